/** Tells the server of this window's own presence, and of nobody else's: y-websocket would send back whatever it hears of others. */
import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageAwareness, type WebsocketProvider } from 'y-websocket'

interface Changed {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

export function tellOwnPresence(provider: WebsocketProvider): void {
  const { awareness } = provider
  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', ({ added, updated, removed }: Changed) => {
    const { ws } = provider
    const isMine = [added, updated, removed].some(clients => clients.includes(awareness.clientID))
    if (!isMine || !provider.wsconnected || ws?.readyState !== ws?.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageAwareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    ws?.send(encoding.toUint8Array(encoder))
  })
}
