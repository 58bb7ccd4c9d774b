/** What others wait for while a server is at something long: people who go on writing notes, over HTTP. */
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import type { ASession } from '#support/a-session.ts'

const paceMs = 50
/** Nobody is let write more notes than a person does. */
const writers = 16

/** Milliseconds. */
export interface Waits {
  readonly notes: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

/** `during` answers what notes waited for, put into the first room one after the other until the work is over. */
export async function notesMeanwhile(
  a: ASession,
): Promise<{ readonly during: (work: Promise<unknown>) => Promise<Waits> }> {
  const [breakout] = a.session.breakouts
  if (breakout === undefined) throw new Error('there is no breakout')
  const people = await Promise.all(Array.from({ length: writers }, () => a.newcomer('participant', null, 1)))
  const roomId = RoomId.parse(breakout.rooms[0]?.id)
  let written = 0
  const write = async (): Promise<number> => {
    const start = performance.now()
    written += 1
    await people[written % writers]!.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(`meanwhile-${String(written).padStart(6, '0')}`) },
      body: { sectionId: breakout.sections[0]!.id, text: `Meanwhile ${written}`, signed: false, route: 'live' },
    })
    return performance.now() - start
  }
  return {
    during: async work => {
      const times: number[] = []
      let isOver = false
      void work
        .finally(() => {
          isOver = true
        })
        .catch(() => undefined)
      while (!isOver) {
        times.push(await write())
        await rest(paceMs)
      }
      await work
      const sorted = times.toSorted((one, other) => one - other)
      const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
      return { notes: sorted.length, p50: at(0.5), p99: at(0.99), most: at(1) }
    },
  }
}

export const sayWaits = ({ notes, p50, p99, most }: Waits): string =>
  `${notes} notes, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${most.toFixed(1)} ms at most`

export const rest = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms)
  })
