/**
 * A large session against one server on one core: 300 people in 30 rooms who write, three of the team with the desk open, and 300 who
 * watch. What is measured is how long the desk, a note and the watched page take to be answered, and what the server uses of the processor.
 */
import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { OpenDoc, Person } from '#support/person.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { NoteId, RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import { readWatched } from '@waymark/shared/wire/watch.ts'
import { readDesk } from '@waymark/shared/wire/desk.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { percentile } from '#bench/live/figures.ts'
import { load, sumOf, ticksPerSecond } from '#bench/live/machine.ts'
import { person } from '#support/person.ts'
import { preparedSession, secretOf } from '#support/prepared-session.ts'
import { runningServer } from '#support/running-server.ts'

const people = 300
const rooms = 30
const desks = 3
const deskEveryMs = 2000
const watchers = 300
const watchEveryMs = 5000
/** Each writes a note in so many seconds. */
const noteEveryMs = 30_000
const seconds = Number(process.env['BENCH_SECONDS'] ?? '30')

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

process.env['WAYMARK_LIMITS'] ??= '1000'
const server = await runningServer()
const session = await preparedSession(server, { rooms })
const params = { sessionId: session.session.session.id }
const [breakout] = session.session.breakouts
if (breakout === undefined) throw new Error('the session has no breakout')
const sectionIds = breakout.sections.map(({ id }) => id)
print(`Load of the machine before: ${load()}`)

interface Writer {
  readonly who: Person
  readonly open: OpenDoc
  readonly roomId: RoomId
  written: number
}

const secret = secretOf(session.linkFor('participant'))
const writers: Writer[] = []
for (let at = 0; at < people; at += 1) {
  const who = person(server.address)
  const { me } = await who.comeIn(secret, { name: `Guest ${at}` })
  const roomId = RoomId.parse(me.roomId)
  writers.push({ who, roomId, open: await who.openDoc(roomDocName(roomId)), written: 0 })
}
const pid = server.processId()
const isPinned = spawnSync('taskset', ['-a', '-cp', '1', String(pid)]).status === 0
const reader = person(server.address)
await reader.comeIn(secretOf(session.linkFor('reader')))
const watchAddress = `${server.address}${readWatched.path.replace(':sessionId', params.sessionId)}`

const none = await measured(0, 0)
const open = await measured(desks, 0)
const all = await measured(desks, watchers)
print(`\n${people} people in ${rooms} rooms, a note of each every ${noteEveryMs / 1000} s, for ${seconds} s:`)
print(line('no desk open', none))
print(line(`${desks} desks open`, open))
print(line(`and ${watchers} watch`, all))
print(`The server ${isPinned ? 'on one core, who measures on the other' : 'on no core of its own'}.`)
print(`Load of the machine: ${load()}`)
for (const writer of writers) writer.open.close()
await server[Symbol.asyncDispose]()
process.exit(0)

interface Measured {
  readonly desk: readonly number[]
  readonly notes: readonly number[]
  readonly watch: readonly number[]
  readonly processor: number
}

function line(name: string, { desk, notes, watch, processor }: Measured): string {
  const said = (all: readonly number[]): string =>
    all.length === 0
      ? '-'
      : `p50 ${percentile(all, 50).toFixed(0)}, p95 ${percentile(all, 95).toFixed(0)} (${all.length})`
  return `  ${name.padEnd(16)} desk ms: ${said(desk)}; a note ms: ${said(notes)}; watching ms: ${said(watch)}; the server used ${processor.toFixed(1)} % of a core`
}

async function measured(openDesks: number, watching: number): Promise<Measured> {
  const desk: number[] = []
  const notes: number[] = []
  const watch: number[] = []
  const before = { at: performance.now(), ticks: sumOf(pid, 2) }
  const until = before.at + seconds * 1000
  const each = async (everyMs: number, first: number, act: () => Promise<unknown>, took: number[]): Promise<void> => {
    await pause(first)
    while (performance.now() < until) {
      const from = performance.now()
      await act()
      took.push(performance.now() - from)
      await pause(Math.max(0, everyMs - (performance.now() - from)))
    }
  }
  await Promise.all([
    ...writers.map((writer, at) => each(noteEveryMs, (at * noteEveryMs) / people, () => write(writer, at), notes)),
    ...Array.from({ length: openDesks }, (_, at) =>
      each(deskEveryMs, (at * deskEveryMs) / openDesks, () => session.organiser.ask(readDesk, { params }), desk),
    ),
    ...Array.from({ length: watching }, (_, at) => {
      const look = watcher()
      return each(watchEveryMs, (at * watchEveryMs) / watching, look, watch)
    }),
  ])
  const used = (sumOf(pid, 2) - before.ticks) / ticksPerSecond
  const upwards = (all: number[]): number[] => all.toSorted((a, b) => a - b)
  return {
    desk: upwards(desk),
    notes: upwards(notes),
    watch: upwards(watch),
    processor: (used * 100 * 1000) / (performance.now() - before.at),
  }
}

/** Asks as the page does: with what it has, so that what is unchanged is not sent again. */
function watcher(): () => Promise<void> {
  let etag = ''
  return async () => {
    const answer = await fetch(watchAddress, {
      headers: { cookie: reader.cookie(), ...(etag !== '' && { 'if-none-match': etag }) },
    })
    await answer.arrayBuffer()
    if (answer.status !== 200 && answer.status !== 304) throw new Error(`the picture was not given: ${answer.status}`)
    etag = answer.headers.get('etag') ?? ''
  }
}

async function write(writer: Writer, at: number): Promise<void> {
  writer.written += 1
  const sectionId = sectionIds[writer.written % sectionIds.length] as SectionId
  await writer.who.ask(putNote, {
    params: {
      roomId: writer.roomId,
      noteId: NoteId.parse(`guest-${at}-${writer.written}-${writer.roomId}`.slice(0, 40)),
    },
    body: { sectionId, text: `What guest ${at} has to say, number ${writer.written}`, signed: false, route: 'live' },
  })
}
