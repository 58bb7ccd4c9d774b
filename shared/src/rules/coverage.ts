/** Is everyone in it? Placed + parked + not yet looked at = all notes shown. */
import type { NoteId } from '#model/ids.ts'
import type { Grouping } from './grouping.ts'

export interface Coverage {
  readonly placed: number
  readonly parked: number
  readonly notLookedAt: number
}

export function coverageOf(notes: Iterable<{ readonly id: NoteId }>, { themesOf, parkedFor }: Grouping): Coverage {
  let placed = 0
  let parked = 0
  let notLookedAt = 0
  for (const { id } of notes) {
    if (themesOf.has(id)) placed += 1
    else if (parkedFor.has(id)) parked += 1
    else notLookedAt += 1
  }
  return { placed, parked, notLookedAt }
}

export const addCoverage = (a: Coverage, b: Coverage): Coverage => ({
  placed: a.placed + b.placed,
  parked: a.parked + b.parked,
  notLookedAt: a.notLookedAt + b.notLookedAt,
})

const count = (n: number): string => (n === 1 ? '1 note' : `${n} notes`)

/** `29 notes: 26 in a theme, 1 parked with a reason, 2 not yet looked at.` */
export const sayCoverage = ({ placed, parked, notLookedAt }: Coverage): string =>
  `${count(placed + parked + notLookedAt)}: ${placed} in a theme, ${parked} parked with a reason, ${notLookedAt} not yet looked at.`

/** In a document that is shared all the same. */
export const sayNotLookedAt = (notLookedAt: number): string =>
  notLookedAt === 1
    ? 'Nobody has looked at 1 note yet. It stands here under “Not yet looked at”.'
    : `Nobody has looked at ${notLookedAt} notes yet. They stand here under “Not yet looked at”.`
