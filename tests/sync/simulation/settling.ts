/** All is well again: everybody comes back to where they may be, and what waited is sent. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { changeStep, enterRoom } from '@waymark/shared/wire/sessions.ts'
import { links } from '@waymark/server/store/kinds.ts'
import type { Answer } from './network.ts'
import { isWatching, type Play, type Somebody } from './people.ts'

/** Lets things happen until it is done; `what` says what it was that did not come. */
export type Pass = (isDone: () => boolean, what: () => string) => Promise<void>

/** Answers when everybody is at rest. */
export async function settle(play: Play, people: readonly Somebody[], pass: Pass): Promise<void> {
  await openTheStep(play, pass)
  await findWhoIsOut(play, people, pass)
  await findTheRooms(play, people, pass)
  for (const one of people.filter(({ isOut }) => !isOut)) {
    one.window.now().online()
    for (const client of one.clients.values())
      if (one.who.role !== 'participant' || client.name === roomDocName(one.room)) client.connect()
      else client.leave()
  }
  await pass(
    () => people.every(one => isAtRest(one)),
    () => unrestOf(people),
  )
}

async function openTheStep(play: Play, pass: Pass): Promise<void> {
  const { organiser, breakoutId } = play.scene
  await insist(
    play,
    () => play.network.ask(organiser, changeStep, { params: { breakoutId }, body: { step: 'write' } }),
    pass,
  )
}

/** Whether a link was taken back is known from the disk, where no answer came. */
async function findWhoIsOut(play: Play, people: readonly Somebody[], pass: Pass): Promise<void> {
  await pass(
    () => play.takingBack === 0,
    () => 'the links',
  )
  for (const one of people) one.isOut = (await play.disk.inner.get(links, one.linkId))?.revokedAt !== null
}

/** Who went to another room and never heard the answer does not know where they are. */
async function findTheRooms(play: Play, people: readonly Somebody[], pass: Pass): Promise<void> {
  await pass(
    () => people.every(({ isMoving }) => !isMoving),
    () => 'the rooms',
  )
  for (const { who, room, isOut } of people)
    if (who.role === 'participant' && !isOut)
      await insist(
        play,
        () => play.network.ask(who, enterRoom, { params: { roomId: room }, body: {} }, `room of ${who.to}`),
        pass,
      )
}

async function insist({ world }: Play, ask: () => Promise<Answer | undefined>, pass: Pass): Promise<void> {
  let isDone = false
  const again = (): void => {
    void ask().then(answer => {
      if (answer?.status === 200) isDone = true
      else world.after(200, again)
    })
  }
  again()
  await pass(
    () => isDone,
    () => 'a request',
  )
}

/** Who is not at rest, and why. */
export const unrestOf = (people: readonly Somebody[]): string =>
  people
    .filter(one => !isAtRest(one))
    .map(({ who, window, clients }) => {
      const waiting = window
        .now()
        .now()
        .map(({ state, ask: { kind } }) => `${kind} ${state}`)
      const docs = [...clients.values()].map(
        client => `${client.name} ${client.isLive() ? 'live' : 'away'} ${client.isSaved() ? 'saved' : 'unsaved'}`,
      )
      return `${who.to}: ${[...waiting, ...docs].join(', ')}`
    })
    .join('; ')

/** Connected and saved where they may be, with nothing that waits; what was refused is let go. */
export function isAtRest(one: Somebody): boolean {
  const window = one.window.now()
  for (const { state, noteId } of window.now()) if (state === 'refused') window.letGo(noteId)
  if (one.isOut) return true
  const isQuiet = window.now().every(({ state }) => state === 'done' || state === 'shown')
  return (
    isQuiet &&
    isWatching(one) &&
    [...one.clients.values()].every(client => !client.isWanted() || (client.isLive() && client.isSaved()))
  )
}
