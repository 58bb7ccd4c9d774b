/** What y-websocket takes for a websocket, whatever carries it. It counts the document messages it sends, so that the server's "so many are on disk" can be compared. */
import type { Carried, Carry, Ending, Via } from './carry.ts'

const syncKind = 0
const step2 = 1

export interface Sent {
  /** Step 2 and update messages sent on the present connection. */
  readonly documentMessages: number
  /** Whether what the server lacked has been sent: before that, changes made offline may still be here. */
  readonly caughtUp: boolean
}

export interface CountingHears {
  /** Of each document message, and of a new connection by a count of 0. */
  readonly sent: (sent: Sent) => void
  readonly opened: (via: Via) => void
}

const states = { connecting: 0, open: 1, closed: 3 } as const

export function countingSocket(carry: Carry, hears: CountingHears): typeof WebSocket {
  class CountingSocket {
    readonly OPEN = states.open
    readyState: number = states.connecting
    binaryType: BinaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null
    onerror: ((event: Event) => void) | null = null
    onclose: ((how: Ending) => void) | null = null
    readonly #way: Carried
    #messages = 0
    #caughtUp = false

    constructor(address: string | URL) {
      hears.sent({ documentMessages: 0, caughtUp: false })
      this.#way = carry(String(address), {
        opened: via => {
          this.readyState = states.open
          hears.opened(via)
          this.onopen?.()
        },
        message: data => this.onmessage?.({ data }),
        ended: how => {
          const hasOpened = this.readyState === states.open
          this.readyState = states.closed
          if (!hasOpened) this.onerror?.(new Event('error'))
          this.onclose?.(how)
        },
      })
    }

    send(message: Uint8Array): void {
      if (this.readyState !== states.open) return
      this.#way.send(message)
      if (message[0] !== syncKind || message[1] === 0) return
      this.#messages += 1
      this.#caughtUp ||= message[1] === step2
      hears.sent({ documentMessages: this.#messages, caughtUp: this.#caughtUp })
    }

    close(): void {
      if (this.readyState === states.closed) return
      this.readyState = states.closed
      this.#way.close()
    }
  }
  // y-websocket uses no more of a websocket than this.
  return CountingSocket as unknown as typeof WebSocket
}
