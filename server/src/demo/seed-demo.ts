/** The demo series as rows and documents: what a newcomer sees at the first start. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { draftDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { chaptersOf, type HeardBreakout } from '@waymark/shared/drafting/chapters.ts'
import { draftFromThemes } from '@waymark/shared/drafting/draft-from-themes.ts'
import {
  AmbitionId,
  BreakoutId,
  DraftId,
  LinkId,
  MemberId,
  NoteId,
  ParkedId,
  PlacementId,
  RoomId,
  SectionId,
  SessionId,
  StrategyId,
  ThemeId,
} from '@waymark/shared/model/ids.ts'
import type { Draft } from '@waymark/shared/model/draft.ts'
import type { Link } from '@waymark/shared/model/member.ts'
import type { Breakout, Room, Section, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import type { Deps } from '#deps.ts'
import { authorships, breakouts, drafts, links, rooms, sessions, strategies } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import type { DemoBreakout, DemoSeries } from './demo-series.ts'

type SeedDeps = Pick<Deps, 'store' | 'newId' | 'now'>

interface Seeded {
  readonly rows: Row[]
  readonly updates: { readonly doc: DocName; readonly update: Uint8Array }[]
}

/** One commit: it is there whole, or not at all. */
export async function seedDemo(deps: SeedDeps, series: DemoSeries): Promise<void> {
  const { newId, now } = deps
  const ambitionIds = new Map(series.strategy.ambitions.map(({ key }) => [key, AmbitionId.parse(newId())]))
  const ambitions = series.strategy.ambitions.map(({ key, ...ambition }) => ({
    ...ambition,
    id: ambitionIds.get(key) ?? AmbitionId.parse(newId()),
  }))
  const strategy: Strategy = {
    id: StrategyId.parse(newId()),
    title: series.strategy.title,
    period: series.strategy.period,
    ambitions,
    demo: true,
    createdAt: now(),
  }
  const session: Session = {
    id: SessionId.parse(newId()),
    strategyId: strategy.id,
    title: series.session.title,
    startsAt: series.session.startsAt,
    createdAt: now(),
  }
  const draft: Draft = { id: DraftId.parse(newId()), strategyId: strategy.id, createdAt: now() }
  const handOut = (['participant', 'facilitator', 'reader'] as const).map((role): Link => ({
    id: LinkId.parse(newId()),
    role,
    strategyId: strategy.id,
    sessionId: session.id,
    createdAt: now(),
    revokedAt: null,
  }))
  const seeded: Seeded = {
    rows: [
      row(strategies, strategy),
      row(sessions, session),
      row(drafts, draft),
      ...handOut.map(link => row(links, link)),
    ],
    updates: [],
  }
  const heard = series.session.breakouts.map((breakout, at) =>
    seedBreakout(deps, {
      seeded,
      strategy,
      session,
      ambitionIds,
      roomNames: series.session.roomNames,
      number: at + 1,
      demo: breakout,
    }),
  )
  const { additions } = draftFromThemes(strategy, chaptersOf({ strategy, breakouts: heard }), [])
  seeded.updates.push({
    doc: draftDocName(draft.id),
    update: written(doc => {
      insertBlocks(
        draftFragment(doc),
        0,
        additions.flatMap(({ blocks }) => blocks),
      )
    }),
  })
  await deps.store.commit({ puts: seeded.rows, updates: seeded.updates })
}

interface BreakoutSeed {
  readonly seeded: Seeded
  readonly strategy: Strategy
  readonly session: Session
  readonly ambitionIds: ReadonlyMap<string, AmbitionId>
  readonly roomNames: readonly string[]
  readonly number: number
  readonly demo: DemoBreakout
}

function seedBreakout(
  deps: SeedDeps,
  { seeded, strategy, session, ambitionIds, roomNames, number, demo }: BreakoutSeed,
): HeardBreakout {
  const { newId } = deps
  const sectionIds = new Map<string, SectionId>()
  const section = (key: string, shape: Omit<Section, 'id'>): Section => {
    const id = SectionId.parse(newId())
    sectionIds.set(key, id)
    return { id, ...shape }
  }
  const ofAmbitions = demo.purpose === 'review-ambitions' ? [...ambitionIds] : []
  const sections = [
    ...ofAmbitions.flatMap(([key, ambitionId]) =>
      strategy.ambitions
        .filter(({ id }) => id === ambitionId)
        .map(({ title, description }) => section(key, { ambitionId, title, description })),
    ),
    ...demo.sections.map(({ key, title, description }) => section(key, { ambitionId: null, title, description })),
  ]
  const breakout: Breakout = {
    id: BreakoutId.parse(newId()),
    sessionId: session.id,
    number,
    purpose: demo.purpose,
    question: demo.question,
    sections,
    step: demo.step,
  }
  const ownRooms = roomNames.map((name, at): Room => ({
    id: RoomId.parse(newId()),
    breakoutId: breakout.id,
    number: at + 1,
    name,
  }))
  seeded.rows.push(row(breakouts, breakout), ...ownRooms.map(room => row(rooms, room)))

  const noteIds = new Map(demo.notes.map(({ key }) => [key, NoteId.parse(newId())]))
  const noteId = (key: string): NoteId => noteIds.get(key) ?? NoteId.parse(newId())
  const keys = orderKeys(demo.notes.length)
  const notes = ownRooms.flatMap(room => {
    const own = demo.notes.flatMap((note, at) =>
      note.room === room.number
        ? [
            {
              id: noteId(note.key),
              sectionId: sectionIds.get(note.section) ?? SectionId.parse(newId()),
              text: note.text,
              order: keys[at] ?? 'a0',
              signedBy: note.signedBy,
              route: note.route,
            },
          ]
        : [],
    )
    // Each written by somebody of whom nothing else is known.
    seeded.rows.push(
      ...own.map(({ id }) =>
        row(authorships, { id, roomId: room.id, memberId: MemberId.parse(newId()), withdrawn: null }),
      ),
    )
    seeded.updates.push({
      doc: roomDocName(room.id),
      update: written(doc => {
        for (const note of own) openRoomDoc(doc).notes.put(note)
      }),
    })
    return own.map(note => ({ ...note, roomNumber: room.number, roomName: room.name, breakoutId: breakout.id }))
  })
  return { breakout, notes, ...seedThemes(deps, { seeded, breakout, demo, noteId }) }
}

function seedThemes(
  { newId }: SeedDeps,
  {
    seeded,
    breakout,
    demo,
    noteId,
  }: {
    readonly seeded: Seeded
    readonly breakout: Breakout
    readonly demo: DemoBreakout
    readonly noteId: (key: string) => NoteId
  },
) {
  const keys = orderKeys(demo.themes.length)
  const made = demo.themes.map(({ name, said, notes }, at) => ({
    theme: { id: ThemeId.parse(newId()), name, said, order: keys[at] ?? 'a0' },
    notes,
  }))
  const themes = made.map(({ theme }) => theme)
  const placements = made.flatMap(({ theme, notes }) =>
    notes.map(key => ({ id: PlacementId.parse(newId()), noteId: noteId(key), themeId: theme.id })),
  )
  const parked = demo.parked.map(({ note, reason }) => ({ id: ParkedId.parse(newId()), noteId: noteId(note), reason }))
  const update = written(doc => {
    const themesDoc = openThemesDoc(doc)
    for (const theme of themes) themesDoc.themes.put(theme)
    for (const placement of placements) themesDoc.placements.put(placement)
    for (const one of parked) themesDoc.parked.put(one)
  })
  seeded.updates.push({ doc: themesDocName(breakout.id), update })
  return { themes, placements, parked }
}

function written(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    write(doc)
  })
  return Y.encodeStateAsUpdate(doc)
}
