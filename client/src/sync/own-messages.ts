/** The server's own messages that stand for others, taught to y-websocket: several in one frame, and the sign of life. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { getUnixTime } from 'lib0/time'
import type { WebsocketProvider } from 'y-websocket'
import { aliveMessage, severalMessage } from '@waymark/shared/wire/sync.ts'

export function hearOwnMessages(provider: Pick<WebsocketProvider, 'messageHandlers' | 'awareness'>): void {
  const { messageHandlers, awareness } = provider
  messageHandlers[severalMessage] = (...[, decoder, of, emitSynced]) => {
    while (decoding.hasContent(decoder)) {
      const message = decoding.createDecoder(decoding.readVarUint8Array(decoder))
      const kind = decoding.readVarUint(message)
      // None of them wants an answer, and y-websocket begins one all the same: two of those would go out as one that cannot be read.
      messageHandlers[kind]?.(encoding.createEncoder(), message, of, emitSynced, kind)
    }
  }
  // y-protocols takes everybody for gone of whom it has not heard for 30 s; our server says so when somebody goes.
  messageHandlers[aliveMessage] = () => {
    const now = getUnixTime()
    for (const [client, meta] of awareness.meta)
      if (client !== awareness.clientID) awareness.meta.set(client, { ...meta, lastUpdated: now })
  }
}
