/** Who in this server listens to what. */

export interface TopicBook {
  /** Answers the way to end it, which says whether that was the last one of its topic. */
  readonly add: (topic: string, hear: Hear) => () => boolean
  readonly hear: (topic: string, message: Uint8Array) => void
  readonly all: () => string[]
  readonly clear: () => void
}

type Hear = (message: Uint8Array) => void

/** A fault of one listener is told to `onFault` and keeps none of the others from hearing. */
export function topicBook(onFault: (error: Error) => void): TopicBook {
  const listeners = new Map<string, Set<{ readonly hear: Hear }>>()
  return {
    add: (topic, hear) => {
      const one = { hear }
      const those = listeners.get(topic) ?? new Set()
      listeners.set(topic, those.add(one))
      return () => {
        if (!those.delete(one) || those.size > 0 || listeners.get(topic) !== those) return false
        return listeners.delete(topic)
      }
    },
    hear: (topic, message) => {
      for (const one of listeners.get(topic) ?? [])
        try {
          one.hear(message)
        } catch (error) {
          onFault(error instanceof Error ? error : new Error('a listener failed'))
        }
    },
    all: () => [...listeners.keys()],
    clear: () => {
      listeners.clear()
    },
  }
}
