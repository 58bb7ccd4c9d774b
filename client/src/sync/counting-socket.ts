/** A WebSocket that counts the document messages it sends, so that the server's "so many are on disk" can be compared. */
const syncKind = 0
const step2 = 1

export interface Sent {
  /** Step 2 and update messages sent on the present connection. */
  readonly documentMessages: number
  /** Whether what the server lacked has been sent: before that, changes made offline may still be here. */
  readonly caughtUp: boolean
}

/** `onSent` hears of each document message, and of a new connection by a count of 0. */
export function countingSocket(onSent: (sent: Sent) => void): typeof WebSocket {
  return class extends WebSocket {
    #messages = 0
    #caughtUp = false

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      onSent({ documentMessages: 0, caughtUp: false })
    }

    override send(message: Parameters<WebSocket['send']>[0]): void {
      super.send(message)
      if (!(message instanceof Uint8Array) || message[0] !== syncKind || message[1] === 0) return
      this.#messages += 1
      this.#caughtUp ||= message[1] === step2
      onSent({ documentMessages: this.#messages, caughtUp: this.#caughtUp })
    }
  }
}
