/** A bus within one process. A server that is alone has one to itself; several in one process, as in a test, share a hall. */
import { mostMessageBytes, type Bus } from './bus.ts'

export interface Hall {
  readonly join: () => Bus
}

export function hall(): Hall {
  const listeners = new Set<Listening>()
  return {
    join: () => {
      const me = { isClosed: false }
      return {
        isAlone: false,
        publish: (topic, message) => {
          if (me.isClosed || message.byteLength > mostMessageBytes) return
          const sent = Uint8Array.from(message)
          // Later, as from a network: whoever publishes is never called back before it goes on.
          queueMicrotask(() => {
            for (const one of listeners) if (one.topic === topic && one.of !== me) one.hear(sent)
          })
        },
        subscribe: async (topic, hear) => {
          const one = { of: me, topic, hear }
          listeners.add(one)
          return {
            end: () => {
              listeners.delete(one)
            },
          }
        },
        onGap: () => undefined,
        isUp: () => true,
        close: async () => {
          me.isClosed = true
          for (const one of listeners) if (one.of === me) listeners.delete(one)
        },
      }
    },
  }
}

interface Listening {
  readonly of: object
  readonly topic: string
  readonly hear: (message: Uint8Array) => void
}

const nobody = { end: (): void => undefined }

/** Of a server that is the only one. */
export const aloneBus = (): Bus => ({
  isAlone: true,
  publish: () => undefined,
  subscribe: async () => nobody,
  onGap: () => undefined,
  isUp: () => true,
  close: async () => undefined,
})
