/** What the server says of a document beside its changes: what is on disk, who I am there, its epoch, and that something beside it is new. */
import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { epochMessage, identityMessage, lookAgainMessage, savedMessage } from '@waymark/shared/wire/sync.ts'
import { forgetTheGone } from './forget-the-gone.ts'

export interface DocHears {
  /** So many document messages of this connection are on disk. */
  readonly onDisk: (count: number) => void
  readonly epoch: (epoch: string) => void
  readonly lookAgain: () => void
}

export function hearOfDoc(provider: WebsocketProvider, { onDisk, epoch, lookAgain }: DocHears): void {
  const { messageHandlers, awareness } = provider
  messageHandlers[savedMessage] = (_encoder, decoder) => {
    onDisk(decoding.readVarUint(decoder))
  }
  messageHandlers[identityMessage] = (_encoder, decoder) => {
    const identity: unknown = JSON.parse(decoding.readVarString(decoder))
    forgetTheGone(awareness)
    awareness.setLocalStateField('user', identity)
  }
  messageHandlers[lookAgainMessage] = lookAgain
  messageHandlers[epochMessage] = (_encoder, decoder) => {
    epoch(decoding.readVarString(decoder))
  }
}
