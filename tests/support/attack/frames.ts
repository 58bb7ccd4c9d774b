/** What somebody could send on a document that is not theirs to change, and how it is sent: on a socket, or on a channel over HTTPS. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { presenceFrame, step1Frame, step2Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { bareStream, type BareStream } from '#support/bare-stream.ts'
import { refusedUpgrade } from '#support/bare-sockets.ts'
import { aMap, bombs, item, oneNull, update, type Id } from '#support/forged-updates.ts'
import { person, type Person } from '#support/person.ts'
import { until } from '#support/wait.ts'
import type { Siege } from './besiege.ts'

export type Frames = Readonly<Record<string, Uint8Array>>

/** What became of it: the code with which the line was closed, or that it was heard and the line went on. */
export type Became = number | 'heard' | 'refused'

/** Broken, or endless: nobody may send these, also where they may write. */
const broken = [
  'a client without end',
  'a clock without end',
  'a change without a length',
  'a deletion without a length',
  'a delete set of a billion',
  'a delete set that claims a billion',
  'changes that claim a billion',
  'changes that hang on nothing',
  'a change that hangs on itself',
]

export const brokenFrames: Frames = Object.fromEntries([
  ...broken.map(name => [name, updateFrame(bombs[name]!(50, 770_077))] as const),
  ['no message of ours', Uint8Array.of(99, 1, 2)],
])

/** Whole, and as whoever may write makes them: under a new client's number, under that of somebody who has written there, and what they wrote taken away. */
export function forgedFrames(doc: Y.Doc): Frames {
  const known: Id[] = [...Y.decodeStateVector(Y.encodeStateVector(doc))].map(([client, clock]) => ({ client, clock }))
  const [somebody = { client: 1, clock: 0 }] = known
  const made = update([{ client: 770_078, clock: 0, structs: [item('any', { in: 'themes', key: 'forged' }, oneNull)] }])
  const changes: Readonly<Record<string, Uint8Array>> = {
    'something new': made,
    'a root of its own': update([
      { client: 770_079, clock: 0, structs: [item('type', { in: 'forged', key: 'k' }, aMap)] },
    ]),
    'in the name of another': update([
      { ...somebody, structs: [item('any', { in: 'themes', key: 'forged' }, oneNull)] },
    ]),
    'all taken away': update(
      [],
      known.map(({ client, clock }) => ({ client, ranges: [[0, clock]] as const })),
    ),
  }
  return Object.fromEntries(
    Object.entries(changes).flatMap(([name, change]) => [
      [name, updateFrame(change)],
      [`${name}, as if it had been asked for`, step2Frame(change)],
    ]),
  )
}

/** That somebody else says what they did not say, and that they have gone. */
export const presenceOf = (client: number): Frames => ({
  'presence of another': presenceFrame([
    { client, clock: 9999, state: '{"sectionId":"forged","user":{"key":"k","name":"Forged","role":"organiser"}}' },
  ]),
  'absence of another': presenceFrame([{ client, clock: 10_000, state: 'null' }]),
})

const everything = step1Frame(Uint8Array.of(0))
const isAnswer = (frame: Uint8Array): boolean => frame[0] === 0 && frame[1] === 1

/** One frame, on a socket of its own. What was sent before it asks for everything has been dealt with when it is answered. */
export async function bySocket(somebody: Person, name: DocName, frame: Uint8Array): Promise<Became> {
  const socket = somebody.openSocket(name)
  const became = new Promise<Became>(resolve => {
    socket.on('message', (data: Buffer) => {
      if (isAnswer(data)) resolve('heard')
    })
    socket.on('close', code => {
      resolve(code)
    })
  })
  if ((await refusedUpgrade(socket)) !== undefined) return 'refused'
  socket.send(frame)
  socket.send(everything)
  const what = await became
  socket.terminate()
  return what
}

/** The same on channels of one stream; undefined for whoever is given no stream. */
export async function overHttps({ address, people }: Siege, who: string) {
  const cookie = people[who]?.cookie() ?? ''
  const stream = await bareStream(address, { cookie }).catch(() => undefined)
  if (stream === undefined) return undefined
  let channel = 0
  return {
    stream,
    send: async (name: DocName, frame: Uint8Array): Promise<Became> => {
      channel += 1
      await sent(stream, { channel, name, frame })
      const code = stream.codeOf(channel)
      if (code === undefined) await stream.send({ kind: 'close', channel })
      return code ?? 'heard'
    },
  }
}

async function sent(
  stream: BareStream,
  { channel, name, frame }: { readonly channel: number; readonly name: DocName; readonly frame: Uint8Array },
): Promise<void> {
  await stream.send(
    { kind: 'open', channel, at: name },
    { kind: 'frame', channel, frame },
    { kind: 'frame', channel, frame: everything },
  )
  await until(
    'it is heard or closed',
    () => stream.codeOf(channel) !== undefined || stream.frames(channel).some(isAnswer),
  )
}

export const somebodyOf = ({ people, address }: Siege, who: string): Person => people[who] ?? person(address)
