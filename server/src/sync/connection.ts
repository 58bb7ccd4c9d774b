/** One client on one document: passes messages through the gate, and cuts those who misbehave without harm to others. */
import { closeCodes, type Identity } from '@waymark/shared/wire/sync.ts'
import type { Refused } from './apply.ts'
import type { Listener, Tidings } from './audience.ts'
import { latePresence } from './late-presence.ts'
import type { Line } from './line.ts'
import type { LiveDoc } from './live-doc.ts'
import {
  aliveFrame,
  epochFrame,
  identityFrame,
  lookAgainFrame,
  readMessage,
  savedFrame,
  step1Frame,
  type Message,
} from './messages.ts'
import { nobodyFrame } from './presence.ts'

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

/** Above this much unsent, presence is left out; above the other, the line is cut and its client comes back to catch up. In bytes. */
const slowAt = 64 * 1024
const tooSlowAt = 2 * 1024 * 1024

/** Updates in a row that build on what never came. A client that is asked for the rest sends it; one that goes on all the same is cut. */
const mostStrikes = 10

/** `line` is open; its frames are handed to `hear`. */
export function connect(line: Line, doc: LiveDoc, guest: Guest): Connection {
  const close = (code: number, reason: string): void => {
    doc.leave(listener)
    line.close(code, reason)
  }
  const listener = listenerOn(line, doc, { guest, close })
  const epoch = doc.epoch()
  const gate: Gate = {
    doc,
    listener,
    guest,
    epoch,
    isProven: epoch === '' || epoch === guest.epoch,
    isAsked: false,
  }
  line.onClose(() => {
    doc.leave(listener)
  })
  greet(gate, close)
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
        const closing = handle(readMessage(frame), access, gate)
        if (closing !== undefined) close(...closing)
      }
    },
  }
}

type Close = (code: number, reason: string) => void

function listenerOn(
  line: Line,
  doc: LiveDoc,
  { guest, close }: { readonly guest: Guest; readonly close: Close },
): Listener {
  let strikes = 0
  const send = slowlySent(line, () => {
    close(closeCodes.tooSlow, 'too slow')
  })
  const late = latePresence(() => line.unsent() >= slowAt)
  const presenceNow = (told: Tidings['presence']): Uint8Array | undefined =>
    guest.access()?.presence === true ? late.due(told) : undefined
  return {
    who: guest.identity,
    send,
    tell: ({ update, presence, together }) => {
      const told = presenceNow(presence)
      if (update !== undefined && told !== undefined && told === presence?.frame && guest.wantsSaved) send(together())
      else {
        if (update !== undefined) send(update)
        if (told !== undefined) send(told)
      }
    },
    onDisk: messages => {
      strikes = 0
      if (guest.wantsSaved) send(savedFrame(messages))
    },
    lookAgain: () => {
      if (guest.wantsSaved) send(lookAgainFrame)
    },
    alive: everybody => {
      const told = presenceNow(undefined)
      if (told !== undefined) send(told)
      if (guest.wantsSaved) send(aliveFrame)
      else send(guest.access()?.presence === true && line.unsent() < slowAt ? everybody() : nobodyFrame)
    },
    refused: why => {
      strikes += 1
      const closing = why === 'ahead' ? undefined : closingOf[why]
      if (closing !== undefined) close(...closing)
      else if (strikes > mostStrikes) close(closeCodes.tooSlow, 'catch up')
      else send(step1Frame(doc.stateVector()))
    },
  }
}

/** A document may be larger than what is let wait: so one answer of that size may, on its way to a slow network, and no second one before it has left. */
function slowlySent(line: Line, tooSlow: () => void): (frame: Uint8Array) => void {
  let owed = 0
  return frame => {
    if (!line.isOpen()) return
    const unsent = line.unsent()
    owed = Math.min(owed, unsent)
    const isLarge = frame.byteLength > tooSlowAt
    if (unsent - owed > tooSlowAt || (isLarge && owed > 0)) return tooSlow()
    line.send(frame)
    if (isLarge) owed = line.unsent()
  }
}

interface Gate {
  readonly doc: LiveDoc
  readonly listener: Listener
  readonly guest: Guest
  /** That of the document when it came. */
  readonly epoch: string
  /** Whether what it has is known to be of the present epoch. Where it does not say so itself, its first step 1 shows it. */
  isProven: boolean
  /** Whether it was asked for what the server lacks. */
  isAsked: boolean
}

function greet({ doc, listener, guest }: Gate, close: Close): void {
  doc.join(listener)
  const access = guest.access()
  // A client whose copy is of another epoch hears nothing of the present one: it would take it for that of its copy.
  if (guest.epoch !== undefined && guest.epoch !== doc.epoch()) return close(closeCodes.rebuilt, 'rebuilt')
  if (guest.wantsSaved) listener.send(epochFrame(doc.epoch()))
  if (guest.wantsSaved) listener.send(identityFrame(guest.identity))
  if (access?.presence === true) listener.send(doc.presence.everybody())
}

type Closing = readonly [code: number, reason: string]

const closingOf: Readonly<Record<Exclude<Refused, 'ahead'>, Closing>> = {
  malformed: [closeCodes.malformed, 'malformed'],
  'too-costly': [closeCodes.malformed, 'too costly'],
  rebuilt: [closeCodes.rebuilt, 'rebuilt'],
  full: [closeCodes.full, 'full'],
  broken: [closeCodes.later, 'later'],
}
const { malformed, rebuilt } = closingOf

function handle(message: Message, access: Access, gate: Gate): Closing | undefined {
  const { doc, listener, epoch } = gate
  // Written anew, and not on disk yet: then it is closed, and until then nothing that was made on the old one is taken for the new.
  if (doc.epoch() !== epoch) return undefined
  switch (message.kind) {
    case 'step1':
      return takeStep1(message.stateVector, gate)
    case 'update':
      return takeUpdate(message, access, gate)
    case 'presence':
      return access.presence ? takePresence(message.states, gate) : undefined
    case 'query-presence':
      if (access.presence) listener.send(doc.presence.everybody())
      return undefined
    case 'malformed':
      return malformed
  }
}

function takePresence(states: Uint8Array, { doc, listener, guest }: Gate): Closing | undefined {
  const answer = doc.presence.take(listener, guest.identity, states)
  if (answer === 'malformed') return malformed
  if (answer !== 'taken') listener.send(answer)
  doc.presenceChanged()
  return undefined
}

/** Who has a copy from before the document was written anew has changes of clients that the new one does not know. */
function takeStep1(stateVector: Uint8Array, gate: Gate): Closing | undefined {
  if (!gate.isProven) {
    try {
      gate.isProven = gate.doc.knows(stateVector)
    } catch {
      return malformed
    }
    if (!gate.isProven) return rebuilt
  }
  gate.doc.answer(gate.listener, stateVector, () => askBack(gate))
  return undefined
}

/** Only those who may write are asked for what the server lacks; and after they were answered, so that nobody waits for it. */
function askBack(gate: Gate): void {
  if (gate.isAsked || gate.guest.access()?.write !== true) return
  gate.isAsked = true
  gate.listener.send(step1Frame(gate.doc.stateVector()))
}

/** No changes and no deletions: what a client answers that has nothing to add. */
const isEmpty = (update: Uint8Array): boolean => update.byteLength === 2 && update[0] === 0 && update[1] === 0

/** Some clients answer a step 1 that nobody sent them; what a reader holds is left out. A change that nobody asked for is refused. */
function takeUpdate(message: Message & { kind: 'update' }, { write }: Access, gate: Gate): Closing | undefined {
  const { doc, listener } = gate
  if (!write && !message.asked) return [closeCodes.notAllowed, 'not allowed']
  if (!gate.isProven) return rebuilt
  if (write && !isEmpty(message.update)) doc.take(listener, message.update, message.asked)
  else doc.passOver(listener)
  return undefined
}
