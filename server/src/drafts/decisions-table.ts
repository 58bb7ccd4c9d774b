/** All decisions of a strategy as a table, for those who keep it elsewhere, too. No cell is a formula, whatever somebody typed. */
import type { Decision } from '@waymark/shared/model/decision.ts'
import { wayNames } from '@waymark/shared/rules/decisions.ts'
import { csvLineOfWords, csvStart } from '#csv-text.ts'

const head = [
  'Decided on',
  'Look at it again on',
  'Question',
  'Background',
  'Options',
  'Who was asked',
  'People asked',
  'How it was decided',
  'More about that',
  'Option chosen',
  'What came of it',
  'Reason',
  'Everybody can read it',
]

/** CSV with a byte order mark, as spreadsheets expect it. */
export function decisionsTable(decisions: readonly Decision[]): string {
  const rows = decisions.map(one => [
    one.decidedOn,
    one.reviewOn ?? '',
    one.question,
    one.background,
    one.options.map((option, at) => `${at + 1}. ${option}`).join('\n'),
    one.asked,
    one.askedPeople ?? '',
    wayNames[one.how],
    one.howMore,
    one.chosen === null ? '' : (one.options[one.chosen] ?? ''),
    one.result,
    one.reason,
    one.isPublished ? 'Yes' : 'No',
  ])
  return `${csvStart}${[head, ...rows].map(csvLineOfWords).join('')}`
}
