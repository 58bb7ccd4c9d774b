/** A theme: its name, what people said in a sentence, and its notes. */
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { AnswersOf } from './answers.tsx'
import { LinkLines } from './link-lines.tsx'
import { NoteList, type NoteListShape } from './note-list.tsx'
import { notesInWords } from './say-grouping.ts'
import { linkedWith } from './say-links.ts'
import { useScope } from './synthesis-scope.ts'
import type { ShownTheme } from './synthesis-view.ts'
import { Said, ThemeMenu, ThemeName } from './theme-words.tsx'

export interface ThemeCardShape extends Pick<NoteListShape, 'grouping' | 'find' | 'whereIs'> {
  readonly shown: ShownTheme
  /** From 0, among all themes. */
  readonly at: number
  readonly of: number
}

export function ThemeCard({ shown, at, of, ...rest }: ThemeCardShape) {
  const { mayWrite } = useScope()
  const { theme, notes, all } = shown
  const id = `board-${theme.id}`
  const name = nameOfTheme(theme)
  return (
    <section
      className="theme"
      aria-labelledby={id}
      data-drop={mayWrite ? theme.id : undefined}
      data-theme-id={theme.id}
    >
      <header>
        <h3 id={id}>
          <ThemeName theme={theme} startsOpenHere />
        </h3>
        <div className="row count">
          <span className="small soft">{notesInWords(all)}</span>
          <ThemeMenu name={name} place={{ themeId: theme.id, at, of }} />
        </div>
        <Said theme={theme} />
        <AnswersOf themeId={theme.id} name={name} />
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
    </section>
  )
}
