/** The promises of docs/spec.md, and what the titles of tests say they keep. */

/** `- **N3** A note's words ...` */
export const promisesIn = (spec: string): string[] =>
  [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\* \S/gm)].map(([, id = '']) => id)

/** The title of a test in source text: whatever its first quote opens, also after a table of cases. */
const titled = /^[ \t]*(?:test|it)(?:\.\w+(?:\([^\n]*\))?)*\(\s*(['"`])(.*)/gm

const idsAtStart = /^(?:\[[A-Z]+\d+\] ?)+/

/** The ids that tests begin their titles with: `[N3] ...`, or `[N3] [S1] ...`. */
export const keptIn = (tests: string): string[] =>
  titlesIn(tests).flatMap(title => (idsAtStart.exec(title)?.[0] ?? '').match(/[A-Z]+\d+/g) ?? [])

/** Titles that name no promise. */
export const withoutPromise = (tests: string): string[] => titlesIn(tests).filter(title => !idsAtStart.test(title))

const titlesIn = (tests: string): string[] => [...tests.matchAll(titled)].map(([, , title = '']) => title)
