/** One client on one document: passes messages through the gate, and cuts those who misbehave without harm to others. */
import { closeCodes, type Identity } from '@waymark/shared/wire/sync.ts'
import type { Listener } from './audience.ts'
import type { Line } from './line.ts'
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
  /** Of which epoch its copy is; undefined where it has none, or does not know of epochs. */
  readonly epoch: string | undefined
}

export interface Connection {
  /** Looks at the rights again, and closes where they are gone. */
  readonly recheck: () => void
  /** Takes a frame from the client; undefined for one that is not bytes. */
  readonly hear: (frame: Uint8Array | undefined) => void
}

/** Above this much unsent, presence is left out; above the other, the socket is cut and comes back to catch up. In bytes. */
const slowAt = 64 * 1024
const tooSlowAt = 2 * 1024 * 1024

/** `line` is open; its frames are handed to `hear`. */
export function connect(line: Line, doc: LiveDoc, guest: Guest): Connection {
  const close = (code: number, reason: string): void => {
    doc.leave(listener)
    line.close(code, reason)
  }
  const send = (frame: Uint8Array): void => {
    if (!line.isOpen()) return
    if (line.unsent() > tooSlowAt) close(closeCodes.tooSlow, 'too slow')
    else line.send(frame)
  }
  const listener: Listener = {
    send,
    sendPresence: frame => {
      if (guest.access()?.presence === true && line.unsent() < slowAt) send(frame)
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
  line.onClose(() => {
    doc.leave(listener)
  })
  doc.join(listener)
  send(step1Frame(doc.stateVector()))
  if (guest.wantsSaved) send(identityFrame(guest.identity))
  if (guest.access()?.presence === true) send(doc.presence.everybody())
  return {
    recheck: () => {
      if (guest.access() === undefined) close(closeCodes.notAllowed, 'not allowed')
    },
    hear: frame => {
      if (!line.isOpen()) return
      const access = guest.access()
      if (access === undefined) close(closeCodes.notAllowed, 'not allowed')
      else if (frame === undefined) close(closeCodes.malformed, 'malformed')
      else {
        const closing = handle(readMessage(frame), access, { doc, listener, guest })
        if (closing !== undefined) close(...closing)
      }
    },
  }
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
