/** The surface: notes in every state as a board and as a list, frames that are empty and that are on their way, and the sign of a drag. */
import { useMemo, useRef, useState } from 'react'
import { tones, waymarksOf } from '@waymark/shared/rules/letters.ts'
import { NoteTrouble } from '#board/note-trouble.tsx'
import { BoardView } from '#surface/board-view.tsx'
import type { Card, Frame } from '#surface/frames.ts'
import { LandingSign } from '#surface/landing-sign.tsx'
import { ListView } from '#surface/list-view.tsx'
import type { BoardNote } from '#surface/surface-props.ts'
import type { SurfaceProps } from '#surface/view-props.ts'
import { WaymarkSign } from '#surface/waymark-sign.tsx'
import { waitingOf } from './board-parts.tsx'
import { longWords, poolsOf, words, type Pools } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}

type State = Partial<Pick<BoardNote, 'isMine' | 'saving' | 'remark' | 'signedBy' | 'route'>> & { readonly text: string }

/** By section: as they come, mine, and in other writings. */
const states: readonly (readonly State[])[] = [
  [
    { text: words.short },
    { text: words.signed, signedBy: 'Oda' },
    { text: words.chat, route: 'chat' },
    { text: words.phone, route: 'phone', signedBy: 'Nkem' },
    { text: words.room, route: 'in-the-room' },
    { text: 'Chosen: it is selected' },
  ],
  [
    { text: 'Mine, without a name', isMine: true },
    { text: 'Mine, with my name', isMine: true, signedBy: 'Bryn' },
    { text: 'Mine, on its way', isMine: true, saving: 'saving' },
    { text: 'Mine, waiting for the connection', isMine: true, saving: 'waiting' },
    { text: 'Mine, saved a moment ago', isMine: true, saving: 'saved' },
    { text: 'Mine, refused', isMine: true, saving: 'refused' },
    { text: 'In hand while somebody else moved it', remark: 'This was moved to C, Warm without gas.' },
  ],
  [
    { text: words.arabic },
    { text: words.hebrew },
    { text: words.welsh },
    { text: words.emoji },
    { text: words.lines },
    { text: longWords },
  ],
  [],
]

function framesIn(pools: Pools, isEmpty = false): Frame[] {
  const marks = waymarksOf(pools.sections)
  return states.flatMap((own, at) => {
    const section = pools.sections[at]
    const waymark = marks[at]
    if (section === undefined || waymark === undefined) return []
    const cards = (isEmpty ? [] : own).map(({ text, ...state }, place): Card => {
      const note = pools.note(`board-${at}-${place}`, { text, about: at })
      return {
        key: note.id,
        note: { ...note, isMine: false, saving: 'still', isMovable: true, remark: '', ...state },
        tone: waymark.tone,
        mark: null,
        signs: [],
      }
    })
    const { id, title, description } = section
    const group = { id: 'notes', kind: 'notes', title: '', said: '', themeId: null, links: [], cards } as const
    return [
      {
        id,
        title,
        description,
        waymark,
        links: [],
        count: cards.length,
        shown: cards.length,
        groups: [{ ...group, count: cards.length }],
      },
    ]
  })
}

function surfaceOf(pools: Pools, frames: readonly Frame[]): SurfaceProps {
  const [first] = pools.sections
  return {
    frames,
    isFetched: true,
    current: null,
    fresh: null,
    onCurrent: nothing,
    onSection: nothing,
    selection: new Set(),
    onSelect: nothing,
    hasTicks: false,
    choicesOf: () => [
      { label: 'Change the words…', icon: 'pencil', run: nothing },
      { label: 'Up', icon: 'up', closedBecause: 'It is the first here.', run: nothing },
      { label: 'Withdraw my note', more: 'You can put it back', icon: 'undo', run: nothing },
    ],
    troubleOf: ({ note }) => (
      <NoteTrouble
        refused={waitingOf(pools, {
          noteId: note.id,
          state: 'refused',
          problem: { code: 'too-large', message: 'It is longer than 1,000 characters.', at: [] },
        })}
        onTryAgain={nothing}
        onTakeBack={nothing}
        onCopy={nothing}
      />
    ),
    sayLanding: () => 'Here it is only shown.',
    onDrop: nothing,
    onOpen: nothing,
    here: first === undefined ? new Map() : new Map([[first.id, { names: ['Oda', 'Nkem'], writing: 1 }]]),
    links: [],
    find: '',
    groupHead: null,
    frameMore: null,
    onDrawn: nothing,
    onDoor: nothing,
  }
}

/** What is pressed is selected. */
function useSurface(copy: string): SurfaceProps {
  const pools = useMemo(() => poolsOf(copy), [copy])
  const frames = useMemo(() => framesIn(pools), [pools])
  const [selection, setSelection] = useState<ReadonlySet<string>>(
    () => new Set(frames.flatMap(({ groups }) => groups[0]?.cards.slice(5, 6).map(({ key }) => key) ?? []).slice(0, 1)),
  )
  const surface = useMemo(() => surfaceOf(pools, frames), [pools, frames])
  return {
    ...surface,
    selection,
    onSelect: keys => {
      setSelection(new Set(keys))
    },
  }
}

function Board({ copy }: PartProps) {
  const surface = useSurface(`board-${copy}`)
  return (
    <Specimen name="Notes in every state: as they come, mine, in other writings; and a part without notes" wide>
      <div className="gallery-board">
        <BoardView {...surface} />
      </div>
    </Specimen>
  )
}

function List({ copy }: PartProps) {
  const surface = useSurface(`list-${copy}`)
  return (
    <Specimen name="The same, as a list" wide>
      <ListView {...surface} />
    </Specimen>
  )
}

function OnTheirWay({ copy }: PartProps) {
  const pools = useMemo(() => poolsOf(`way-${copy}`), [copy])
  const frames = useMemo(() => framesIn(pools, true).slice(0, 2), [pools])
  const surface = useMemo(() => surfaceOf(pools, frames), [pools, frames])
  return (
    <>
      <Specimen name="The notes are on their way" wide>
        <div className="gallery-board low">
          <BoardView {...surface} isFetched={false} here={new Map()} />
        </div>
      </Specimen>
    </>
  )
}

function Signs({ copy }: PartProps) {
  const sign = useRef<HTMLParagraphElement>(null)
  const cards = framesIn(poolsOf(`sign-${copy}`)).flatMap(({ groups }) => groups[0]?.cards ?? [])
  const signs = [
    ['One note', 1, 'To B, Everybody into the water, note 2 of 4'],
    ['Several notes', 3, 'To the end of C, Warm without gas'],
    ['Where they cannot land', 1, undefined],
  ] as const
  return (
    <>
      {signs.map(([name, count, said]) => (
        <Specimen name={name} key={name}>
          <div className="gallery-stage">
            <LandingSign
              drag={{
                dragging: { cards: cards.slice(0, count), keys: new Set(), landing: undefined, words: said },
                sign,
                start: nothing,
              }}
            />
          </div>
        </Specimen>
      ))}
      <Specimen name="Waymarks of parts">
        <div className="row">
          {tones.map((tone, at) => (
            <WaymarkSign key={tone} waymark={{ letter: at < 5 ? String.fromCharCode(65 + at) : '', tone }} />
          ))}
        </div>
      </Specimen>
    </>
  )
}

export const surfaceParts: readonly GalleryPart[] = [
  { title: 'A board', Part: Board },
  { title: 'A list', Part: List },
  { title: 'A board on its way', Part: OnTheirWay },
  { title: 'Signs on a board', Part: Signs },
]
