/** What people do with notes: their own, by asking; and those of others, which is to be refused. */
import * as Y from 'yjs'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { myNotes, putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { enterRoom, readRoom } from '@waymark/shared/wire/sessions.ts'
import { updateFrame } from '@waymark/server/sync/messages.ts'
import type { Ask } from '@waymark/client/sync/waiting-queue.ts'
import { pickOf, roomOf, shown, type Act } from './acting.ts'
import type { Play, Somebody } from './people.ts'
import type { NoteStory } from './stories.ts'

const mine = ({ stories }: Play, { who }: Somebody): NoteStory[] =>
  [...stories.notes.values()].filter(({ by }) => by === who.to)
function ask(
  play: Play,
  one: Somebody,
  { story, ask: asked, mark }: { readonly story: NoteStory; readonly ask: Ask; readonly mark: string },
): void {
  play.world.say(`${one.who.to} wants: ${asked.kind} ${story.id} ${mark}`)
  story.asks.push({ ask: asked, mark, outcome: 'open' })
  if (mark !== '') play.witness.wrote(mark, roomDocName(story.roomId))
  one.window.now().ask(story.roomId, story.id, asked)
}

const words = (play: Play, mark: string): Ask & { kind: 'put' } => ({
  kind: 'put',
  sectionId: play.world.chance.pick(play.scene.sections),
  text: `${mark} is what I say`,
  signed: play.world.chance.oneIn(3),
  route: 'live',
})

export const write: Act = (play, one) => {
  const mark = play.world.newMark()
  const id = NoteId.parse(play.world.newId())
  const story: NoteStory = { id, roomId: one.room, by: one.who.to, name: one.name, asks: [] }
  play.stories.notes.set(id, story)
  ask(play, one, { story, ask: words(play, mark), mark })
}

export const changeWords: Act = (play, one) => {
  const story = pickOf(play, mine(play, one))
  const mark = play.world.newMark()
  if (story !== undefined) ask(play, one, { story, ask: words(play, mark), mark })
}

export const withdrawOrPutBack: Act = (play, one) => {
  const story = pickOf(play, mine(play, one))
  const put = story?.asks.findLast(({ ask: { kind } }) => kind === 'put')?.ask
  if (story === undefined || put?.kind !== 'put') return
  const last = story.asks.findLast(({ ask: { kind } }) => kind === 'withdraw' || kind === 'put-back')
  const { sectionId, text, route } = put
  const note: Note = { id: story.id, sectionId, text, route, order: 'a0', signedBy: null }
  const kind = last?.ask.kind === 'withdraw' ? 'put-back' : 'withdraw'
  if (kind === 'put-back') play.witness.putBack(story.asks.map(({ mark }) => mark))
  ask(play, one, { story, ask: { kind, note }, mark: '' })
}

export const moveOwn: Act = (play, one) => {
  const story = pickOf(play, mine(play, one))
  if (story === undefined) return
  const after: NoteId | 'first' =
    pickOf(
      play,
      shown(roomOf(one)).filter(({ id }) => id !== story.id),
    )?.id ?? 'first'
  const place = { sectionId: play.world.chance.pick(play.scene.sections), after }
  ask(play, one, { story, ask: { kind: 'move', place }, mark: '' })
}

/** Decides about what was refused. */
export const decide: Act = (_play, one) => {
  const refused = one.window
    .now()
    .now()
    .find(({ state }) => state === 'refused')
  if (refused === undefined) return
  one.window.now().letGo(refused.noteId)
}

export const loadAgain: Act = (play, one) => {
  play.world.say(`${one.who.to} loads the page again`)
  one.window.loadAgain()
}

export const goElsewhere: Act = (play, one) => {
  const { world, network, scene, witness, onceHeardByAll } = play
  const to = scene.rooms.find(id => id !== one.room)
  if (to === undefined || one.isMoving) return
  one.isMoving = true
  world.say(`${one.who.to} goes to the other room`)
  const from = one.room
  witness.back(one.who.to, roomDocName(to))
  void network.ask(one.who, enterRoom, { params: { roomId: to }, body: {} }, `room of ${one.who.to}`).then(answer => {
    one.isMoving = false
    if (answer?.status !== 200) return
    one.room = to
    onceHeardByAll(() => {
      if (one.room !== from) witness.out(one.who.to, roomDocName(from))
    })
    one.open(roomDocName(from)).leave()
    one.open(roomDocName(to)).connect()
  })
}

export const look: Act = (play, one) => {
  const route = play.world.chance.pick([readRoom, myNotes])
  void play.network.ask(one.who, route, { params: { roomId: one.room } })
}

/** Words put into somebody else's note, or taken away: to be refused. */
export const forgeByAsking: Act = (play, one) => {
  const { stories, network, world, witness } = play
  const other = pickOf(
    play,
    shown(roomOf(one)).filter(({ id }) => stories.notes.get(id)?.by !== one.who.to),
  )
  if (other === undefined) return
  const mark = play.world.newMark()
  stories.forged.add(mark)
  witness.secret(mark)
  const params = { roomId: one.room, noteId: other.id }
  const answered = world.chance.oneIn(2)
    ? network.ask(one.who, putNote, { params, body: { ...words(play, mark), text: `${mark} is forged` } }, other.id)
    : network.ask(one.who, withdrawNote, { params, body: {} }, other.id)
  void answered.then(answer => {
    if (answer !== undefined && answer.status < 300) world.broken(`${one.who.to} did something to a note of another`)
  })
}

/** A note put right into the document, past the asking: to be cut. */
export const forgeBySending: Act = (play, one) => {
  const client = roomOf(one)
  if (!client.isLive()) return
  const mark = play.world.newMark()
  play.stories.forged.add(mark)
  play.witness.secret(mark)
  play.world.say(`${one.who.to} sends the forged ${mark}`)
  const doc = new Y.Doc()
  const note = {
    id: play.world.newId(),
    text: `${mark} is forged`,
    sectionId: play.world.chance.pick(play.scene.sections),
  }
  openRoomDoc(doc).notes.put({ ...note, id: NoteId.parse(note.id), order: 'a0', signedBy: null, route: 'live' })
  client.sendRaw(updateFrame(Y.encodeStateAsUpdate(doc)))
  play.world.after(play.world.chance.below(2000), () => {
    if (client.name === roomDocName(one.room)) client.connect()
  })
}
