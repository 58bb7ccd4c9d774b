/** The notes of a breakout as texts to be coded: one for each room and for each written answer, with where in it each note stands. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { lengthOf } from '@waymark/shared/model/text.ts'
import { guidOf } from './guid-of.ts'
import type { ReadSynthesis, StandingNote } from './read-synthesis.ts'

export interface CodedSource {
  readonly guid: string
  readonly name: string
  readonly text: string
  /** In their order. */
  readonly selections: readonly Selection[]
}

export interface Selection {
  readonly note: StandingNote
  /** The section it stands in. */
  readonly sectionId: string
  /** In code points, as REFI-QDA counts; `end` is after the last. */
  readonly start: number
  readonly end: number
}

interface Growing {
  readonly name: string
  readonly pieces: string[]
  readonly selections: Selection[]
  length: number
  section: string
}

/** In the order of the rooms, then of the answers as a reader meets them: not in the order in which they came. */
export function codedSources(read: ReadSynthesis, answerOf: ReadonlyMap<NoteId, string>): CodedSource[] {
  const growing = new Map<string, Growing>()
  const answers = new Map<string, number>()
  const nameOf = (note: StandingNote, answer: string | undefined): string => {
    if (answer === undefined) return note.room
    const number = answers.get(answer) ?? answers.size + 1
    answers.set(answer, number)
    return `Written answer ${number}`
  }
  for (const { section, notes } of read.tree)
    for (const note of notes) {
      const answer = answerOf.get(note.id)
      const key = answer ?? `room ${note.roomNumber}`
      const source = growing.get(key) ?? begun(nameOf(note, answer))
      growing.set(key, source)
      add(source, note, { id: section.id, name: read.nameOf(section.id) ?? section.title })
    }
  return [...growing]
    .toSorted(([, a], [, b]) => roomOf(a) - roomOf(b))
    .map(([key, { name, pieces, selections }]) => ({
      guid: guidOf('source', read.file.breakout.id, key),
      name,
      text: pieces.join(''),
      selections,
    }))
}

const begun = (name: string): Growing => ({ name, pieces: [], selections: [], length: 0, section: '' })

const roomOf = ({ selections }: Growing): number => selections[0]?.note.roomNumber ?? 0

/** A section is headed by its name, once. */
function add(source: Growing, note: StandingNote, section: { readonly id: string; readonly name: string }): void {
  if (source.section !== section.id) append(source, `${section.name}\n\n`)
  source.section = section.id
  const start = source.length
  append(source, note.text)
  source.selections.push({ note, sectionId: section.id, start, end: source.length })
  append(source, '\n\n')
}

function append(source: Growing, text: string): void {
  source.pieces.push(text)
  source.length += lengthOf(text)
}
