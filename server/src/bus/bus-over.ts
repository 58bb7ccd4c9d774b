/** A bus over a wire that may break at any moment: everybody who listens is on the next one too, and is told that something may be missed. */
import { mostMessageBytes, type Bus } from './bus.ts'
import { openEnvelope, seal } from './envelope.ts'
import { keepLink } from './kept-link.ts'
import { layLink } from './link.ts'
import { pauseMs } from './pauses.ts'
import { topicBook } from './topic-book.ts'
import type { LayWire, Waits } from './wire.ts'

export interface BusOverOptions {
  readonly nodeId: string
  /** Before each topic. */
  readonly prefix: string
  /** Once when the others cannot be reached any more, and again when it is for another reason. Nothing is to be done about it. */
  readonly onFailure: (problem: Error) => void
  readonly waits: Waits
}

/** Answers after the first attempt to reach anybody, and goes on trying by itself. */
export async function busOver(layWire: LayWire, { nodeId, prefix, onFailure, waits }: BusOverOptions): Promise<Bus> {
  const topics = topicBook(onFailure)
  const gaps: (() => void)[] = []
  const hear = (topic: string, bytes: Uint8Array): void => {
    const opened = openEnvelope(bytes)
    if (opened !== undefined && opened.from !== nodeId) topics.hear(topic, opened.message)
  }
  const link = await keepLink({
    lay: () => layLink(layWire, { prefix, aliveTopic: `alive:${nodeId}`, hear, raiseWithinMs: waits.connectMs }),
    topics: topics.all,
    aliveEveryMs: waits.aliveEveryMs,
    pauseMs: attempt => pauseMs(attempt, nodeId),
    onGap: () => {
      for (const missed of gaps) missed()
    },
    onFailure,
  })
  return {
    isAlone: false,
    publish: (topic, message) => {
      if (message.byteLength <= mostMessageBytes) link.now()?.publish(topic, seal(nodeId, message))
    },
    subscribe: async (topic, listener) => {
      const leave = topics.add(topic, listener)
      await link.now()?.join(topic)
      return {
        end: () => {
          if (leave()) link.now()?.leave(topic)
        },
      }
    },
    onGap: missed => {
      gaps.push(missed)
    },
    isUp: () => link.now()?.isUp() === true,
    close: async () => {
      topics.clear()
      await link.close()
    },
  }
}
