/** A window that writes a document directly and is told what of it is on disk, as the client is: `?saved=1`. It does not come back by itself. */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { savedMessage, severalMessage } from '@waymark/shared/wire/sync.ts'
import { readMessage, step1Frame, step2Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import type { Person } from '#support/person.ts'

export interface DirectLine {
  readonly doc: Y.Doc
  /** Makes the change here and sends it. `saved` is called once the server has counted it; never, when the line ends before. */
  readonly write: (change: () => void, saved: () => void) => void
  /** How many changes have not been counted yet. */
  readonly waiting: () => number
  readonly isOpen: () => boolean
  readonly close: () => void
}

/** Answers once it is in step with the server; undefined when the line ended before. */
export function directLine(person: Person, name: DocName): Promise<DirectLine | undefined> {
  const doc = new Y.Doc()
  const socket = person.openSocket(`${name}?saved=1`)
  let sent = 0
  let waiting: { readonly number: number; readonly saved: () => void }[] = []
  const send = (frame: Uint8Array): void => {
    sent += 1
    socket.send(frame)
  }
  const onDisk = (count: number): void => {
    const told = waiting.filter(({ number }) => number <= count)
    waiting = waiting.filter(({ number }) => number > count)
    for (const { saved } of told) saved()
  }
  const line: DirectLine = {
    doc,
    write: (change, saved) => {
      const from = Y.encodeStateVector(doc)
      doc.transact(change)
      send(updateFrame(Y.encodeStateAsUpdate(doc, from)))
      waiting.push({ number: sent, saved })
    },
    waiting: () => waiting.length,
    isOpen: () => socket.readyState === socket.OPEN,
    close: () => {
      socket.terminate()
    },
  }
  return new Promise(resolve => {
    const take = (message: Uint8Array): void => {
      const decoder = decoding.createDecoder(message)
      const kind = decoding.readVarUint(decoder)
      if (kind === savedMessage) onDisk(decoding.readVarUint(decoder))
      if (kind === severalMessage) while (decoding.hasContent(decoder)) take(decoding.readVarUint8Array(decoder))
      const read = readMessage(message)
      if (read.kind === 'step1') send(step2Frame(Y.encodeStateAsUpdate(doc, read.stateVector)))
      if (read.kind !== 'update') return
      Y.applyUpdate(doc, read.update)
      if (read.asked) resolve(line)
    }
    socket.on('message', (data: Buffer) => {
      take(data)
    })
    socket.on('open', () => {
      socket.send(step1Frame(Y.encodeStateVector(doc)))
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(undefined)
    })
  })
}
