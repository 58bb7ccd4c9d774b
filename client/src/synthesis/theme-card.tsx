/** A theme: its name, what people said in a sentence, and its notes. */
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { AnswersOf } from './answers.tsx'
import { LinkLines } from './link-lines.tsx'
import { NoteList, type NoteListShape } from './note-list.tsx'
import { notesInWords } from './say-grouping.ts'
import { linkedWith } from './say-links.ts'
import { useScope } from './synthesis-scope.ts'
import type { ShownTheme } from './synthesis-view.ts'
import { ThemeMore } from './theme-more.tsx'
import { Said, ThemeMenu, ThemeName } from './theme-words.tsx'

export interface ThemeCardShape extends Pick<NoteListShape, 'grouping' | 'find' | 'whereIs' | 'tidied'> {
  readonly shown: ShownTheme
}

/** A theme, and under it those that are a part of it. */
export function ThemeWithParts({ parts, ...whole }: ThemeCardShape & { readonly parts: readonly ShownTheme[] }) {
  if (parts.length === 0) return <ThemeCard {...whole} />
  return (
    <div className="whole">
      <ThemeCard {...whole} />
      <div className="parts" role="group" aria-label={`Parts of ${nameOfTheme(whole.shown.theme)}`}>
        {parts.map(shown => (
          <ThemeCard key={shown.theme.id} {...whole} shown={shown} />
        ))}
      </div>
    </div>
  )
}

export function ThemeCard({ shown, ...rest }: ThemeCardShape) {
  const { mayWrite } = useScope()
  const { theme, notes, all } = shown
  const Heading = theme.within === undefined ? 'h3' : 'h4'
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
        <Heading id={id}>
          <ThemeName theme={theme} startsOpenHere />
        </Heading>
        <div className="row count">
          <span className="small soft">{notesInWords(all)}</span>
          <ThemeMenu name={name} shown={shown} />
        </div>
        <Said theme={theme} />
        <ThemeMore shown={shown} />
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
