/** What it costs that a room is open on another node, too: each note is read there once more, and each change of who is here is heard. */
import { setTimeout as pause } from 'node:timers/promises'
import { enter, type Guest } from '#bench/live/guest.ts'
import { noteText } from '#bench/live/marks.ts'
import type { Running } from '#bench/live/process.ts'
import { perRoom, people, rooms } from '#bench/live/waymark-house.ts'
import type { Shared } from '#bench/nodes/cluster.ts'
import type { WaymarkNodes } from '#bench/nodes/contestants.ts'
import { drive } from '#bench/nodes/drive.ts'
import { each, meter, times, type Spent } from './meter.ts'

export interface AcrossCosts {
  /** By node, the one at which it was asked for first. */
  readonly note: Spent
  readonly stir: Spent
}

const seconds = 5

export async function acrossCosts(town: WaymarkNodes, shared: Shared): Promise<AcrossCosts> {
  const nodes = [await town.start(false), await town.start(false)] as const
  const guests: Guest[] = []
  try {
    for (let person = 0; person < people; person += 1)
      guests.push(await comeTo(nodes[person % perRoom === 0 ? 1 : 0], town, person))
    await pause(500)
    const measure = meter(nodes, shared)
    const idle = await measure(() => pause(9000))
    const byItself = times(idle.spent, 1 / idle.seconds)
    const notes = await measure(() =>
      drive({ rate: 40, seconds }, at => {
        const room = at % rooms
        return town.askIn(nodes[0], { room, person: room * perRoom + 1, text: noteText(at) })
      }),
    )
    const stirs = await measure(() =>
      drive({ rate: 150, seconds }, at => guests[(at % rooms) * perRoom + 1 + (Math.floor(at / rooms) % 9)]?.stir()),
    )
    return {
      note: each(notes.spent, notes.answer.done, times(byItself, notes.seconds)),
      stir: each(stirs.spent, stirs.answer.done, times(byItself, stirs.seconds)),
    }
  } finally {
    for (const guest of guests) guest.leave()
    for (const node of nodes) await node.stop()
  }
}

const comeTo = (node: Running, town: WaymarkNodes, person: number): Promise<Guest> =>
  enter(town.doorTo(node, `asked-${Math.floor(person / perRoom)}`, person), { heard: () => undefined })
