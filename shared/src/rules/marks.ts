/** Counting marks: of people and of dots, told apart, and never more than each person has to give. */
import type { MemberId, NoteId, SectionId } from '#model/ids.ts'
import type { Light, LightGiven, Mark } from '#model/mark.ts'
import type { Breakout, BreakoutSettings } from '#model/session.ts'
import type { Act } from './permissions.ts'
import { hasDots } from './steps-of.ts'

export interface NoteMarks {
  readonly noteId: NoteId
  readonly people: number
  readonly dots: number
}

/** How many dots one person may give; as many notes as they like with "I agree with this". */
export const dotsOf = ({ marks, dots }: Pick<BreakoutSettings, 'marks' | 'dots'>): number =>
  marks === 'dots' ? dots : marks === 'agree' ? Infinity : 0

/** What it is to mark a note there, for permissions.ts. */
export const markingAct = (breakout: Pick<Breakout, 'settings'>): Act => (hasDots(breakout) ? 'give-dots' : 'mark')

/**
 * The marks that count: on notes that are shown, at most one dot a note with "I agree with this", at most so many a person with dots.
 * Where somebody's are more, because a note was put back meanwhile, the first by the id of their notes count. In the order of the ids.
 */
export function countingMarks(
  marks: readonly Mark[],
  isShown: (id: NoteId) => boolean,
  settings: Pick<BreakoutSettings, 'marks' | 'dots'>,
): Mark[] {
  const left = new Map<MemberId, number>()
  return marks
    .filter(({ noteId }) => isShown(noteId))
    .toSorted((a, b) => (a.noteId < b.noteId ? -1 : a.noteId > b.noteId ? 1 : a.id < b.id ? -1 : 1))
    .flatMap(mark => {
      const has = left.get(mark.memberId) ?? dotsOf(settings)
      const dots = Math.min(settings.marks === 'agree' ? 1 : mark.dots, has)
      left.set(mark.memberId, has - dots)
      return dots > 0 ? [{ ...mark, dots }] : []
    })
}

/** By note, for those that have any. */
export function marksByNote(counting: readonly Mark[]): NoteMarks[] {
  const byNote = new Map<NoteId, { noteId: NoteId; people: number; dots: number }>()
  for (const { noteId, dots } of counting) {
    const known = byNote.get(noteId) ?? { noteId, people: 0, dots: 0 }
    known.people += 1
    known.dots += dots
    byNote.set(noteId, known)
  }
  return [...byNote.values()]
}

export interface SectionLights {
  readonly sectionId: SectionId
  readonly light: Light
  readonly people: number
}

/** By section and light, for those that have any. Each person counts once in a section. */
export function lightsBySection(given: readonly LightGiven[]): SectionLights[] {
  const counts = new Map<string, { sectionId: SectionId; light: Light; people: number }>()
  for (const { sectionId, light } of given) {
    const name = `${sectionId} ${light}`
    const known = counts.get(name) ?? { sectionId, light, people: 0 }
    known.people += 1
    counts.set(name, known)
  }
  return [...counts.values()]
}
