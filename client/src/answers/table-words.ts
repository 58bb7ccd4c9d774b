/** A table of answers in words: what a column can be, how many answers it will be, and what became of it. */
import type { ColumnUse, TableDone, TableLine, TablePreview } from '@waymark/shared/wire/answer-tables.ts'

export const useNames: Readonly<Record<Exclude<ColumnUse['to'], 'question'>, string>> = {
  unplaced: 'Kept, under no question yet',
  name: 'The name',
  given: 'When it was given',
  'may-quote': 'Whether it may be quoted',
  reference: 'Its own reference, not kept',
  'left-out': 'Left out',
}

export const answersSaid = (count: number): string =>
  count === 1 ? '1 answer' : `${count.toLocaleString('en-GB')} answers`
const rowsSaid = (count: number): string => (count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`)

/** How many rows have words in a column that is taken. */
export const countAnswers = ({ filled }: Pick<TablePreview, 'filled'>, uses: readonly ColumnUse[]): number =>
  filled
    .filter(({ columns }) =>
      uses.some(({ to }, at) => (to === 'question' || to === 'unplaced') && columns.charAt(at) === '1'),
    )
    .reduce((sum, { rows }) => sum + rows, 0)

export function sayPlan(preview: Pick<TablePreview, 'filled' | 'empty'>, uses: readonly ColumnUse[]): string {
  const [count, all] = [countAnswers(preview, uses), preview.filled.reduce((sum, { rows }) => sum + rows, 0)]
  const empty = all - count + preview.empty
  const rest = empty === 0 ? '' : `, ${rowsSaid(empty)} ${empty === 1 ? 'is' : 'are'} empty`
  return `${answersSaid(count)} will be taken${rest}.`
}

const again = 'Bring the same table again: what is here is not taken twice.'
export const stoppedSaid = `It was stopped. What was taken until then stays. ${again}`

/** In sentences, the first of them how many were taken. */
export function sayTaken(lines: readonly TableLine[]): string[] {
  const last = lines.at(-1)
  if (last !== undefined && 'stopped' in last)
    return [last.stopped, `${answersSaid(last.taken)} had been taken. ${again}`]
  return last !== undefined && 'done' in last ? sayDone(last.done) : [`Not all of it was taken. ${again}`]
}

/** Nothing where there are none. */
const some = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count.toLocaleString('en-GB')} ${many}`]

const sayDone = ({ taken, known, empty, withdrawn, refused, leftOut }: TableDone['done']): string[] => [
  `${answersSaid(taken)} came in.`,
  ...some(known, '1 row was here already.', 'rows were here already.'),
  ...some(
    withdrawn,
    '1 row had been taken back by its author, and stays so.',
    'rows had been taken back by their authors, and stay so.',
  ),
  ...some(empty, '1 row had no answer in it.', 'rows had no answer in them.'),
  ...some(leftOut, 'One column with words was left out.', 'columns with words were left out.'),
  ...refused.map(({ why, rows }) => `Not taken: ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}. ${why}`),
]
