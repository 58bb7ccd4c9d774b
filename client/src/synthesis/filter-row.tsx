/** What is shown: words to find, a room, a section, a theme, a way by which notes came; and whether as board or as list. */
import { Link } from 'wouter'
import { SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import { Route, routes } from '@waymark/shared/model/note.ts'
import { nameOfRoom, type Room, type Section } from '@waymark/shared/model/session.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { routeWords } from '@waymark/shared/rules/route-words.ts'
import { Button } from '#ui/button.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'
import {
  isFiltering,
  noFilter,
  standingWords,
  withoutGoneTheme,
  type NoteFilter,
  type NoteStanding,
} from './note-filter.ts'
import { notesInWords } from './say-grouping.ts'
import { useScope } from './synthesis-scope.ts'
import { select, useSynthesisState } from './synthesis-store.ts'
import { occurrencesIn, type SynthesisView } from './synthesis-view.ts'

/** columns: the tray, the themes, what is parked. board and list: section by section, on the surface. */
export type ViewName = 'columns' | 'board' | 'list'

interface Places {
  readonly rooms: readonly Pick<Room, 'id' | 'number' | 'name'>[]
  readonly sections: readonly Pick<Section, 'id' | 'title'>[]
}

export function FilterRow({
  rooms,
  sections,
  view,
  shownAs,
}: Places & { readonly view: SynthesisView; readonly shownAs: ViewName }) {
  const { store } = useScope()
  const themes = view.themes.map(({ theme }) => theme)
  const filter = withoutGoneTheme(
    useSynthesisState(store, state => state.filter),
    themes,
  )
  const hasMarks = useSynthesisState(store, ({ marks }) => marks.size > 0)
  const change = (fields: Partial<NoteFilter>): void => {
    store.setState({ filter: { ...filter, ...fields } })
  }
  return (
    <>
      <div className="filters" role="search" aria-label="Find notes">
        <div className="searchbox">
          <Icon name="search" />
          <input
            className="input"
            type="search"
            aria-label="Find words in the notes"
            placeholder="Find words"
            value={filter.words}
            onChange={event => {
              change({ words: event.target.value })
            }}
          />
        </div>
        {choicesOf({ rooms, sections, themes, hasMarks }, filter).map(({ take, ...choice }) => (
          <Choose
            key={choice.label}
            {...choice}
            onChange={value => {
              change(take(value))
            }}
          />
        ))}
        <Views shownAs={shownAs} />
      </div>
      <Found filter={filter} view={view} />
    </>
  )
}

interface ChoiceShape {
  readonly label: string
  readonly all: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
}

const standings: readonly NoteStanding[] = ['placed', 'alone', 'parked', 'not-looked-at']

/** An empty value is all of them. */
const choicesOf = (
  { rooms, sections, themes, hasMarks }: Places & { readonly themes: readonly Theme[]; readonly hasMarks: boolean },
  filter: NoteFilter,
): readonly (ChoiceShape & { readonly take: (value: string) => Partial<NoteFilter> })[] => [
  {
    label: 'Rooms',
    all: 'All rooms',
    value: String(filter.roomNumber ?? ''),
    options: rooms.map(room => [String(room.number), nameOfRoom(room)]),
    take: value => ({ roomNumber: value === '' ? null : Number(value) }),
  },
  {
    label: 'Sections',
    all: 'All sections',
    value: filter.sectionId ?? '',
    options: sections.map(({ id, title }) => [id, title]),
    take: value => ({ sectionId: SectionId.safeParse(value).data ?? null }),
  },
  {
    label: 'Themes',
    all: 'All themes',
    value: filter.themeId ?? '',
    options: themes.map(theme => [theme.id, nameOfTheme(theme)]),
    take: value => ({ themeId: ThemeId.safeParse(value).data ?? null }),
  },
  {
    label: 'How notes came',
    all: 'All routes',
    value: filter.route ?? '',
    options: routes.map(route => [route, routeWords[route] === '' ? 'Written here' : routeWords[route]]),
    take: value => ({ route: Route.safeParse(value).data ?? null }),
  },
  {
    label: 'Where notes stand',
    all: 'Any place',
    value: filter.stands ?? '',
    options: standings.map(stands => [stands, standingWords[stands]]),
    take: value => ({ stands: standings.find(stands => stands === value) ?? null }),
  },
  ...(hasMarks || filter.isMarked !== null
    ? [
        {
          label: 'Marks',
          all: 'Marked or not',
          value: filter.isMarked === null ? '' : String(filter.isMarked),
          options: [
            ['true', 'Marked by others'],
            ['false', 'Marked by nobody'],
          ] as const,
          take: (value: string) => ({ isMarked: value === '' ? null : value === 'true' }),
        },
      ]
    : []),
]

function Choose({
  label,
  all,
  value,
  options,
  onChange,
}: ChoiceShape & { readonly onChange: (value: string) => void }) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        onChange(target.value)
      }}
    >
      <option value="">{all}</option>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  )
}

function Found({ filter, view }: { readonly filter: NoteFilter; readonly view: SynthesisView }) {
  const { store, mayWrite } = useScope()
  return (
    <div className="found" role="status">
      {isFiltering(filter) && <span>{notesInWords(view.found)} found.</span>}
      {isFiltering(filter) && mayWrite && view.found > 0 && (
        <Button
          look="quiet"
          size="compact"
          onClick={() => {
            select(store, occurrencesIn(view))
          }}
        >
          Select them
        </Button>
      )}
      {isFiltering(filter) && (
        <Button
          look="quiet"
          size="compact"
          onClick={() => {
            store.setState({ filter: noFilter })
          }}
        >
          Show all notes
        </Button>
      )}
    </div>
  )
}

const views: readonly (readonly [name: ViewName, icon: IconName, label: string])[] = [
  ['columns', 'group', 'Themes'],
  ['board', 'board', 'Board'],
  ['list', 'list', 'List'],
]

function Views({ shownAs }: { readonly shownAs: ViewName }) {
  return (
    <nav className="segmented push" aria-label="How to see the themes">
      {views.map(([name, icon, label]) => (
        <Link key={name} href={`?view=${name}`} replace aria-current={shownAs === name ? 'page' : undefined}>
          <Icon name={icon} />
          {label}
        </Link>
      ))}
    </nav>
  )
}
