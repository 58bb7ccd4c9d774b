/** The synthesis of one breakout with the notes it is made of, gathered from the live documents. */
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { writtenRoomNumber, type Breakout, type Room, type Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { synthesisFileVersion, type SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import { notQuotedWords } from '@waymark/shared/rules/privacy-words.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import type { Deps } from '#deps.ts'
import { notesNotQuoted } from '#not-quoted.ts'
import { excerpts } from '#store/kinds.ts'

export interface HeardSynthesis {
  readonly file: SynthesisFile
  /** Which passages are of one written answer: the same words for all of one, that say nothing else of it. */
  readonly answerOf: ReadonlyMap<NoteId, string>
}

interface SynthesisPlace {
  readonly strategy: Strategy
  readonly session: Session
  readonly breakout: Breakout
  /** By number. */
  readonly rooms: readonly Room[]
  readonly marks: SynthesisFile['marks']
}

export async function hearSynthesis(
  { store, live }: Pick<Deps, 'store' | 'live'>,
  { strategy, session, breakout, rooms, marks }: SynthesisPlace,
): Promise<HeardSynthesis> {
  const unquoted = await notesNotQuoted({ store }, strategy.id, [{ session, rooms }])
  const heard = await Promise.all(rooms.map(room => hearRoom({ live }, room, unquoted)))
  const themesDoc = await live.open(themesDocName(breakout.id))
  const records = themesDoc.read(doc => {
    const { themes, placements, parked, links, tidied, points, sources, pictures } = openThemesDoc(doc)
    return {
      themes: [...themes.all().values()].toSorted(byOrder),
      placements: [...placements.all().values()],
      parked: [...parked.all().values()],
      links: [...links.all().values()],
      tidied: [...tidied.all().values()].filter(({ noteId }) => !unquoted.has(noteId)),
      points: [...points.all().values()].toSorted(byOrder),
      sources: [...sources.all().values()],
      pictures: [...pictures.all().values()],
    }
  })
  const written = rooms.filter(({ number }) => number === writtenRoomNumber)
  const passages = await Promise.all(written.map(({ id }) => store.list(excerpts, id)))
  const { id, purpose, question, sections } = breakout
  return {
    file: {
      format: 'waymark-synthesis',
      version: synthesisFileVersion,
      strategy: { title: strategy.title, period: strategy.period, ambitions: strategy.ambitions },
      session: { title: session.title },
      breakout: { id, purpose, question, sections },
      rooms: heard,
      ...records,
      marks,
    },
    answerOf: new Map(passages.flat().map(one => [one.id, one.responseId])),
  }
}

async function hearRoom(
  { live }: Pick<Deps, 'live'>,
  { id, number, name }: Room,
  unquoted: ReadonlySet<NoteId>,
): Promise<SynthesisFile['rooms'][number]> {
  const doc = await live.open(roomDocName(id))
  return {
    id,
    number,
    name,
    notes: doc
      .read(opened => [...openRoomDoc(opened).notes.all().values()].toSorted(byOrder))
      .map(note => (unquoted.has(note.id) ? { ...note, text: notQuotedWords, signedBy: null } : note)),
  }
}
