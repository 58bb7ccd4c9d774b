/** The pieces of work by name: which figures are shown of each, and what we aim for. */
import type { Contestant } from './contestants.ts'
import type { Figures } from './figures.ts'
import { inOne, pastOf } from './past.ts'
import { fixed, ofPeer, shareOfBest, type Aim, type Line } from './report.ts'
import { coldOpen, oneLargeRoom, reunion, thirtyRooms } from './scenarios.ts'

/** The longest that a change may wait for others to go with it. */
const tickMs = 25

const others: Line = { figure: 'others', label: 'CPU that others used meanwhile (% of a core)' }

export const talking: readonly Line[] = [
  { figure: 'p50', label: 'written to seen by another, p50 (ms)', decimals: 1 },
  { figure: 'p99', label: 'written to seen by another, p99 (ms)', decimals: 1 },
  { figure: 'cpuEach', label: 'server CPU per delivered change (µs)', decimals: 1 },
  { figure: 'cpuShare', label: 'server CPU (% of a core)' },
  { figure: 'frames', label: 'frames per second out' },
  { figure: 'memory', label: 'memory (MB)' },
  { figure: 'delivered', label: 'changes delivered per second' },
  { figure: 'ownShare', label: 'CPU of the one who measures (% of a core)' },
  others,
  { figure: 'late', label: 'how late who measures was woken, p99 (ms)', decimals: 1 },
  { figure: 'lost', label: 'notes not with everybody 3 s after the end' },
  { figure: 'cut', label: 'people who were cut off' },
]

const talkingAims: readonly Aim[] = [
  { figure: 'p50', limit: ofPeer('bare relay', 'p50', { more: tickMs, said: 'the relay and a tick' }) },
  { figure: 'p99', limit: ofPeer('Hocuspocus', 'p99', { share: 0.5, said: 'half of Hocuspocus' }) },
  { figure: 'cpuEach', limit: shareOfBest('cpuEach', 0.5) },
  { figure: 'cpuEach', limit: shareOfBest('cpuEach', 0.5, 'keepers') },
  { figure: 'memory', limit: shareOfBest('memory', 1, 'keepers') },
]

export interface Work {
  readonly title: string
  readonly lines: readonly Line[]
  readonly aims: readonly Aim[]
  /** Undefined for those who cannot do it. */
  readonly by: (contestant: Contestant) => Promise<(() => Promise<Figures>) | undefined>
}

const reunionNotes = 2000
const archiveNotes = 5000
const archiveEdits = 50_000

export const works: Readonly<Record<string, Work>> = {
  rooms: {
    title: '30 rooms of 10 people, two or three of them writing straight into the document, twice a second',
    lines: talking,
    aims: talkingAims,
    by: async contestant => () => thirtyRooms(contestant),
  },
  hall: {
    title: 'one room of 300 people, 20 of them writing twice a second',
    lines: talking,
    aims: [...talkingAims, { figure: 'frames', limit: fixed(15_000) }],
    by: async contestant => () => oneLargeRoom(contestant),
  },
  reunion: {
    title: `300 people coming back at once to ${reunionNotes} notes`,
    lines: [
      { figure: 'all', label: 'until all have the whole document (ms)' },
      { figure: 'first', label: 'until the first has it (ms)' },
      { figure: 'cpuMs', label: 'server CPU (ms)' },
      { figure: 'memory', label: 'memory (MB)' },
      { figure: 'ownShare', label: 'CPU of the one who measures (% of a core)' },
      others,
      { figure: 'lost', label: 'people whose document lacked something' },
    ],
    aims: [
      { figure: 'all', limit: fixed(1000) },
      { figure: 'memory', limit: shareOfBest('memory', 1, 'keepers') },
    ],
    by: async contestant => {
      if (!contestant.keeps) return undefined
      const state = inOne(pastOf(reunionNotes, reunionNotes))
      return () => reunion(contestant, state, reunionNotes)
    },
  },
  cold: {
    title: `opening a document of ${archiveNotes} notes and ${archiveEdits} changes on a server that has just started`,
    lines: [
      { figure: 'first', label: 'until whole, left by a server that was killed (ms)' },
      { figure: 'again', label: 'until whole, left by one that was stopped (ms)' },
      { figure: 'memory', label: 'memory, after a kill (MB)' },
      { figure: 'memoryAgain', label: 'memory, after a stop (MB)' },
      others,
      { figure: 'lost', label: 'documents that lacked something' },
    ],
    aims: [
      { figure: 'first', limit: shareOfBest('first', 1 / 3) },
      { figure: 'again', limit: shareOfBest('again', 1 / 3) },
      { figure: 'memory', limit: shareOfBest('memory', 1, 'keepers') },
    ],
    by: async contestant => {
      if (!contestant.keeps) return undefined
      const updates = pastOf(archiveNotes, archiveEdits)
      const data = await contestant.withPast('archive', updates)
      return () => coldOpen(contestant, data, archiveNotes)
    },
  },
}
