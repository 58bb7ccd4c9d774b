/** Asks which other theme: to merge into it, or to become a part of it. Choosing one does it. */
import { useState } from 'react'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'
import { notesInWords } from './say-grouping.ts'
import { useScope } from './synthesis-scope.ts'
import type { ShownTheme } from './synthesis-view.ts'

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

/** Fewer themes than this are looked through at a glance. */
const worthFinding = 8

function ThemeChoice({
  icon,
  themes,
  none,
  choose,
}: {
  readonly icon: IconName
  readonly themes: readonly ShownTheme[]
  readonly none: string
  readonly choose: (themeId: ThemeId) => void
}) {
  const [find, setFind] = useState('')
  const wanted = find.trim().toLocaleLowerCase('en-GB')
  const found = themes.filter(({ theme }) => nameOfTheme(theme).toLocaleLowerCase('en-GB').includes(wanted))
  if (themes.length === 0) return <p className="soft">{none}</p>
  return (
    <>
      {themes.length >= worthFinding && (
        <input
          className="input"
          type="search"
          aria-label="Find a theme"
          placeholder="Find a theme"
          value={find}
          onChange={({ target }) => {
            setFind(target.value)
          }}
        />
      )}
      <ul className="choosing" aria-label="Themes">
        {found.map(({ theme, all }) => (
          <li key={theme.id}>
            <button
              type="button"
              className="menuitem"
              onClick={() => {
                choose(theme.id)
              }}
            >
              <Icon name={icon} />
              <span>
                {nameOfTheme(theme)}
                <small>{notesInWords(all)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="soft">No theme has this in its name.</p>}
    </>
  )
}
