/** Requests for other formats as a table, for those who keep count of them. */
import type { FormatRequest } from '@waymark/shared/model/format-request.ts'
import { formatStateWords, formatWords, reachWords, sayDue } from '@waymark/shared/rules/format-words.ts'
import { csvLineOfWords, csvStart } from '#csv-text.ts'

const head = ['About', 'Format', 'Which', 'Name', 'Way', 'How to reach them', 'Note', 'Asked on', 'Due on', 'State']
const more = ['How it stands', 'What we said', 'Said on']

/** No cell is a formula, whatever somebody typed. */
export const formatsTable = (requests: readonly FormatRequest[], today: string): string =>
  `${csvStart}${[[...head, ...more], ...requests.map(one => cellsOf(one, today))].map(csvLineOfWords).join('')}`

const cellsOf = (one: FormatRequest, today: string): string[] => [
  one.about,
  formatWords[one.format],
  one.which,
  one.name,
  reachWords[one.way],
  one.reach,
  one.note,
  one.day,
  one.due,
  formatStateWords[one.state],
  sayDue(one, today),
  one.said,
  one.saidOn,
]
