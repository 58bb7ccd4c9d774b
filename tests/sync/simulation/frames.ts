/** What a frame of the server says, read for those who watch over what is told. */
import * as decoding from 'lib0/decoding'
import {
  aliveMessage,
  epochMessage,
  identityMessage,
  lookAgainMessage,
  savedMessage,
  severalMessage,
} from '@waymark/shared/wire/sync.ts'

export type Part =
  | { readonly kind: 'step1'; readonly body: Uint8Array }
  | { readonly kind: 'changes'; readonly body: Uint8Array; readonly asked: boolean }
  | { readonly kind: 'presence'; readonly body: Uint8Array }
  | { readonly kind: 'query-presence' | 'look-again' | 'alive' }
  | { readonly kind: 'saved'; readonly count: number }
  | { readonly kind: 'identity' | 'epoch'; readonly said: string }

/** Throws for what is none of ours: the server says nothing else. */
export function readFrame(frame: Uint8Array): readonly Part[] {
  const decoder = decoding.createDecoder(frame)
  const parts = readPart(decoder)
  if (decoding.hasContent(decoder)) throw new Error('something is left over after a message')
  return parts
}

function readPart(decoder: decoding.Decoder): readonly Part[] {
  const kind = decoding.readVarUint(decoder)
  switch (kind) {
    case 0:
      return [readSync(decoder)]
    case 1:
      return [{ kind: 'presence', body: decoding.readVarUint8Array(decoder) }]
    case 3:
      return [{ kind: 'query-presence' }]
    case savedMessage:
      return [{ kind: 'saved', count: decoding.readVarUint(decoder) }]
    case identityMessage:
      return [{ kind: 'identity', said: decoding.readVarString(decoder) }]
    case lookAgainMessage:
      return [{ kind: 'look-again' }]
    case aliveMessage:
      return [{ kind: 'alive' }]
    case epochMessage:
      return [{ kind: 'epoch', said: decoding.readVarString(decoder) }]
    case severalMessage:
      return readSeveral(decoder)
    default:
      throw new Error(`a message of kind ${kind}`)
  }
}

function readSync(decoder: decoding.Decoder): Part {
  const kind = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  return kind === 0 ? { kind: 'step1', body } : { kind: 'changes', body, asked: kind === 1 }
}

function readSeveral(decoder: decoding.Decoder): readonly Part[] {
  const parts: Part[] = []
  while (decoding.hasContent(decoder)) parts.push(...readFrame(decoding.readVarUint8Array(decoder)))
  return parts
}
