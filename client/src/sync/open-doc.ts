/** A document kept in step with the server. */
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { identityMessage, lookAgainMessage, savedMessage, syncPath, wantsSaved } from '@waymark/shared/wire/sync.ts'
import { countingSocket } from './counting-socket.ts'
import { hearOwnMessages } from './own-messages.ts'
import { presenceRoom, type PresenceRoom } from './presence.ts'
import { savedLedger, type SavedState } from './saved.ts'
import { watched, type Watchable } from './watched.ts'

/** live: in step with the server. refused: the server closed it for good; ask over HTTP why. */
export type Connection = 'connecting' | 'live' | 'offline' | 'refused'

export interface DocState {
  readonly connection: Connection
  readonly saved: SavedState
  /** Whether all that the server has was here at least once: before that, empty may mean not yet fetched. */
  readonly fetched: boolean
  /** Grows when what stands beside the document has changed on the server: ask for the page again. */
  readonly lookAgain: number
}

/** Watches its state. */
export interface LiveDoc extends Watchable<DocState> {
  readonly doc: Y.Doc
  readonly presence: PresenceRoom
  /** For the editor, which draws carets from it. */
  readonly awareness: WebsocketProvider['awareness']
  readonly connect: () => void
  readonly close: () => void
}

/** Opened, not yet connected. */
export function openDoc(name: DocName): LiveDoc {
  const doc = new Y.Doc()
  const state = watched<DocState>({ connection: 'connecting', saved: 'saved', fetched: false, lookAgain: 0 })
  const saved = savedLedger(now => {
    state.set({ ...state.now(), saved: now })
  })
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}${syncPath}`, name, doc, {
    disableBc: true,
    connect: false,
    params: wantsSaved,
    WebSocketPolyfill: countingSocket(saved.sent),
  })
  hearOwnMessages(provider)
  provider.messageHandlers[savedMessage] = (_encoder, decoder) => {
    saved.onDisk(decoding.readVarUint(decoder))
  }
  provider.messageHandlers[identityMessage] = (_encoder, decoder) => {
    const identity: unknown = JSON.parse(decoding.readVarString(decoder))
    provider.awareness.setLocalStateField('user', identity)
  }
  provider.messageHandlers[lookAgainMessage] = () => {
    state.set({ ...state.now(), lookAgain: state.now().lookAgain + 1 })
  }
  // After the provider's own listener, so that the message which carries the change has been counted.
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) saved.changedHere()
  })
  watchConnection(provider, connection => {
    state.set({ ...state.now(), connection, fetched: state.now().fetched || connection === 'live' })
    saved.connected(connection === 'live')
  })
  const comeBack = (): void => {
    if (state.now().connection === 'offline') provider.connect()
  }
  addEventListener('online', comeBack)
  return {
    doc,
    presence: presenceRoom(provider.awareness),
    awareness: provider.awareness,
    now: state.now,
    subscribe: state.subscribe,
    connect: () => {
      provider.connect()
    },
    close: () => {
      removeEventListener('online', comeBack)
      provider.destroy()
      doc.destroy()
    },
  }
}

function watchConnection(provider: WebsocketProvider, say: (connection: Connection) => void): void {
  let refused = false
  const sayUnlessRefused = (connection: Connection): void => {
    if (!refused) say(connection)
  }
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') sayUnlessRefused('offline')
  })
  provider.on('connection-error', () => {
    sayUnlessRefused('offline')
  })
  provider.on('sync', isSynced => {
    sayUnlessRefused(isSynced ? 'live' : 'offline')
  })
  provider.on('closed', () => {
    sayUnlessRefused('refused')
    refused = true
  })
}
