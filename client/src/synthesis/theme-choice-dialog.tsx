/** Asks which other theme: to merge into it, or to become a part of it. Choosing one does it. */
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useScope } from './synthesis-scope.ts'
import type { ShownTheme } from './synthesis-view.ts'
import { ThemeChoices } from './theme-choices.tsx'

interface Asked {
  readonly themeId: ThemeId
  readonly themes: readonly ShownTheme[]
  readonly close: () => void
}

export function MergeDialog({ themeId, themes, close }: Asked) {
  const { acts } = useScope()
  const own = themes.find(({ theme }) => theme.id === themeId)
  if (own === undefined) return <GoneDialog close={close} />
  return (
    <Dialog title={`Merge “${nameOfTheme(own.theme)}” into…`} onClose={close}>
      <p>
        Its notes, its parts and its links stand there from then on. Its name and all that was said about it are kept
        with them, and you can bring it back.
      </p>
      <ThemeChoice
        icon="group"
        themes={themes.filter(({ theme }) => theme.id !== themeId)}
        none="There is no other theme to merge it into."
        choose={into => {
          acts.merge(themeId, into)
          close()
        }}
      />
      <footer>
        <Button onClick={close}>Cancel</Button>
      </footer>
    </Dialog>
  )
}

export function PartDialog({ themeId, themes, close }: Asked) {
  const { acts } = useScope()
  const own = themes.find(({ theme }) => theme.id === themeId)?.theme
  if (own === undefined) return <GoneDialog close={close} />
  return (
    <Dialog title={`Make “${nameOfTheme(own)}” a part of…`} onClose={close}>
      <p>It is shown under that theme, here and in the document, and keeps its own notes and sentence.</p>
      <ThemeChoice
        icon="list"
        themes={themes.filter(
          ({ theme: { id, within } }) => id !== themeId && within === undefined && id !== own.within,
        )}
        none="There is no other theme that it could be a part of."
        choose={whole => {
          acts.makePart(themeId, whole)
          close()
        }}
      />
      <footer>
        {own.within !== undefined && (
          <Button
            onClick={() => {
              acts.standAlone(themeId)
              close()
            }}
          >
            Let it stand by itself
          </Button>
        )}
        <Button onClick={close}>Cancel</Button>
      </footer>
    </Dialog>
  )
}

/** Somebody took the theme away, or merged it, while the question stood. */
export function GoneDialog({ close }: Pick<Asked, 'close'>) {
  return (
    <Dialog title="This theme stands here no more" onClose={close}>
      <p>Somebody merged or dissolved it meanwhile.</p>
      <footer>
        <Button onClick={close}>Close</Button>
      </footer>
    </Dialog>
  )
}

/** With a sentence where there is nothing to choose. */
function ThemeChoice({ none, ...choices }: Parameters<typeof ThemeChoices>[0] & { readonly none: string }) {
  return choices.themes.length === 0 ? <p className="soft">{none}</p> : <ThemeChoices {...choices} />
}
