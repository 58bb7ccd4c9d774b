/**
 * A client of one document, as a window of the product is one: y-websocket's messages in their order, the same pauses before it comes
 * back, and work that was not saved made once more where the document was written anew.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
  type Awareness,
} from 'y-protocols/awareness'
import { messageYjsSyncStep2, readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import type * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { redoDoc } from '@waymark/shared/doc/redo-doc.ts'
import {
  aliveMessage,
  closeCodes,
  epochMessage,
  identityMessage,
  lookAgainMessage,
  savedMessage,
  severalMessage,
  wantsSaved,
} from '@waymark/shared/wire/sync.ts'
import type { Disk } from './disk.ts'
import { newCopy, type Copy } from './doc-copy.ts'
import type { Connection, Network, Who } from './network.ts'
import type { World } from './world.ts'
import { forgetTheGone } from '@waymark/client/sync/forget-the-gone.ts'

export interface DocClient {
  readonly name: DocName
  readonly doc: () => Y.Doc
  readonly awareness: () => Awareness
  readonly isLive: () => boolean
  readonly isSaved: () => boolean
  /** Whether it means to be connected. */
  readonly isWanted: () => boolean
  /** How often the document had been written anew when its copy was last connected. */
  readonly age: () => number
  /** How often it let a copy go for one that was written anew. */
  readonly renewals: () => number
  readonly connect: () => void
  /** Leaves, and does not come back by itself. */
  readonly leave: () => void
  /** The network is gone for a moment. */
  readonly cut: () => void
  readonly change: (act: (doc: Y.Doc) => void) => void
  /** Says where one is. */
  readonly say: (state: Readonly<Record<string, unknown>>) => void
  /** A frame as no client sends it. */
  readonly sendRaw: (frame: Uint8Array) => void
}

export interface DocClientDeps {
  readonly world: World
  readonly network: Network
  readonly disk: Pick<Disk, 'age'>
  readonly who: () => Who
  /** Called when all that is in the copy was called saved. */
  readonly onSaved: (client: DocClient) => void
}

const longestPauseMs = 2500

/** Not connected yet. */
export function docClient({ world, network, disk, who, onSaved }: DocClientDeps, name: DocName): DocClient {
  let connection: Connection | undefined
  let isWanted = false
  let isOpen = false
  let isSynced = false
  let tries = 0
  let renewals = 0
  let sent = { documentMessages: 0, caughtUp: false }

  const copyNow = (): Copy => {
    const made: Copy = newCopy(network, {
      newId: world.newId,
      onChange: update => {
        const isSent = isOpen && made === connected
        if (isSent) sendWith(encoder => writeUpdate(encoder, update), 0)
        return isSent
      },
      onPresence: (awareness, clients) => {
        if (isOpen && made === connected)
          sendWith(encoder => encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [...clients])), 1)
      },
      onSaved: () => {
        if (made === shown) onSaved(client)
      },
    })
    return made
  }
  const send = (frame: Uint8Array): void => {
    connection?.send(frame)
    if (frame[0] !== 0 || frame[1] === 0) return
    sent = { documentMessages: sent.documentMessages + 1, caughtUp: sent.caughtUp || frame[1] === messageYjsSyncStep2 }
    connected.ledger.sent(sent)
  }
  const sendWith = (write: (encoder: encoding.Encoder) => void, kind: number): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, kind)
    write(encoder)
    send(encoding.toUint8Array(encoder))
  }
  const inStep = (): void => {
    isSynced = true
    tries = 0
    connected.ledger.connected(true)
    if (shown === connected) return
    const old = shown
    shown = connected
    renewals += 1
    redoDoc(name, old.unfinished(), shown.doc)
  }

  const handlers: Record<number, (decoder: decoding.Decoder) => void> = {
    0: decoder => {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, 0)
      const kind = readSyncMessage(decoder, encoder, connected.doc, network)
      if (encoding.length(encoder) > 1) send(encoding.toUint8Array(encoder))
      if (kind === messageYjsSyncStep2 && !isSynced) inStep()
    },
    1: decoder => {
      const body = decoding.readVarUint8Array(decoder)
      applyAwarenessUpdate(connected.awareness, body, network)
    },
    [savedMessage]: decoder => {
      connected.ledger.onDisk(decoding.readVarUint(decoder))
    },
    [identityMessage]: decoder => {
      forgetTheGone(connected.awareness)
      connected.awareness.setLocalStateField('user', JSON.parse(decoding.readVarString(decoder)))
    },
    [lookAgainMessage]: () => undefined,
    [aliveMessage]: () => undefined,
    [epochMessage]: decoder => {
      connected.epoch = decoding.readVarString(decoder)
    },
    [severalMessage]: decoder => {
      while (decoding.hasContent(decoder)) heard(decoding.readVarUint8Array(decoder))
    },
  }
  const heard = (frame: Uint8Array): void => {
    const decoder = decoding.createDecoder(frame)
    const kind = decoding.readVarUint(decoder)
    const handle = handlers[kind]
    if (handle === undefined) return world.broken(`${who().to} is sent a message of kind ${kind}, which is none`)
    handle(decoder)
  }
  const gone = (): void => {
    connection = undefined
    if (!isOpen) return
    const { awareness, doc, ledger } = connected
    const others = [...awareness.getStates().keys()].filter(id => id !== doc.clientID)
    isOpen = false
    isSynced = false
    removeAwarenessStates(awareness, others, network)
    ledger.connected(false)
  }
  const closed = (code: number): void => {
    gone()
    // The old one is shown until the new one is here.
    if (code === closeCodes.rebuilt) connected = copyNow()
    else if (code >= 4400 && code < 4500) isWanted = false
    comeBack()
  }
  const connect = (): void => {
    if (!isWanted || connection !== undefined) return
    sent = { documentMessages: 0, caughtUp: false }
    connected.ledger.sent(sent)
    const { epoch } = connected
    const query = { ...wantsSaved, ...(epoch !== undefined && { epoch }) }
    const coming = { name, place: name, query, browser: who().cookie }
    const mine = network.connect(who(), coming, {
      opened: () => {
        isOpen = true
        connected.age = disk.age(name)
        sendWith(encoder => writeSyncStep1(encoder, connected.doc), 0)
        const { awareness, doc } = connected
        const update = encodeAwarenessUpdate(awareness, [doc.clientID])
        if (awareness.getLocalState() !== null) sendWith(encoder => encoding.writeVarUint8Array(encoder, update), 1)
      },
      heard: frame => {
        if (connection === mine) heard(frame)
      },
      closed: code => {
        if (connection === mine) closed(code)
      },
    })
    connection = mine
  }
  const comeBack = (): void => {
    tries += 1
    world.after(Math.min(2 ** tries * 100, longestPauseMs), connect)
  }
  const client: DocClient = {
    name,
    doc: () => shown.doc,
    awareness: () => connected.awareness,
    isLive: () => isSynced,
    isSaved: () => shown === connected && shown.ledger.state() === 'saved',
    isWanted: () => isWanted,
    age: () => shown.age,
    renewals: () => renewals,
    connect: () => {
      isWanted = true
      connect()
    },
    leave: () => {
      isWanted = false
      connection?.cut()
      gone()
    },
    cut: () => {
      if (connection === undefined) return
      connection.cut()
      gone()
      comeBack()
    },
    change: act => {
      shown.doc.transact(() => {
        act(shown.doc)
      })
    },
    say: state => {
      const { awareness } = connected
      awareness.setLocalState({ ...awareness.getLocalState(), ...state })
    },
    sendRaw: frame => {
      connection?.send(frame)
    },
  }
  let connected = copyNow()
  let shown = connected
  return client
}
