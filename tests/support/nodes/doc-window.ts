/**
 * A window on one document that comes back by itself, as the client's does: what it changed is sent when it can be, and called saved
 * once a server has counted it (`?saved=1`). Each time it comes back it may be to another server.
 */
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { savedMessage, severalMessage, syncPath } from '@waymark/shared/wire/sync.ts'
import { readMessage, step1Frame, step2Frame, updateFrame } from '@waymark/server/sync/messages.ts'

export interface DocWindow {
  readonly name: DocName
  readonly doc: Y.Doc
  /** `saved` is called once a server has counted it, and told how long that took. */
  readonly write: (change: () => void, saved: (afterMs: number) => void) => void
  /** Changes that no server has counted yet. */
  readonly waiting: () => number
  readonly isInStep: () => boolean
  /** The codes with which it was closed for good. */
  readonly closedFor: () => number | undefined
  /** Every change that was counted. */
  readonly counted: () => readonly Uint8Array[]
  /** The network goes for a moment. */
  readonly cut: () => void
  readonly close: () => void
}

export interface WindowDeps {
  readonly address: string
  readonly cookie: () => string
  /** Sees each frame before the window does. */
  readonly heard: (frame: Uint8Array) => void
  /** How long before it comes back. */
  readonly pauseMs: () => number
  readonly onClosedForGood?: (code: number) => void
}

interface Unsaved {
  readonly update: Uint8Array
  readonly madeAt: number
  readonly saved: (afterMs: number) => void
  /** As which message of this connection it was sent; undefined where it was not. */
  number: number | undefined
}

/** Nothing was heard for so long: the line is dead. Servers give signs of life every eight seconds. */
const silentMs = 20_000

export function docWindow(deps: WindowDeps, name: DocName): DocWindow {
  const doc = new Y.Doc()
  const counted: Uint8Array[] = []
  let unsaved: Unsaved[] = []
  let socket: WebSocket | undefined
  let isClosed = false
  let isInStep = false
  let hasTold = false
  let sent = 0
  let code: number | undefined
  let comingBack: NodeJS.Timeout | undefined
  let silence: NodeJS.Timeout | undefined

  const send = (frame: Uint8Array, of: readonly Unsaved[]): void => {
    sent += 1
    for (const one of of) one.number = sent
    socket?.send(frame)
  }
  const onDisk = (count: number): void => {
    const isCounted = ({ number }: Unsaved): boolean => number !== undefined && number <= count
    const done = unsaved.filter(isCounted)
    unsaved = unsaved.filter(one => !isCounted(one))
    for (const { update, madeAt, saved } of done) {
      counted.push(update)
      saved(performance.now() - madeAt)
    }
  }
  const take = (message: Uint8Array): void => {
    const decoder = decoding.createDecoder(message)
    const kind = decoding.readVarUint(decoder)
    if (kind === savedMessage) return onDisk(decoding.readVarUint(decoder))
    if (kind === severalMessage) while (decoding.hasContent(decoder)) take(decoding.readVarUint8Array(decoder))
    const read = readMessage(message)
    if (read.kind === 'step1') {
      send(step2Frame(Y.encodeStateAsUpdate(doc, read.stateVector)), unsaved)
      hasTold = true
    }
    if (read.kind !== 'update') return
    Y.applyUpdate(doc, read.update, deps)
    if (read.asked) isInStep = true
  }
  const connect = (): void => {
    const address = `${deps.address.replace('http', 'ws')}${syncPath}/${name}?saved=1`
    const mine = new WebSocket(address, { headers: { cookie: deps.cookie() }, handshakeTimeout: 5000 })
    socket = mine
    sent = 0
    const listen = (): void => {
      clearTimeout(silence)
      silence = setTimeout(() => mine.terminate(), silentMs)
    }
    mine.on('open', () => {
      listen()
      mine.send(step1Frame(Y.encodeStateVector(doc)))
    })
    mine.on('message', (data: Buffer) => {
      if (socket !== mine || isClosed) return
      listen()
      deps.heard(data)
      take(data)
    })
    mine.on('error', () => undefined)
    mine.on('close', given => {
      if (socket === mine) gone(given)
    })
  }
  const gone = (given: number): void => {
    clearTimeout(silence)
    socket = undefined
    isInStep = false
    hasTold = false
    for (const one of unsaved) one.number = undefined
    if (isClosed) return
    if (given >= 4400 && given < 4500) {
      code = given
      deps.onClosedForGood?.(given)
    } else comingBack = setTimeout(connect, deps.pauseMs())
  }
  connect()
  return {
    name,
    doc,
    write: (change, saved) => {
      const from = Y.encodeStateVector(doc)
      let update: Uint8Array | undefined
      const made = (bytes: Uint8Array): void => {
        update = bytes
      }
      doc.once('update', made)
      doc.transact(change)
      doc.off('update', made)
      if (update === undefined) return
      const one: Unsaved = { update, madeAt: performance.now(), saved, number: undefined }
      unsaved.push(one)
      if (hasTold && socket?.readyState === WebSocket.OPEN) send(updateFrame(Y.encodeStateAsUpdate(doc, from)), [one])
    },
    waiting: () => unsaved.length,
    isInStep: () => isInStep,
    closedFor: () => code,
    counted: () => counted,
    cut: () => socket?.terminate(),
    close: () => {
      isClosed = true
      clearTimeout(comingBack)
      clearTimeout(silence)
      socket?.terminate()
    },
  }
}
