/** One person in one document: comes in, tells of themselves, writes notes, and hears. */
import * as Y from 'yjs'
import type { Dialect } from './dialect.ts'
import { openWire, type Address } from './wire.ts'

export interface Door extends Address {
  readonly dialect: Dialect
}

export interface Guest {
  /** Writes a note with these words straight into the document. */
  readonly write: (text: string) => void
  /** Sends an update that was made elsewhere. */
  readonly send: (update: Uint8Array) => void
  /** Their state has changed: they went to another section, they began or stopped writing. */
  readonly stir: () => void
  readonly frames: () => number
  readonly leave: () => void
}

export interface Hearing {
  readonly heard: (frame: Buffer) => void
  readonly cut?: (code: number) => void
}

/** Answers once they are in step with the server; where it keeps nothing, once they are in. */
export async function enter(door: Door, { heard, cut = () => undefined }: Hearing): Promise<Guest> {
  const { dialect } = door
  const person = new Y.Doc()
  const notes = person.getMap('themes')
  let clock = 0
  let inStep = (): void => undefined
  const stepped = new Promise<void>(resolve => {
    inStep = resolve
  })
  const wire = await openWire(door, {
    cut,
    heard: (frame, to) => {
      heard(frame)
      const kind = dialect.kindOf(frame)
      if (kind === 'step1') to.send(dialect.nothingMore)
      if (kind === 'step2') inStep()
    },
  })
  const stir = (): void => {
    clock += 1
    const state = {
      user: { name: `Person ${person.clientID}` },
      sectionId: `section-${clock % 7}`,
      writing: clock % 2 === 0,
    }
    wire.send(dialect.presence({ client: person.clientID, clock, state: JSON.stringify(state) }))
  }
  person.on('update', (update: Uint8Array) => wire.send(dialect.update(update)))
  for (const message of dialect.hello) wire.send(message)
  stir()
  if (dialect.hello.length > 0) await stepped
  return {
    write: text => {
      person.transact(() => {
        const id = `${person.clientID}-${notes.size}`.padEnd(16, '-')
        notes.set(id, new Y.Map(Object.entries({ name: '', said: text, order: 'a0' })))
      })
    },
    send: update => wire.send(dialect.update(update)),
    stir,
    frames: wire.frames,
    leave: wire.close,
  }
}
