/** The list: the same tree as headings and lists, section by section, in the order of every export. */
import type { Waymark } from '@waymark/shared/rules/letters.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import type { ViewShape } from './board-view.tsx'
import { AddLinkButton, LinkLines } from './link-lines.tsx'
import { NoteList } from './note-list.tsx'
import { notesInWords } from './say-grouping.ts'
import { linkedWith } from './say-links.ts'
import { useScope } from './synthesis-scope.ts'
import type { ShownSection } from './synthesis-view.ts'
import { ThemeCard } from './theme-card.tsx'

export function OutlineView(shape: ViewShape) {
  const { view, grouping, find, whereIs } = shape
  const rest = { grouping, find, whereIs }
  const marks = waymarksOf(view.sections.map(({ section }) => section))
  const empty = view.themes.filter(({ all }) => all === 0)
  const placeOf = (id: string): number => view.themes.findIndex(({ theme }) => theme.id === id)
  return (
    <div className="outline synthlist">
      {empty.length > 0 && (
        <section aria-labelledby="list-empty">
          <header>
            <h2 id="list-empty">Themes without notes</h2>
          </header>
          <div className="themes">
            {empty.map(shown => (
              <ThemeCard
                key={shown.theme.id}
                {...rest}
                shown={shown}
                at={placeOf(shown.theme.id)}
                of={view.themes.length}
                within="list"
              />
            ))}
          </div>
        </section>
      )}
      {view.sections.map((section, at) => (
        <OutlineSection key={section.section.id} {...shape} shown={section} mark={marks[at]} placeOf={placeOf} />
      ))}
    </div>
  )
}

function OutlineSection({
  view,
  grouping,
  find,
  whereIs,
  shown,
  mark,
  placeOf,
}: ViewShape & {
  readonly shown: ShownSection
  readonly mark: Waymark | undefined
  readonly placeOf: (id: string) => number
}) {
  const rest = { grouping, find, whereIs }
  const { mayWrite } = useScope()
  const { section, links, themes, tray, parked } = shown
  const id = `list-${section.id}`
  return (
    <section aria-labelledby={id}>
      <header>
        {mark === undefined || mark.letter === '' ? (
          <span />
        ) : (
          <span className="waymark" data-tone={mark.tone} aria-hidden="true">
            {mark.letter}
          </span>
        )}
        <h2 id={id}>{section.title}</h2>
        {mayWrite && <AddLinkButton from={section.id} />}
        <LinkLines of={section.title} lines={links.map(link => ({ ...link, about: linkedWith(link.toName) }))} />
      </header>
      <div className="themes">
        {themes.map(one => (
          <ThemeCard
            key={one.theme.id}
            {...rest}
            shown={one}
            at={placeOf(one.theme.id)}
            of={view.themes.length}
            within={id}
          />
        ))}
        <Loose {...rest} id={`${id}-tray`} title="Not yet grouped" standing="tray" notes={tray} />
        <Loose {...rest} id={`${id}-parked`} title="Parked" standing="parked" notes={parked.map(({ note }) => note)} />
        {themes.length + tray.length + parked.length === 0 && <p className="soft">Nothing here.</p>}
      </div>
    </section>
  )
}

function Loose({
  title,
  ...list
}: Omit<Parameters<typeof NoteList>[0], 'label' | 'place'> & { readonly title: string }) {
  const { mayWrite } = useScope()
  if (list.notes.length === 0) return null
  const drop = list.standing === 'parked' ? 'parked' : 'loose'
  return (
    <div className="tray" data-drop={mayWrite ? drop : undefined}>
      <header>
        <h3 id={`${list.id}-title`}>{title}</h3>
        <span className="small soft">{notesInWords(list.notes.length)}</span>
      </header>
      <NoteList {...list} label={title} place="loose" />
    </div>
  )
}
