import { expect, test } from 'vitest'
import { filesIn, source, sourceFolders } from '#support/files.ts'
import { keptIn, promisesIn, withoutPromise } from './promises.ts'

const promises = promisesIn(source('docs/spec.md'))
const testFiles = sourceFolders.flatMap(folder => filesIn(folder, /(?:\.test\.tsx?|-contract\.ts)$/))
const soaks = filesIn('tests/soak', /\.soak\.ts$/)
const kept = new Set(testFiles.flatMap(file => keptIn(source(file))))
const soaked = soaks.flatMap(file => keptIn(source(file)))

test('[F3] every promise has a test', () => {
  expect(promises.length).toBeGreaterThan(20)
  expect(promises.filter(id => !kept.has(id))).toEqual([])
})

test('[F3] every test keeps a promise that is written down', () => {
  expect(
    [...testFiles, ...soaks].flatMap(file => withoutPromise(source(file)).map(title => `${file}: ${title}`)),
  ).toEqual([])
  expect([...kept, ...soaked].filter(id => !promises.includes(id))).toEqual([])
})

test('[F3] no promise is written down twice', () => {
  expect(promises).toEqual([...new Set(promises)])
})

test('[F3] titles are found in every way that a test is written', () => {
  // So that this file does not find these in itself.
  const call = 'test'
  const tests = `
${call}('[N1] one', () => {})
  ${call}(\`[N2] \${name}\`, { timeout: 1 }, async () => {})
${call}(
  "[N3] [S4] two", () => {})
${call}.each([['a'], ['b']])('[N5] %s', () => {})
${call}.runIf(ready)('[N6] then', () => {})
const rows = [
  ['[N7] the first', 1],
]
${call}.each(rows)('%s holds', () => {})
${call}('no promise', () => {})
`
  expect(keptIn(tests)).toEqual(['N1', 'N2', 'N3', 'S4', 'N5', 'N6', 'N7'])
  expect(withoutPromise(tests)).toEqual(["no promise', () => {})"])
})
