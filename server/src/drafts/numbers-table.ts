/** The exact numbers of a strategy as a table: a row for each figure and each of its parts. */
import type { CountingNote, ImpactYear } from '@waymark/shared/model/impact.ts'
import { figureDefinitions, figureNames, notCountedYet } from '@waymark/shared/rules/impact-words.ts'
import { csvLineOfWords, csvStart } from '#csv-text.ts'

const head = ['Year', 'What', 'Of these', 'How many', 'What is counted', 'How we counted changed']

/** CSV with a byte order mark, as spreadsheets expect it. */
export function numbersTable(years: readonly ImpactYear[], notes: readonly CountingNote[]): string {
  const rows = years.flatMap(({ year, figures }) => {
    const changed = notes.find(note => note.year === year)?.words ?? ''
    return figures.flatMap(({ key, count, parts }) =>
      [{ label: '', count: count ?? notCountedYet }, ...parts].map(part => [
        year,
        figureNames[key],
        part.label,
        part.count,
        figureDefinitions[key],
        changed,
      ]),
    )
  })
  return `${csvStart}${[head, ...rows].map(csvLineOfWords).join('')}`
}
