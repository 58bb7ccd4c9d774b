/** One socket on one document: passes messages through the gate, and cuts those who misbehave without harm to others. */
import type { WebSocket } from 'ws'
import { closeCodes, type Identity } from '@waymark/shared/wire/sync.ts'
import type { Listener } from './audience.ts'
import type { LiveDoc } from './live-doc.ts'
import { identityFrame, lookAgainFrame, readMessage, savedFrame, step1Frame, type Message } from './messages.ts'

/** What this connection may do now; asked at each message. */
export interface Access {
  readonly write: boolean
  /** Whether it is told who is here, and they of it. */
  readonly presence: boolean
}

export interface Guest {
  readonly identity: Identity
  /** Undefined once the right to be here is gone. */
  readonly access: () => Access | undefined
  /** Whether it understands our own messages. */
  readonly wantsSaved: boolean
}

/** Above this much unsent, presence is left out; above the other, the socket is cut and comes back to catch up. In bytes. */
const slowAt = 64 * 1024
const tooSlowAt = 2 * 1024 * 1024

/** Answers the way to look at the rights again, and close where they are gone. */
export function connect(socket: WebSocket, doc: LiveDoc, guest: Guest): { readonly recheck: () => void } {
  const close = (code: number, reason: string): void => {
    doc.leave(listener)
    socket.close(code, reason)
  }
  const send = (frame: Uint8Array): void => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > tooSlowAt) close(closeCodes.tooSlow, 'too slow')
    else socket.send(frame)
  }
  const listener: Listener = {
    send,
    sendPresence: frame => {
      if (guest.access()?.presence === true && socket.bufferedAmount < slowAt) send(frame)
    },
    onDisk: messages => {
      if (guest.wantsSaved) send(savedFrame(messages))
    },
    lookAgain: () => {
      if (guest.wantsSaved) send(lookAgainFrame)
    },
    refused: why => {
      if (why === 'malformed') close(closeCodes.malformed, 'malformed')
      else close(closeCodes.tooSlow, 'catch up')
    },
  }
  const recheck = (): void => {
    if (guest.access() === undefined) close(closeCodes.notAllowed, 'not allowed')
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (socket.readyState !== socket.OPEN) return
    const access = guest.access()
    if (access === undefined) close(closeCodes.notAllowed, 'not allowed')
    else if (!isBinary) close(closeCodes.malformed, 'malformed')
    else {
      const closing = handle(readMessage(data), access, { doc, listener, guest })
      if (closing !== undefined) close(...closing)
    }
  })
  socket.on('close', () => {
    doc.leave(listener)
  })
  doc.join(listener)
  send(step1Frame(doc.stateVector()))
  if (guest.wantsSaved) send(identityFrame(guest.identity))
  if (guest.access()?.presence === true) send(doc.presence.everybody())
  return { recheck }
}

type Closing = readonly [code: number, reason: string]

function handle(
  message: Message,
  access: Access,
  { doc, listener, guest }: { readonly doc: LiveDoc; readonly listener: Listener; readonly guest: Guest },
): Closing | undefined {
  switch (message.kind) {
    case 'step1':
      doc.answer(listener, message.stateVector)
      return undefined
    case 'update':
      return takeUpdate(message, access, { doc, listener })
    case 'presence':
      if (!access.presence) return undefined
      if (!doc.presence.take(listener, guest.identity, message.states)) return [closeCodes.malformed, 'malformed']
      doc.presenceChanged()
      return undefined
    case 'query-presence':
      if (access.presence) listener.send(doc.presence.everybody())
      return undefined
    case 'malformed':
      return [closeCodes.malformed, 'malformed']
  }
}

/** Every client answers our step 1, readers too; what a reader's answer holds is left out. A change that nobody asked for is refused. */
function takeUpdate(
  message: Message & { kind: 'update' },
  { write }: Access,
  { doc, listener }: { readonly doc: LiveDoc; readonly listener: Listener },
): Closing | undefined {
  if (write) doc.take(listener, message.update)
  else if (message.asked) doc.passOver(listener)
  else return [closeCodes.notAllowed, 'not allowed']
  return undefined
}
