/** What must hold in the end, when the network is well again and all that waited has come. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment } from '@waymark/shared/doc/draft-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { authorships, members, wholeServer } from '@waymark/server/store/kinds.ts'
import { readPresence } from '@waymark/server/sync/messages.ts'
import { readFrame } from './frames.ts'
import type { Life } from './life.ts'
import type { Play, Somebody } from './people.ts'
import { expectedOf } from './stories.ts'
import { linkOf } from './team-acts.ts'
import { wordsIn } from './words-in.ts'

interface Ended extends Play {
  readonly people: readonly Somebody[]
  readonly allDocs: readonly DocName[]
}

export async function checkAll(ended: Ended, life: Life): Promise<void> {
  await presenceIsTrue(ended, life)
  await copiesAreEqual(ended, life)
  notesAreThere(ended)
  await rowsAreThere(ended)
  themesAreThere(ended)
  statementsAreThere(ended)
  await nobodyWasTold(ended)
}

/** What the log says by itself. */
export async function reloaded({ disk }: Pick<Play, 'disk'>, name: DocName): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const update of (await disk.inner.readLog(name)).updates) Y.applyUpdate(doc, update)
  return doc
}

async function copiesAreEqual(ended: Ended, life: Life): Promise<void> {
  const { world, disk, people, allDocs } = ended
  for (const name of allDocs) {
    const kept = await reloaded(ended, name)
    const words = wordsIn(name, kept)
    const live = await life.deps.live.open(name)
    const copies: (readonly [string, Y.Doc])[] = [
      ['the disk as it was seen', disk.truth(name)],
      ['the server', live.read(doc => doc)],
      ...people.flatMap(({ who, clients }) => {
        const client = clients.get(name)
        return client?.isLive() === true ? [[who.to, client.doc()] as const] : []
      }),
    ]
    for (const [whose, copy] of copies) {
      if (wordsIn(name, copy) !== words)
        world.broken(`${whose} reads ${name} otherwise than the disk: ${wordsIn(name, copy)} instead of ${words}`)
      if (!isSame(Y.encodeStateVector(copy), Y.encodeStateVector(kept)))
        world.broken(`${whose} has another history of ${name} than the disk`)
      if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null)
        world.broken(`something of ${name} waits for ever with ${whose}`)
    }
  }
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => {
  const [one, other] = [Y.decodeStateVector(a), Y.decodeStateVector(b)]
  return one.size === other.size && [...one].every(([client, clock]) => other.get(client) === clock)
}

function notesAreThere({ world, disk, stories }: Ended): void {
  for (const story of stories.notes.values()) {
    const note = openRoomDoc(disk.truth(roomDocName(story.roomId)))
      .notes.all()
      .get(story.id)
    const { texts, isShown } = expectedOf(story)
    const said = `the note ${story.id} of ${story.by}`
    if (isShown === true && note === undefined) world.broken(`${said} was saved and is lost`)
    if (isShown === false && note !== undefined) world.broken(`${said} was withdrawn and is on the board`)
    if (note !== undefined && !texts.has(note.text))
      world.broken(`${said} says "${note.text}", and what was saved is ${[...texts].join(' or ')}`)
  }
}

/** Each note has exactly one row that says whose it is, and a withdrawn one is there and nowhere else. */
async function rowsAreThere({ world, disk, scene, stories }: Ended): Promise<void> {
  for (const roomId of scene.rooms) {
    const notes = openRoomDoc(disk.truth(roomDocName(roomId))).notes.all()
    const rows = new Map((await disk.inner.list(authorships, roomId)).map(row => [row.id, row]))
    for (const id of notes.keys())
      if (rows.get(id)?.withdrawn !== null) world.broken(`the note ${id} is on the board without a row of its own`)
    for (const [id, { withdrawn }] of rows) {
      if (withdrawn === null && !notes.has(id)) world.broken(`the note ${id} has a row and is not on the board`)
      const story = stories.notes.get(id)
      if (withdrawn !== null && (story === undefined || !expectedOf(story).texts.has(withdrawn.text)))
        world.broken(`the withdrawn note ${id} does not say what its author said last`)
    }
  }
}

function themesAreThere({ world, disk, scene, stories, people }: Ended): void {
  const { themes: all, links } = openThemesDoc(disk.truth(scene.themes))
  const themes = all.all()
  for (const { id, by, names, isRemoved } of stories.themes.values()) {
    const theme = themes.get(id)
    const isOut = people.some(({ who, isOut }) => who.to === by && isOut)
    if (theme === undefined && !isRemoved && !isOut)
      world.broken(`the theme ${names[0]} of ${by} was never sent, or is lost`)
    if (theme !== undefined && !names.includes(theme.name))
      world.broken(`the theme ${names[0]} has a name that nobody gave it: ${theme.name}`)
    const sentence = links.all().get(linkOf(id))?.sentence
    if (sentence !== theme?.name) world.broken(`the link of the theme ${theme?.name} says ${sentence}`)
  }
}

function statementsAreThere({ world, disk, scene, stories, people }: Ended): void {
  const draft = draftFragment(disk.truth(scene.draft)).toString()
  for (const { mark, by, isRemoved } of stories.statements.values()) {
    const times = draft.split(mark).length - 1
    const isOut = people.some(({ who, isOut }) => who.to === by && isOut)
    if (times > 1) world.broken(`the statement ${mark} of ${by} is there ${times} times`)
    if (times === 0 && !isRemoved && !isOut) world.broken(`the statement ${mark} of ${by} was never sent, or is lost`)
  }
}

/** Everybody who is told who is here sees exactly those who are. */
async function presenceIsTrue({ world, people, allDocs }: Ended, life: Life): Promise<void> {
  for (const name of allDocs) {
    const here = people
      .filter(({ who, clients }) => who.role !== 'reader' && clients.get(name)?.isLive() === true)
      .flatMap(({ clients }) => clients.get(name) ?? [])
    const present = here.map(client => client.doc().clientID).toSorted((a, b) => a - b)
    for (const client of here) {
      const seen = [...client.awareness().getStates().keys()].toSorted((a, b) => a - b)
      if (seen.join() !== present.join())
        world.broken(`somebody in ${name} sees ${seen.join()} and there are ${present.join()}`)
    }
    const live = await life.deps.live.ifOpen(name)
    if (live === undefined) continue
    const [told] = readFrame(live.presence.everybody())
    const known = told?.kind === 'presence' ? readPresence(told.body, 100)?.map(({ client }) => client) : []
    if (known?.toSorted((a, b) => a - b).join() !== present.join())
      world.broken(`the server thinks that ${known?.join()} are in ${name}, and there are ${present.join()}`)
  }
}

async function nobodyWasTold({ world, disk, scene, people, witness }: Ended): Promise<void> {
  const all = [...(await disk.inner.list(members, scene.sessionId)), ...(await disk.inner.list(members, wholeServer))]
  if (all.length < people.length) world.broken('somebody who came in is not on disk')
  for (const { who } of people)
    for (const { id } of all) if (witness.heardBy(who.to).has(id)) world.broken(`${who.to} was told the id of a member`)
}

/** When all have left. */
export async function nothingIsLeft({ world }: Play, life: Life): Promise<void> {
  if (life.deps.live.count() > 0) world.broken(`${life.deps.live.count()} documents stay open after everybody left`)
  if (life.deps.guests.count() > 0)
    world.broken(`${life.deps.guests.count()} guests are on the list after everybody left`)
}
