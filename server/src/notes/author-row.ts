/** The row that says whose a note is: kept only where nobody has written it since it was read, here or on another server. */
import type { Deps } from '#deps.ts'
import { authorships, type Authorship } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'

/** `next` is made of the row as it was read, and bears its stamp still. */
export const authorRow = ({ newId }: Pick<Deps, 'newId'>, next: Authorship): Row => ({
  ...row(authorships, { ...next, stamp: newId() }),
  over: { stamp: next.stamp },
})
