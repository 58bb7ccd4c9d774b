/** The history of the themes of a breakout: who did what with which notes, when and why. Never the words of a note: those are looked up when it is read. */
import * as z from 'zod/mini'
import { BoxId, LinkSentence } from './box-link.ts'
import { BreakoutId, HistoryId, NoteId, ThemeId } from './ids.ts'
import { Destination, maxReason, ThemeName } from './theme.ts'
import { optionalWords } from './text.ts'
import { Instant } from './time.ts'

/** As many changes of one update are looked at one by one; what is more is counted. */
export const mostLookedAt = 400
/** As many lines come of one update. */
export const mostLinesAtOnce = 12

/** A theme, as it was called then. */
export const ThemeThen = z.object({ id: ThemeId, name: ThemeName })
export type ThemeThen = Readonly<z.infer<typeof ThemeThen>>

const noteIds = z.array(NoteId).check(z.maxLength(mostLookedAt))
/** Empty where nobody said why. */
const why = optionalWords(maxReason)
const theme = ThemeThen
/** The name of a section is empty: it is looked up when it is read. */
const boxes = z.array(z.object({ id: BoxId, name: ThemeName })).check(z.maxLength(2))
const sentence = LinkSentence

/** Each kind with its data; what is said of it stands in rules/history-words.ts. */
export const HistoryDone = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('placed'), theme, noteIds, why }),
  z.object({ kind: z.literal('moved'), from: ThemeThen, theme, noteIds, why }),
  z.object({ kind: z.literal('taken-out'), theme, noteIds }),
  z.object({ kind: z.literal('why-changed'), theme, noteIds, why }),
  z.object({ kind: z.literal('notes-ordered'), theme, noteIds }),
  z.object({ kind: z.literal('parked'), noteIds, why }),
  z.object({ kind: z.literal('reason-changed'), noteIds, why }),
  z.object({ kind: z.literal('put-back'), noteIds }),
  z.object({ kind: z.literal('theme-made'), theme, noteIds }),
  z.object({ kind: z.literal('named'), theme, was: ThemeName }),
  z.object({ kind: z.literal('sentence'), theme }),
  z.object({ kind: z.literal('noticed'), theme }),
  z.object({ kind: z.literal('views'), theme }),
  z.object({ kind: z.literal('sent'), theme, goes: z.nullable(Destination), why }),
  z.object({ kind: z.literal('merged'), theme, into: ThemeThen }),
  z.object({ kind: z.literal('taken-apart'), theme, from: ThemeThen }),
  z.object({ kind: z.literal('made-part'), theme, of: ThemeThen }),
  z.object({ kind: z.literal('stands-alone'), theme, from: ThemeThen }),
  z.object({ kind: z.literal('theme-ordered'), theme }),
  z.object({ kind: z.literal('dissolved'), theme, noteIds }),
  z.object({ kind: z.literal('linked'), boxes, sentence }),
  z.object({ kind: z.literal('link-reworded'), boxes, sentence }),
  z.object({ kind: z.literal('unlinked'), boxes, sentence }),
  z.object({ kind: z.literal('tidied'), noteIds }),
  z.object({ kind: z.literal('untidied'), noteIds }),
  z.object({ kind: z.literal('summary') }),
  z.object({ kind: z.literal('picture-words') }),
  z.object({ kind: z.literal('went-back'), name: z.string() }),
  z.object({ kind: z.literal('more'), changes: z.int() }),
])
export type HistoryDone = Readonly<z.infer<typeof HistoryDone>>

export const HistoryLine = z.object({
  id: HistoryId,
  breakoutId: BreakoutId,
  at: Instant,
  /** Of those of one instant. */
  nth: z.int(),
  /** As they called themselves, or their role in words. */
  who: z.string(),
  /** It undoes exactly what they did shortly before. */
  isBack: z.boolean(),
  did: HistoryDone,
})
export type HistoryLine = Readonly<z.infer<typeof HistoryLine>>

export const notesIn = (did: HistoryDone): readonly NoteId[] => ('noteIds' in did ? did.noteIds : [])

/** Every theme that a line is about, sections among them where it is about a link. */
export const boxesIn = (did: HistoryDone): readonly string[] => {
  if ('boxes' in did) return did.boxes.map(({ id }) => id)
  return [
    ...('theme' in did ? [did.theme.id] : []),
    ...('from' in did ? [did.from.id] : []),
    ...('into' in did ? [did.into.id] : []),
    ...('of' in did ? [did.of.id] : []),
  ]
}
