/** Files that were written and wait to be fetched by the browser that asked for them: a few, for some minutes, in memory alone. */
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { Exported } from './write-export.ts'

export interface KeptExports {
  /** Answers by which name it is fetched; undefined where it is larger than all that is kept. */
  readonly keep: (browser: string, draftId: DraftId, exported: Exported) => string | undefined
  readonly find: (browser: string, draftId: DraftId, id: string) => Exported | undefined
}

interface Kept {
  readonly browser: string
  readonly draftId: DraftId
  readonly exported: Exported
  readonly until: number
}

const keptMs = 10 * 60_000
const mostOfBrowser = 3
const mostOfAll = 24
export const mostKeptBytes = 96 * 1024 * 1024

/** `monotonic` answers milliseconds that only grow. */
export function keptExports({
  monotonic,
  newId,
}: {
  readonly monotonic: () => number
  readonly newId: () => string
}): KeptExports {
  /** The oldest first. */
  const kept = new Map<string, Kept>()
  const forget = (): void => {
    const now = monotonic()
    for (const [id, { until }] of kept) if (until <= now) kept.delete(id)
  }
  const makeRoom = (browser: string): void => {
    const own = [...kept].filter(([, one]) => one.browser === browser)
    for (const [id] of own.slice(0, Math.max(0, own.length - mostOfBrowser))) kept.delete(id)
    let bytes = [...kept.values()].reduce((sum, { exported }) => sum + exported.bytes.byteLength, 0)
    for (const [id, { exported }] of kept) {
      if (bytes <= mostKeptBytes && kept.size <= mostOfAll) return
      kept.delete(id)
      bytes -= exported.bytes.byteLength
    }
  }
  return {
    keep: (browser, draftId, exported) => {
      forget()
      if (exported.bytes.byteLength > mostKeptBytes) return undefined
      const id = newId()
      kept.set(id, { browser, draftId, exported, until: monotonic() + keptMs })
      makeRoom(browser)
      // Also where nobody asks any more.
      setTimeout(forget, keptMs + 1000).unref()
      return id
    },
    find: (browser, draftId, id) => {
      forget()
      const found = kept.get(id)
      return found?.browser === browser && found.draftId === draftId ? found.exported : undefined
    },
  }
}
