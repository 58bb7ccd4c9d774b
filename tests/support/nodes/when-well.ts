/** When all is well: how long it takes until every server has heard of a step, of words, and of somebody who is put out. */
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { changeStep, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { closeCodes, lookAgainMessage } from '@waymark/shared/wire/sync.ts'
import { until } from '#support/wait.ts'
import type { Cluster } from './cluster.ts'
import { docWindow, type DocWindow } from './doc-window.ts'
import type { People } from './people.ts'
import type { Run } from './run.ts'
import type { Stage } from './stage.ts'
import type { Witness } from './witness.ts'

export interface WellFigures {
  /** Until windows at all servers were told that the step is another one. */
  readonly stepMs: number
  readonly wordsMs: number
  /** Until whoever was put out is off the lines of all servers. */
  readonly outMs: number
}

export interface Well {
  readonly run: Run
  readonly cluster: Cluster
  readonly stage: Stage
  readonly people: People
  readonly witness: Witness
}

/** Asked of the first server, awaited at all of them. */
export async function whenWell({ run, cluster, stage, people, witness }: Well): Promise<WellFigures> {
  const [room] = stage.open.rooms
  const [first] = cluster.places
  if (room === undefined || first === undefined) throw new Error('there is no room, or no server')
  const at = first.node.address
  const link = await stage.newLink('participant')
  const lookedAgain = new Set<string>()
  const open = async (who: string, address: string, secret?: string): Promise<DocWindow> => {
    const { caller } = await stage.enter('participant', {
      roomId: room.roomId,
      ...(secret !== undefined && { secret }),
    })
    const heard = (frame: Uint8Array): void => {
      if (holdsLookAgain(frame)) lookedAgain.add(who)
      witness.frame(who, room.doc, frame)
    }
    return docWindow({ address, cookie: caller.cookie, heard, pauseMs: () => 100 }, room.doc)
  }
  const stay: DocWindow[] = []
  const go: DocWindow[] = []
  for (const { node } of cluster.places) {
    stay.push(await open(`who stays at ${node.name}`, node.address))
    go.push(await open(`who goes from ${node.name}`, node.address, link.secret))
  }
  await until('they are all in step', () => [...stay, ...go].every(window => window.isInStep()))

  const early = NoteId.parse(`note-well-${run.tag}-1`)
  const { organiser } = stage
  const ofStep = { params: { breakoutId: stage.open.id } }
  const timed = async (what: string, act: () => Promise<unknown>, holds: () => boolean): Promise<number> => {
    await act()
    const from = run.since()
    await until(what, holds, 15_000).catch((error: unknown) => run.broken(String(error)))
    return run.since() - from
  }
  await organiser.ask(changeStep, { ...ofStep, body: { step: 'share' } }, at)
  await run.pause(300)
  lookedAgain.clear()
  const stepMs = await timed(
    'windows at all servers hear of another step',
    () => organiser.ask(changeStep, { ...ofStep, body: { step: 'write' } }, at),
    () => lookedAgain.size === stay.length + go.length,
  )
  const wordsMs = await timed(
    'windows at all servers see a note',
    () => write(at, { run, stage, people, witness }, early),
    () => stay.every(({ doc }) => openRoomDoc(doc).notes.all().has(early)),
  )
  const outMs = await timed(
    'whoever was put out is off the lines of all servers',
    () => organiser.ask(revokeLink, { params: { linkId: link.id } }, at),
    () => go.every(window => window.closedFor() === closeCodes.notAllowed),
  )
  stage.revoked.add(link.id)
  const late = NoteId.parse(`note-well-${run.tag}-2`)
  await write(at, { run, stage, people, witness }, late)
  await until('the others see what is written after', () =>
    stay.every(({ doc }) => openRoomDoc(doc).notes.all().has(late)),
  )
  if (go.some(({ doc }) => openRoomDoc(doc).notes.all().has(late)))
    run.broken('somebody who was put out sees what was written after')
  for (const window of [...stay, ...go]) window.close()
  return { stepMs, wordsMs, outMs }
}

/** By somebody who is in no other account. */
async function write(
  at: string,
  { run, stage, people, witness }: Omit<Well, 'cluster'>,
  noteId: NoteId,
): Promise<void> {
  const [room] = stage.open.rooms
  const [sectionId] = room?.sectionIds ?? []
  if (room === undefined || sectionId === undefined) throw new Error('there is no room')
  const { caller } = await stage.enter('participant', { roomId: room.roomId })
  const text = run.newMark()
  witness.wrote(text, room.doc)
  const saved = people.memory.notes.asked(noteId, { text, sectionId, withdrawn: false })
  const body = { sectionId, text, signed: false, route: 'live' as const }
  await caller.ask(putNote, { params: { roomId: room.roomId, noteId }, body }, at)
  saved()
}

/** As a message of its own, or as one of several. */
const holdsLookAgain = (frame: Uint8Array): boolean =>
  frame[0] === lookAgainMessage || Buffer.from(frame).includes(Buffer.of(1, lookAgainMessage))
