/** Files that wait on the disk for a moment, each for the browser that had it made or sent it: those of before go when others come, or after a while. */
import type { Received } from '#store/kept-files.ts'

export interface HeldFiles {
  /** Answers the word by which it is had again. */
  readonly hold: (file: Received, of: Holder) => Promise<string>
  /** It is held no more; undefined where it is not, or is somebody else's. */
  readonly take: (token: string, of: Holder) => Received | undefined
  readonly dropAll: () => Promise<void>
}

export interface Holder {
  readonly browser: string | undefined
  /** What it is for. */
  readonly about: string
}

const most = 4
const longestMs = 20 * 60_000

interface Held extends Holder {
  readonly file: Received
  readonly end: NodeJS.Timeout
}

export function heldFiles(newId: () => string): HeldFiles {
  const held = new Map<string, Held>()
  const letGo = (token: string): Received | undefined => {
    const one = held.get(token)
    clearTimeout(one?.end)
    held.delete(token)
    return one?.file
  }
  const drop = async (token: string): Promise<void> => letGo(token)?.drop()
  return {
    hold: async (file, of) => {
      const [oldest] = held.keys()
      if (held.size >= most && oldest !== undefined) await drop(oldest)
      const token = newId()
      const end = setTimeout(() => void drop(token).catch(() => undefined), longestMs).unref()
      held.set(token, { ...of, file, end })
      return token
    },
    take: (token, { browser, about }) => {
      const one = held.get(token)
      return one?.browser === browser && one?.about === about ? letGo(token) : undefined
    },
    dropAll: async () => {
      for (const token of held.keys()) await drop(token)
    },
  }
}
