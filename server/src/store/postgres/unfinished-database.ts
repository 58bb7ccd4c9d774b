/** The mark of a database that everything is being moved into: it stands there from before the first word until all of it was compared. */
import { StorageProblem } from '#store/storage-problem.ts'
import { explained } from './explained.ts'
import type { Ask } from './link.ts'

/** The name of a fact. */
export const mark = 'unfinished-move'

export const unfinishedDatabase = (): StorageProblem =>
  new StorageProblem(
    'A move into this database was not finished, so not everything is there. Give the same command again, which begins anew, or name an empty database. What was to be moved is whole where it was.',
  )

export async function isUnfinished(ask: Ask): Promise<boolean> {
  const [found] = await ask({ text: 'select 1 as is from words.fact where name = $1', values: [mark] }, explained)
  return found !== undefined
}

export async function markUnfinished(ask: Ask): Promise<void> {
  const text = "insert into words.fact (name, value) values ($1, '') on conflict (name) do nothing"
  await ask({ text, values: [mark] }, explained)
}

export async function unmarkUnfinished(ask: Ask): Promise<void> {
  await ask({ text: 'delete from words.fact where name = $1', values: [mark] }, explained)
}
