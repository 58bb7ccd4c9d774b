/** When all is well and everybody has what they waited for: everything that is to be found, held against everything that was promised. */
import type * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { myNotes } from '@waymark/shared/wire/notes.ts'
import { activities, authorships, histories } from '@waymark/server/store/kinds.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { until } from '#support/wait.ts'
import {
  docOfLog,
  doubledActs,
  doubledHistory,
  foundNotes,
  lostUpdates,
  unequalCopies,
  wrongRows,
  type DocCopy,
  type OwnNotes,
} from './checks.ts'
import type { Cluster } from './cluster.ts'
import { docWindow, type DocWindow } from './doc-window.ts'
import type { People } from './people.ts'
import type { Run } from './run.ts'
import { docsOf, type Stage } from './stage.ts'
import { marksIn, type Witness } from './witness.ts'
import type { NoteState } from './work.ts'

export interface Settled {
  readonly run: Run
  readonly cluster: Cluster
  readonly stage: Stage
  readonly people: People
  readonly witness: Witness
}

export type Reading = Pick<Store, 'readLog' | 'list'>

/** Somebody who has seen nothing yet opens everything at every server. */
export interface Fresh {
  readonly whose: string
  readonly window: DocWindow
  readonly marks: ReadonlySet<string>
}

export async function openFresh({ cluster, stage, witness }: Settled): Promise<Fresh[]> {
  const { caller } = await stage.enter('reader')
  const fresh = cluster.places.flatMap(({ node }) =>
    docsOf(stage).map(name => {
      const marks = new Set<string>()
      const heard = (frame: Uint8Array): void => {
        witness.frame('who comes late', name, frame)
        for (const mark of marksIn(frame)) marks.add(mark)
      }
      const window = docWindow({ address: node.address, cookie: caller.cookie, heard, pauseMs: () => 200 }, name)
      return { whose: `who comes late to ${node.name}`, window, marks }
    }),
  )
  await until('who comes late is in step', () => fresh.every(({ window }) => window.isInStep()), 30_000)
  return fresh
}

/** So long servers may take to tell each other of all. */
const toBecomeEqualMs = 20_000

export async function checkCopies(settled: Settled, reading: Reading, fresh: readonly Fresh[]): Promise<void> {
  const { run, stage, people } = settled
  const unequal = async (): Promise<string[]> => {
    const all = await Promise.all(
      docsOf(stage).map(async name => {
        const copies: DocCopy[] = [
          ...people.windows.filter(one => !one.isOut()).map(({ who, window }) => ({ whose: who, window })),
          ...fresh,
        ].flatMap(({ whose, window }) => (window.name === name ? [{ whose, doc: window.doc }] : []))
        return unequalCopies(name, docOfLog((await reading.readLog(name)).updates), copies)
      }),
    )
    return all.flat()
  }
  const from = run.since()
  let faults = await unequal()
  while (faults.length > 0 && run.since() - from < toBecomeEqualMs) {
    await run.pause(250)
    faults = await unequal()
  }
  for (const fault of faults) run.broken(fault)
  run.say(`all copies are equal after ${run.since() - from} ms`)
}

/** What each author is told of the own notes. Whoever was put out cannot ask. */
export async function askAuthors({ people }: Pick<Settled, 'people'>): Promise<ReadonlyMap<string, OwnNotes>> {
  const told = new Map<string, OwnNotes>()
  for (const { letter, caller, room, isOut } of people.authors)
    if (!isOut()) told.set(letter, { letter, ...(await caller.ask(myNotes, { params: { roomId: room.roomId } })) })
  return told
}

interface Promised {
  readonly settled: Settled
  readonly own: ReadonlyMap<string, OwnNotes>
  readonly fresh: readonly Fresh[]
}

/**
 * How many lines of the history say what another says already. A change of which no answer came is written into it by whichever server
 * has it next, and nothing keeps the first from being late.
 */
export const countDoubledHistory = async ({ stage }: Pick<Settled, 'stage'>, reading: Reading): Promise<number> =>
  doubledHistory(await reading.list(histories, stage.open.id)).length

export async function checkWords({ settled, own, fresh }: Promised, reading: Reading): Promise<void> {
  const { run, stage, people } = settled
  const kept = new Map<DocName, Y.Doc>()
  for (const name of docsOf(stage)) kept.set(name, docOfLog((await reading.readLog(name)).updates))
  const keptOf = (name: DocName): Y.Doc => kept.get(name) ?? docOfLog([])
  const faults: string[] = []
  for (const { window } of people.windows)
    faults.push(...lostUpdates(window.name, keptOf(window.name), window.counted()))
  const states = await noteStates({ settled, own }, reading, { keptOf, faults })
  faults.push(...people.memory.notes.faults(states))
  const themes = new Map<string, Theme>(openThemesDoc(keptOf(stage.themes)).themes.all())
  faults.push(...people.memory.themes.faults(themes))
  const texts = readBlocks(draftFragment(keptOf(stage.draft))).map(textOf)
  const twice = texts.filter((text, at) => texts.indexOf(text) !== at)
  faults.push(...twice.map(text => `"${text}" is in the draft twice`))
  faults.push(...people.memory.lines.faults(new Map(texts.map(text => [text, text]))))
  faults.push(...doubledActs(await reading.list(activities, stage.sessionId), stage.revoked.size))
  faults.push(...whatOthersSee(states, people.hidden(), fresh))
  for (const fault of faults) run.broken(fault)
}

/** Of all rooms, by the log, by the rows, and by what authors are told. */
async function noteStates(
  { settled: { stage, people }, own: told }: Pick<Promised, 'settled' | 'own'>,
  reading: Reading,
  { keptOf, faults }: { readonly keptOf: (name: DocName) => Y.Doc; readonly faults: string[] },
): Promise<ReadonlyMap<string, NoteState>> {
  const states = new Map<string, NoteState>()
  for (const { roomId, doc } of [...stage.open.rooms, ...stage.hidden.rooms]) {
    const rows = await reading.list(authorships, roomId)
    const own = people.authors
      .filter(({ room }) => room.roomId === roomId)
      .map(({ letter }) => told.get(letter) ?? ofRows(letter, rows))
    const found = foundNotes(keptOf(doc), own)
    faults.push(...found.faults, ...wrongRows(keptOf(doc), rows))
    for (const [id, state] of found.states) states.set(id, state)
  }
  return states
}

type Rows = Parameters<typeof wrongRows>[1]

/** Of somebody who could not ask. */
function ofRows(letter: string, rows: Rows): OwnNotes {
  const own = rows.filter(({ id }) => id.startsWith(`note-${letter}-`))
  return {
    letter,
    mine: own.flatMap(({ id, withdrawn }) => (withdrawn === null ? [id] : [])),
    withdrawn: own.flatMap(({ withdrawn }) => (withdrawn === null ? [] : [withdrawn])),
    unseen: own.flatMap(({ unseen }) => (unseen === null ? [] : [unseen])),
  }
}

/** Neither what is private nor what was withdrawn is told to anybody who comes. */
export function whatOthersSee(
  states: ReadonlyMap<string, NoteState>,
  hidden: ReadonlySet<string>,
  fresh: readonly Pick<Fresh, 'whose' | 'marks'>[],
): string[] {
  const gone = new Set([...states.values()].flatMap(({ text, withdrawn }) => (withdrawn ? marksIn(text) : [])))
  return fresh.flatMap(({ whose, marks }) =>
    [...marks].flatMap(mark => [
      ...(gone.has(mark) ? [`${whose} is sent ${mark}, which was withdrawn`] : []),
      ...(hidden.has(mark) ? [`${whose} is sent ${mark}, which is private`] : []),
    ]),
  )
}
