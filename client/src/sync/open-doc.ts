/** A document kept in step with the server, and with its copy on this device where one is kept. */
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { closeCodes, syncPath, wantsSaved } from '@waymark/shared/wire/sync.ts'
import { carryingHere } from './carrying-here.ts'
import type { Via } from './carry.ts'
import { copiesHere } from './copies-here.ts'
import { countingSocket } from './counting-socket.ts'
import type { DocCopy } from './doc-copy.ts'
import { hearOfDoc } from './doc-messages.ts'
import { newId } from './new-id.ts'
import { hearOwnMessages } from './own-messages.ts'
import { tellOwnPresence } from './own-presence.ts'
import { presenceRoom, type PresenceRoom } from './presence.ts'
import { savedLedger, type SavedLedger, type SavedState } from './saved.ts'
import { watched, type Watchable } from './watched.ts'

/** live: in step with the server. refused: the server closed it for good; ask over HTTP why. */
export type Connection = 'connecting' | 'live' | 'offline' | 'refused'

export interface DocState {
  readonly connection: Connection
  /** What carries it, or did so last. */
  readonly via: Via
  readonly saved: SavedState
  /** Whether all that the server has was here at least once: before that, empty may mean not yet fetched. */
  readonly fetched: boolean
  /** Grows when what stands beside the document has changed on the server: ask for the page again. */
  readonly lookAgain: number
  /** Whether it, and what of mine is not saved yet, outlives this window. */
  readonly isKept: boolean
  /** Whether it was written anew while it was open here, so that nothing deleted is left in it; and whether work of mine was put into the new one. */
  readonly writtenAnew: 'no' | 'yes' | 'with-mine'
  /** Refused because the document holds as much as it can. */
  readonly isFull: boolean
}

/** Watches its state. */
export interface LiveDoc extends Watchable<DocState> {
  readonly name: DocName
  readonly doc: Y.Doc
  readonly presence: PresenceRoom
  /** For the editor, which draws carets from it. */
  readonly awareness: WebsocketProvider['awareness']
  readonly copy: DocCopy
  readonly connect: () => void
  /** From now on a copy is kept on this device. */
  readonly keep: () => void
  /** The server has said elsewhere that this person may not be here; or that what was said stands no more. */
  readonly say: (state: Partial<DocState>) => void
  readonly close: () => void
}

export interface DocShape {
  /** Not to be begun with the copy on this device. */
  readonly isFresh?: boolean
  /** The document was written anew: this one is of no use any more. */
  readonly onWrittenAnew: () => void
}

const unknown: DocState = {
  connection: 'connecting',
  via: 'websocket',
  saved: 'saved',
  fetched: false,
  lookAgain: 0,
  isKept: false,
  writtenAnew: 'no',
  isFull: false,
}

/** Opened, not yet connected. */
export function openDoc(name: DocName, { isFresh = false, onWrittenAnew }: DocShape): LiveDoc {
  const doc = new Y.Doc()
  const state = watched<DocState>(unknown)
  const say = (more: Partial<DocState>): void => {
    state.set({ ...state.now(), ...more })
  }
  const copy = copiesHere().open(name, isKept => say({ isKept }))
  const saved = savedLedger({ changed: now => say({ saved: now }), saved: copy.saved })
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}${syncPath}`, name, doc, {
    disableBc: true,
    connect: false,
    params: wantsSaved,
    WebSocketPolyfill: countingSocket(carryingHere(), { sent: saved.sent, opened: via => say({ via }) }),
  })
  const parts: Parts = { doc, provider, copy, saved, say }
  tellOwnPresence(provider)
  hearOwnMessages(provider)
  hearOfDoc(provider, {
    onDisk: saved.onDisk,
    epoch: epoch => takeEpoch(parts, epoch),
    lookAgain: () => say({ lookAgain: state.now().lookAgain + 1 }),
  })
  keepChanges(parts)
  watchConnection(provider, {
    onWrittenAnew,
    say: connection => {
      say({ connection, fetched: state.now().fetched || connection === 'live' })
      saved.connected(connection === 'live')
      if (connection === 'live') copy.isInStep()
    },
    onNotAllowed: () => void copiesHere().refuse(name),
    onFull: () => {
      say({ isFull: true })
    },
  })
  return {
    name,
    doc,
    copy,
    say,
    presence: presenceRoom(provider.awareness),
    awareness: provider.awareness,
    now: state.now,
    subscribe: state.subscribe,
    ...lifeOf(parts, state, isFresh),
  }
}

function lifeOf(
  parts: Parts,
  state: Watchable<DocState>,
  isFresh: boolean,
): Pick<LiveDoc, 'connect' | 'keep' | 'close'> {
  const { doc, provider, copy } = parts
  let isClosed = false
  let begun: Promise<void> | undefined
  const onceBegun = (act: () => void): void => {
    begun ??= isFresh ? Promise.resolve() : beginWithCopy(parts).catch(() => undefined)
    void begun.then(() => {
      if (!isClosed) act()
    })
  }
  const comeBack = (): void => {
    if (state.now().connection === 'offline') provider.connect()
  }
  // The device knows sooner than the socket. Where it is mistaken, the server answers again at once.
  const tryAgain = (): void => {
    if (state.now().connection !== 'live') return
    provider.disconnect()
    provider.connect()
  }
  addEventListener('online', comeBack)
  addEventListener('offline', tryAgain)
  return {
    connect: () => onceBegun(() => provider.connect()),
    keep: () =>
      onceBegun(() => {
        copy.keep(() => Y.encodeStateAsUpdate(doc))
        if (state.now().fetched) copy.isInStep()
      }),
    close: () => {
      isClosed = true
      removeEventListener('online', comeBack)
      removeEventListener('offline', tryAgain)
      provider.destroy()
      doc.destroy()
      copiesHere().close(copy)
    },
  }
}

interface Parts {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly copy: DocCopy
  readonly saved: SavedLedger
  readonly say: (state: Partial<DocState>) => void
}

/** From now on the server is told of which epoch the document here is. It stays of that one: told of another, the server turns it away. */
function takeEpoch({ provider, copy }: Pick<Parts, 'provider' | 'copy'>, epoch: string): void {
  if ('epoch' in provider.params) return
  provider.params = { ...wantsSaved, epoch }
  copy.epochIs(epoch)
}

/** Listens after the provider, so that the message which carries a change has been counted. */
function keepChanges({ doc, provider, copy, saved }: Parts): void {
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === copy) return
    if (origin === provider) return copy.told(update)
    const id = newId()
    copy.changed(id, update)
    const isSent = provider.wsconnected && provider.ws?.readyState === WebSocket.OPEN
    saved.changedHere(id, isSent)
    // It is nowhere else: it must not be lost with the window.
    if (!isSent) void copy.flush()
  })
}

async function beginWithCopy(parts: Parts): Promise<void> {
  const { doc, copy, saved, say } = parts
  const kept = await copy.read()
  if (kept === undefined) return
  takeEpoch(parts, kept.epoch)
  doc.transact(() => {
    for (const update of kept.updates) Y.applyUpdate(doc, update)
  }, copy)
  for (const id of kept.unsaved) saved.changedHere(id, false)
  say({ fetched: true })
}

interface ConnectionHears {
  readonly say: (connection: Connection) => void
  readonly onNotAllowed: () => void
  readonly onFull: () => void
  readonly onWrittenAnew: () => void
}

function watchConnection(provider: WebsocketProvider, hears: ConnectionHears): void {
  let isOver = false
  const say = (connection: Connection): void => {
    if (!isOver) hears.say(connection)
  }
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') say('offline')
  })
  provider.on('connection-error', () => {
    say('offline')
  })
  provider.on('sync', isSynced => {
    say(isSynced ? 'live' : 'offline')
  })
  provider.on('closed', ({ code }) => {
    const isRebuilt = code === closeCodes.rebuilt
    if (code === closeCodes.full) hears.onFull()
    say(isRebuilt ? 'connecting' : 'refused')
    isOver = true
    if (isRebuilt) hears.onWrittenAnew()
    if (code === closeCodes.notAllowed) hears.onNotAllowed()
  })
}
