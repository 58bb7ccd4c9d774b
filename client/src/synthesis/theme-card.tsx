/** A theme: its name, what people said in a sentence, and its notes. */
import { useEffect } from 'react'
import { maxSaid, maxThemeName, nameOfTheme } from '@waymark/shared/model/theme.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { EditableText } from '#ui/editable-text.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import { LinkLines, linkHome } from './link-lines.tsx'
import { NoteList, type NoteListShape } from './note-list.tsx'
import { notesInWords } from './say-grouping.ts'
import { linkedWith } from './say-links.ts'
import { themeMenu } from './synthesis-actions.ts'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState } from './synthesis-store.ts'
import type { ShownTheme } from './synthesis-view.ts'
import { keepFocus } from './use-keys.ts'

export interface ThemeCardShape extends Pick<NoteListShape, 'grouping' | 'find' | 'whereIs'> {
  readonly shown: ShownTheme
  /** From 0, among all themes. */
  readonly at: number
  readonly of: number
  /** Where in the list it is drawn; the board draws each theme once. */
  readonly within?: string
}

export function ThemeCard({ shown, at, of, within = 'board', ...rest }: ThemeCardShape) {
  const { acts, mayWrite } = useScope()
  const { theme, notes, all } = shown
  const id = `${within}-${theme.id}`
  const name = nameOfTheme(theme)
  // On the board a theme stands once and is a region of its own; in the list it stands under each of its sections.
  const Box = within === 'board' ? 'section' : 'div'
  return (
    <Box
      className="theme"
      aria-labelledby={within === 'board' ? id : undefined}
      data-drop={mayWrite ? theme.id : undefined}
      data-theme-id={theme.id}
    >
      <header>
        <h3 id={id}>
          <ThemeName shown={shown} startsOpenHere={within === 'board' || all === 0} />
        </h3>
        <div className="row count">
          <span className="small soft">{notesInWords(all)}</span>
          {mayWrite && (
            <Menu
              face={<Icon name="more" />}
              label={`More for the theme: ${name}`}
              buttonClass="iconbtn small"
              button={linkHome}
              choices={themeMenu(acts, { themeId: theme.id, at, of }).map(staysInHand)}
            />
          )}
        </div>
        <Said shown={shown} />
        <LinkLines of={name} lines={shown.links.map(link => ({ ...link, about: linkedWith(link.toName) }))} />
      </header>
      {notes.length > 0 && (
        <NoteList
          {...rest}
          id={id}
          label={`Notes in ${name}`}
          place={theme.id}
          standing="theme"
          notes={notes}
          whole={notes.length === all}
        />
      )}
      {notes.length === 0 && (
        <p className="small soft none">
          {all === 0 ? 'No notes in it yet.' : 'None of its notes has what you look for.'}
        </p>
      )}
    </Box>
  )
}

/** After a move the button that asked for it still has the focus. */
const staysInHand = (choice: Choice): Choice => ({
  ...choice,
  run: () => {
    const button = document.activeElement
    choice.run()
    if (button instanceof HTMLElement) keepFocus(button)
  },
})

function ThemeName({
  shown: { theme },
  startsOpenHere,
}: {
  readonly shown: ShownTheme
  readonly startsOpenHere: boolean
}) {
  const { store, acts, mayWrite } = useScope()
  const isNew = useSynthesisState(store, ({ naming }) => naming === theme.id)
  const opens = isNew && startsOpenHere
  useEffect(() => {
    // Once is enough: the next time it is drawn, it has been named or left for later.
    if (opens) store.setState({ naming: null })
  }, [opens, store])
  if (!mayWrite) return nameOfTheme(theme)
  return (
    <EditableText
      value={theme.name}
      label="Name of the theme"
      invitation="Give this theme a name"
      maxLength={maxThemeName}
      startsOpen={opens}
      onChange={text => {
        acts.reword(theme.id, { name: keepableText(text).replaceAll('\n', ' ') })
      }}
    />
  )
}

function Said({ shown: { theme } }: { readonly shown: ShownTheme }) {
  const { acts, mayWrite } = useScope()
  if (!mayWrite) return theme.said === '' ? null : <p className="said">{theme.said}</p>
  return (
    <div className="said">
      <EditableText
        value={theme.said}
        label="What people said, in a sentence"
        invitation="Say in a sentence what people said"
        maxLength={maxSaid}
        lines="several"
        onChange={text => {
          acts.reword(theme.id, { said: keepableText(text) })
        }}
      />
    </div>
  )
}
