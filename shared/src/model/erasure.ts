/** Erasing: work that is begun when somebody asks for it and goes on, whichever server stops, until nothing is left of what was to go. */
import * as z from 'zod/mini'
import { BreakoutId, MemberId, NoteId, ResponseId, RoomId, SessionId, StrategyId } from './ids.ts'
import { Instant } from './time.ts'

/** What stands in the place of a name that was taken out. */
export const nameRemoved = '[name removed]'

/** Said to the author on their note; everybody reads the mark itself. */
export const nameRemovedWords = 'The team took somebody’s name out of it.'
export const hasNameRemoved = (text: string): boolean => text.includes(nameRemoved)

/** What a statement cites in the place of a note that was erased: it rested on something, and nobody can tell on what. */
export const erasedSource = NoteId.parse('erased-at-their-wish')
export const erasedSourceWords = 'What it rested on was erased, at the wish of whoever wrote it'

export const maxNameLength = 200

/** What goes: everything by a person, a written answer, a comment; or a name, out of words that stay. */
export const erasureKinds = ['person', 'answer', 'comment', 'name'] as const

/** `gathering`: nothing but who may do so is gone. `writing`: documents are written anew, one by one. `purging`: the files are. */
export const erasureStages = ['gathering', 'writing', 'purging', 'done'] as const

export const ErasureCounts = z.object({
  notes: z.int(),
  /** Marks, lights and what was said of themes. */
  marks: z.int(),
  answers: z.int(),
  comments: z.int(),
  /** How often a name was taken out. */
  names: z.int(),
  documents: z.int(),
})
export type ErasureCounts = Readonly<z.infer<typeof ErasureCounts>>

export const nothingErased: ErasureCounts = { notes: 0, marks: 0, answers: 0, comments: 0, names: 0, documents: 0 }

/** Where a name is taken out: of one note, or of one answer with all notes that are passages of it. */
const TakeOut = z.object({
  /** Gone from here as well once it is done. */
  words: z.string(),
})

export const Erasure = z.object({
  /** Of a person's: a hash of the secret by which they follow it, which nobody else has. */
  id: z.string(),
  what: z.enum(erasureKinds),
  stage: z.enum(erasureStages),
  begunAt: Instant,
  /** Whose things go, and what each was called where. Empty once it is done, like all that says what is to go. */
  members: z.array(
    z.object({
      id: MemberId,
      name: z.nullable(z.string()),
      strategyId: z.nullable(StrategyId),
      sessionId: z.nullable(SessionId),
    }),
  ),
  noteIds: z.array(NoteId),
  breakoutIds: z.array(BreakoutId),
  roomIds: z.array(RoomId),
  /** An answer that goes, or out of which a name is taken. */
  responseId: z.nullable(ResponseId),
  takeOut: z.nullable(TakeOut),
  /** Names of documents that are still to be written anew. */
  left: z.array(z.string()),
  strategyIds: z.array(StrategyId),
  counts: ErasureCounts,
})
export type Erasure = Readonly<z.infer<typeof Erasure>>

/** A note that was erased: only that it was, so that nothing late can bring it back. */
export const ErasedNote = z.object({ id: NoteId })
export type ErasedNote = Readonly<z.infer<typeof ErasedNote>>
