/** Grouping: notes to tick, themes, the bar, what is parked, coverage, and the questions that are asked. */
import '#synthesis/synthesis.css'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import { Parked } from '#synthesis/columns-view.tsx'
import { SaidOfConnection, SavedSign } from '#synthesis/connection-words.tsx'
import { CoverageBar } from '#synthesis/coverage-bar.tsx'
import { CoverageTable } from '#synthesis/coverage-table.tsx'
import { FilterRow } from '#synthesis/filter-row.tsx'
import { NoteCard } from '#synthesis/note-card.tsx'
import { NoteList } from '#synthesis/note-list.tsx'
import { SelectBar } from '#synthesis/select-bar.tsx'
import { ThemeCard, ThemeWithParts } from '#synthesis/theme-card.tsx'
import { InScope } from './in-scope.tsx'
import { poolsOf, words, longWords, type Pools } from './pools.ts'
import { Done, Looks } from './synthesis-looks.tsx'
import { Questions } from './synthesis-questions.tsx'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}
const ungrouped: Grouping = { themesOf: new Map(), parkedFor: new Map() }
const listed = { grouping: ungrouped, find: '', whereIs: () => undefined, tidied: new Map() }

const cardBase = {
  place: 'loose',
  standing: 'tray',
  alsoIn: 0,
  reason: '',
  movedTo: '',
  why: '',
  tidied: '',
  isFirst: false,
  isLast: false,
  tabStop: true,
  find: '',
  onTick: nothing,
} as const

/** Every state of a note that is there to be ticked. */
function noteStates(note: (name: string, text: string, at?: number) => RoomNote, ticked: RoomNote) {
  return [
    ['Not ticked', { note: note('plain', words.short) }],
    ['Ticked', { note: ticked }],
    ['With words that were looked for', { note: note('found', words.signed, 2), find: 'january door' }],
    ['In other themes too', { note: note('also', words.lines, 3), alsoIn: 2 }],
    [
      'Moved by somebody else while it had the focus',
      { note: note('moved', words.phone), movedTo: 'Hoists and steps' },
    ],
    ['From right to left, by phone', { note: { ...note('arabic', words.arabic, 4), route: 'phone' as const } }],
    [
      'With tidier words, and why it stands there',
      {
        note: note('tidied', words.lines, 2),
        tidied: 'A clock, hooks, and a hello.',
        why: 'It is about coming in.',
      },
    ],
    ['Long words', { note: note('long', longWords) }],
    ['Emoji, from the chat', { note: { ...note('emoji', words.emoji, 1), route: 'chat' as const } }],
    [
      'Parked',
      { note: note('parked', words.welsh), standing: 'parked' as const, reason: 'A question for the tea house.' },
    ],
  ] as const
}

function Notes({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const note = (name: string, text: string, at = 0) => pools.note(name, { text, about: at, roomNumber: at + 1 })
  const ticked = note('ticked', words.chat, 1)
  const cards = noteStates(note, ticked)
  return (
    <>
      {cards.map(([name, more]) => (
        <Specimen name={name} key={name}>
          <InScope pools={pools} selected={[ticked]}>
            <ul className="notes" aria-label={name}>
              <NoteCard {...cardBase} {...more} />
            </ul>
          </InScope>
        </Specimen>
      ))}
      <Specimen name="For those who only read">
        <InScope pools={pools} mayWrite={false}>
          <ul className="notes" aria-label="For those who only read">
            <NoteCard {...cardBase} note={note('read', words.room)} />
          </ul>
        </InScope>
      </Specimen>
      <Specimen name="Not yet grouped">
        <InScope pools={pools}>
          <div className="tray">
            <NoteList
              {...listed}
              id={`tray-${copy}`}
              label="Not yet grouped"
              place="loose"
              standing="tray"
              notes={[note('tray-one', words.short), note('tray-two', words.hebrew, 1)]}
            />
          </div>
        </InScope>
      </Specimen>
    </>
  )
}

function Themes({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const benches = pools.theme('Warm benches', 'Being warm afterwards matters more than warm water.')
  const unnamed = pools.theme('')
  const notes = [
    pools.note('bench-one', { text: words.room, route: 'in-the-room' }),
    pools.note('bench-two', { text: words.welsh, about: 2, roomNumber: 2 }),
  ]
  const stands = { merged: [], at: 0, of: 3 }
  const full = { ...stands, theme: benches, notes, all: 2, links: [pools.link('benches', 'Everybody into the water')] }
  const empty = { ...stands, theme: unnamed, notes: [], all: 0, links: [] }
  const filtered = { ...stands, theme: pools.theme('Hoists and steps'), notes: [], all: 5, links: [] }
  const grown = {
    ...full,
    merged: [pools.theme('Somewhere to sit', 'People want to sit down.')],
    theme: {
      ...benches,
      noticed: 'Only those over sixty said so.',
      view: 'Heat the water.',
      otherView: 'Heat the benches.',
      sharedView: 'Nobody should go home cold.',
      goes: 'value' as const,
    },
  }
  return (
    <>
      <Specimen name="A theme with notes" wide>
        <InScope pools={pools}>
          <ThemeCard {...listed} shown={full} />
        </InScope>
      </Specimen>
      <Specimen name="With what was merged into it, two views, and a part" wide>
        <InScope pools={pools}>
          <ThemeWithParts
            {...listed}
            shown={grown}
            parts={[{ ...filtered, theme: { ...filtered.theme, within: benches.id } }]}
          />
        </InScope>
      </Specimen>
      <Specimen name="Just made: no name, no notes">
        <InScope pools={pools}>
          <ThemeCard {...listed} shown={empty} />
        </InScope>
      </Specimen>
      <Specimen name="None of its notes is what was looked for, for those who only read">
        <InScope pools={pools} mayWrite={false}>
          <ThemeCard {...listed} shown={filtered} />
        </InScope>
      </Specimen>
      <ParkedCards pools={pools} notes={notes} />
    </>
  )
}

function ParkedCards({ pools, notes }: { readonly pools: Pools; readonly notes: readonly RoomNote[] }) {
  const [one] = notes
  const parked = one === undefined ? [] : [{ note: one, reason: 'A question for the tea house. We passed it on.' }]
  const grouping: Grouping = { ...ungrouped, parkedFor: new Map(parked.map(({ note, reason }) => [note.id, reason])) }
  const view = { tray: [], themes: [], sections: [], links: [], found: 1 }
  return (
    <>
      <Specimen name="Parked, with a reason">
        <InScope pools={pools}>
          <Parked
            {...listed}
            grouping={grouping}
            view={{ ...view, parked }}
            counts={{ notes: 1, tray: 0, parked: 1 }}
          />
        </InScope>
      </Specimen>
      <Specimen name="Nothing parked">
        <InScope pools={pools}>
          <Parked {...listed} view={{ ...view, parked: [] }} counts={{ notes: 0, tray: 0, parked: 0 }} />
        </InScope>
      </Specimen>
    </>
  )
}

const coverages = [
  ['Some of each', { placed: 31, parked: 2, notLookedAt: 6 }],
  ['All looked at', { placed: 38, parked: 1, notLookedAt: 0 }],
  ['Nothing yet', { placed: 0, parked: 0, notLookedAt: 39 }],
  ['No notes', { placed: 0, parked: 0, notLookedAt: 0 }],
] as const

function Work({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const [one, two] = [pools.note('bar-one', { text: words.short }), pools.note('bar-two', { text: words.chat })]
  const whereIs = (id: string) =>
    [one, two].map(note => ({ note, words: 'Warm benches' })).find(({ note }) => note.id === id)
  const moved: Grouping = { ...ungrouped, themesOf: new Map([[two.id, [pools.theme('Warm benches').id]]]) }
  return (
    <>
      <Specimen name="The bar, with nothing ticked" wide>
        <InScope pools={pools}>
          <SelectBar grouping={ungrouped} whereIs={whereIs} />
        </InScope>
      </Specimen>
      <Specimen name="The bar, with two notes, one of them moved meanwhile" wide>
        <InScope pools={pools} selected={[one, two]}>
          <SelectBar grouping={moved} whereIs={whereIs} />
        </InScope>
      </Specimen>
      <Specimen name="Finding notes" wide>
        <InScope pools={pools}>
          <FilterRow
            rooms={pools.breakoutAt('group').rooms}
            sections={pools.sections}
            view={{ tray: [], themes: [], parked: [], sections: [], links: [], found: 0 }}
            shownAs="board"
          />
        </InScope>
      </Specimen>
      <Specimen name="Coverage in parts" wide>
        <InScope pools={pools}>
          <CoverageTable
            synthesis={{ notes: new Map([one, two].map(note => [note.id, note])), grouping: moved }}
            rooms={pools.breakoutAt('group').rooms}
            sections={pools.sections}
          />
        </InScope>
      </Specimen>
      {coverages.map(([name, coverage]) => (
        <Specimen name={`Coverage: ${name.toLowerCase()}`} key={name}>
          <CoverageBar coverage={coverage} />
        </Specimen>
      ))}
    </>
  )
}

const live = { connection: 'live', isKept: true, isFull: false, writtenAnew: 'no' } as const

const said = [
  ['Not connected, kept on this device', { ...live, connection: 'offline' }, false, false],
  ['Not connected, kept on this page alone', { ...live, connection: 'offline', isKept: false }, false, false],
  ['Closed by the server', { ...live, connection: 'refused' }, false, false],
  ['Full', { ...live, connection: 'refused', isFull: true }, false, false],
  ['Back again', live, true, false],
  ['Written anew, with work that was not saved', { ...live, writtenAnew: 'with-mine' }, false, true],
] as const

const states = [
  { connection: 'live', saved: 'saved' },
  { connection: 'live', saved: 'saving' },
  { connection: 'offline', saved: 'waiting' },
  { connection: 'connecting', saved: 'saved' },
] as const

const unchanging = {
  via: 'websocket',
  fetched: true,
  lookAgain: 0,
  isKept: true,
  writtenAnew: 'no',
  isFull: false,
} as const

const Connections = () => (
  <>
    {said.map(([name, state, isBack, isNews]) => (
      <Specimen name={name} key={name}>
        <SaidOfConnection state={state} isBack={isBack} isNews={isNews} />
      </Specimen>
    ))}
    <Specimen name="Whether it is saved">
      <div className="row">
        {states.map(state => (
          <SavedSign key={state.saved + state.connection} state={{ ...unchanging, ...state }} reads={false} />
        ))}
        <SavedSign state={{ ...unchanging, connection: 'live', saved: 'saved' }} reads />
      </div>
    </Specimen>
  </>
)

export const synthesisParts: readonly GalleryPart[] = [
  { title: 'Notes to group', Part: Notes },
  { title: 'Themes', Part: Themes },
  { title: 'The work of grouping', Part: Work },
  { title: 'The connection, while grouping', Part: Connections },
  { title: 'Questions about notes', Part: Questions },
  { title: 'What was done with themes', Part: Done },
  { title: 'Looks beside each other', Part: Looks },
]
