/** Who takes part in a history: their windows on documents, their notes that wait, and what became of their links. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { LinkId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Disk } from './disk.ts'
import { docClient, type DocClient } from './doc-client.ts'
import type { Between } from './between.ts'
import type { Life } from './life.ts'
import type { Network, Who } from './network.ts'
import { isWords, notesWindow, type NotesWindow } from './notes-window.ts'
import type { Scene, Visitor } from './scene.ts'
import { marksOf, type Stories } from './stories.ts'
import type { Witness } from './witness.ts'
import type { World } from './world.ts'

export interface Play {
  readonly world: World
  readonly network: Network
  readonly disk: Disk
  readonly witness: Witness
  readonly scene: Scene
  readonly stories: Stories
  readonly life: () => Life | undefined
  /** Where there are several servers. */
  readonly between: Between | undefined
  /** Done once every server has heard of what one has done, also where the bus and the disk were away. */
  readonly onceHeardByAll: (act: () => void) => void
  /** How many asks to take a link back have no answer yet. */
  takingBack: number
}

export interface Somebody {
  readonly who: Who
  readonly name: string | null
  readonly linkId: LinkId
  /** Where they write; nobody but participants has one of their own. */
  room: RoomId
  /** Asked to be let into another room, and not answered yet. */
  isMoving: boolean
  readonly open: (name: DocName) => DocClient
  readonly clients: ReadonlyMap<DocName, DocClient>
  readonly window: NotesWindow
  /** Their link was taken back. */
  isOut: boolean
}

export function somebody(play: Play, { who, name, linkId }: Visitor, room: RoomId): Somebody {
  const clients = new Map<DocName, DocClient>()
  const { world, network, disk, witness, stories } = play
  return {
    who,
    name,
    linkId,
    room,
    isMoving: false,
    isOut: false,
    clients,
    open: doc => {
      const known = clients.get(doc)
      if (known !== undefined) return known
      const made = docClient(
        { world, network, disk, who: () => who, onSaved: client => savedIsOnDisk(play, who, client) },
        doc,
      )
      clients.set(doc, made)
      return made
    },
    window: notesWindow({
      world,
      network,
      who: () => who,
      onAnswer: (one, outcome) => {
        const story = stories.notes.get(one.noteId)
        const asked = story?.asks.find(
          ({ ask, outcome: before }) => before === 'open' && JSON.stringify(ask) === JSON.stringify(one.ask),
        )
        if (story === undefined || asked === undefined) return
        asked.outcome = outcome.is === 'done' ? 'done' : 'refused'
        if (outcome.is !== 'done') return
        if (isWords(one.ask)) keptWords(play, one.noteId)
        const isToBePutBack = story.asks.some(({ ask, outcome: open }) => ask.kind === 'put-back' && open === 'open')
        if (one.ask.kind === 'withdraw' && !isToBePutBack) witness.withdrawn(marksOf(story), who.to)
      },
    }),
  }
}

/** All that a window holds when it says "Saved" must be on the disk at that moment. */
function savedIsOnDisk({ world, disk }: Play, { to }: Who, client: DocClient): void {
  if (client.age() !== disk.age(client.name)) return
  const truth = disk.truth(client.name)
  let isNew = false
  const hear = (): void => {
    isNew = true
  }
  truth.on('update', hear)
  Y.applyUpdate(truth, Y.encodeStateAsUpdate(client.doc(), Y.encodeStateVector(truth)))
  truth.off('update', hear)
  if (isNew || truth.store.pendingStructs !== null)
    world.broken(`${to} is told that all of ${client.name} is saved, and something is not on disk`)
}

/** A note that was answered with yes is on disk, on the board or withdrawn. */
function keptWords({ world, disk, stories }: Play, noteId: string): void {
  const story = [...stories.notes.values()].find(({ id }) => id === noteId)
  if (story === undefined) return
  if (story.asks.some(({ ask }) => ask.kind === 'withdraw')) return
  const notes = disk.truth(roomDocName(story.roomId)).getMap('notes')
  if (!notes.has(noteId)) world.broken(`${story.by} is told that the note ${noteId} is saved, and it is not on disk`)
}

export const isWatching = ({ clients, isOut }: Somebody): boolean => !isOut && clients.size > 0
