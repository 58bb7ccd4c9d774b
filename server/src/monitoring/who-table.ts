/** What may be shown of who is in the room, as a table. */
import type { WhoResult } from '@waymark/shared/model/who.ts'
import { howItIsCounted, leastPeople, sayCount, sayShare } from '@waymark/shared/rules/who-counts.ts'
import { csvLine, csvStart } from '#csv-text.ts'

/** CSV with a byte order mark, as spreadsheets expect it. No cell is a formula, whatever somebody typed. */
export function whoTable({ people, questions }: WhoResult): string {
  const rows = questions.flatMap(({ text, counts }) =>
    counts.map(({ label, about }) => [text, label, sayCount(about), sayShare(about, people)]),
  )
  const answered = people === null ? `Fewer than ${leastPeople}` : sayCount(people)
  return `${csvStart}${[['Question', 'Answer', 'How many', 'Share'], ['Who answered', '', answered, ''], ...rows, [howItIsCounted, '', '', '']].map(csvLine).join('')}`
}
