/** The other servers that have a document open: told what is appended from here and who is here, and heard when they say so. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Bus } from '#bus/bus.ts'
import type { LogPlace } from '#store/store.ts'
import {
  believedGoneMessage,
  grownMessage,
  hereMessage,
  readDocMessage,
  whoIsHereMessage,
  type DocMessage,
} from './doc-wire.ts'
import type { PresenceEntry } from './messages.ts'

/** What a document tells the other servers. */
export interface Outward {
  readonly grown: (place: LogPlace) => void
  readonly here: (entries: readonly PresenceEntry[], isWhole: boolean) => void
  readonly believedGone: (entries: readonly PresenceEntry[]) => void
  readonly end: () => void
}

export interface Others {
  /** Answers once it listens, or is known to hear nobody. Those who have the document open say who is with them. */
  readonly meet: (name: DocName, hear: (message: DocMessage) => void) => Promise<Outward>
}

const nobody: Outward = {
  grown: () => undefined,
  here: () => undefined,
  believedGone: () => undefined,
  end: () => undefined,
}

/** Of a server that is alone. */
export const noOthers: Others = { meet: async () => nobody }

/** `node` is this server's own name. */
export function othersOn(bus: Bus, node: string): Others {
  return {
    meet: async (name, hear) => {
      const topic = `doc ${name}`
      const { end } = await bus.subscribe(topic, bytes => {
        const message = readDocMessage(bytes)
        if (message !== undefined) hear(message)
      })
      bus.publish(topic, whoIsHereMessage)
      let isNobodyTold = true
      return {
        grown: place => bus.publish(topic, grownMessage(place)),
        here: (entries, isWhole) => {
          if (isWhole && entries.length === 0 && isNobodyTold) return
          isNobodyTold = isWhole && entries.length === 0
          bus.publish(topic, hereMessage(node, entries, isWhole))
        },
        believedGone: entries => {
          if (entries.length > 0) bus.publish(topic, believedGoneMessage(entries))
        },
        end,
      }
    },
  }
}
