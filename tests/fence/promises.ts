/** The promises of docs/spec.md, and what the titles of tests say they keep. */

/** `- **N3** A note's words ...` */
export const promisesIn = (spec: string): string[] =>
  [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\* \S/gm)].map(([, id = '']) => id)

/** The title of a test in source text: whatever its first quote opens, also after a table of cases. */
const titled = /^[ \t]*(?:test|it)(?:\.\w+(?:\([^\n]*\))?)*\(\s*(['"`])(.*)/gm

const idsAtStart = /^(?:\[[A-Z]+\d+\] ?)+/

/** The ids that tests begin their titles with: `[N3] ...`, or `[N3] [S1] ...`; for a table of cases, the ids that its rows begin with. */
export const keptIn = (tests: string): string[] =>
  [...titlesIn(tests), ...rowsIn(tests)].flatMap(title => (idsAtStart.exec(title)?.[0] ?? '').match(/[A-Z]+\d+/g) ?? [])

/** Titles that name no promise, neither themselves nor by the rows of their table. */
export const withoutPromise = (tests: string): string[] =>
  titlesIn(tests).filter(title => !idsAtStart.test(title) && !(title.startsWith('%s') && rowsIn(tests).length > 0))

const titlesIn = (tests: string): string[] => [...tests.matchAll(titled)].map(([, , title = '']) => title)

const rowsIn = (tests: string): string[] =>
  [...tests.matchAll(/^\s*\[['"`](\[[A-Z]+\d+\].*)/gm)].map(([, row = '']) => row)
