import { expect, test } from 'vitest'
import { codeOf, filesIn, isTest } from '#support/files.ts'

/** Time and chance come in here, and are handed on: to the server's jobs by its main, to a window by these. */
const doors = ['server/src/main.ts', 'client/src/app/main.tsx', 'client/src/app/deps.ts', 'client/src/sync/new-id.ts']

const uncertain = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/

const product = ['shared/src', 'server/src', 'client/src']
  .flatMap(folder => filesIn(folder, /\.tsx?$/))
  .filter(file => !isTest(file))

test('[F4] the clock and chance are handed in, and asked for in one place of each side', () => {
  expect(product.length).toBeGreaterThan(80)
  expect(product.filter(file => !doors.includes(file) && uncertain.test(codeOf(file)))).toEqual([])
})

for (const code of [
  'Date.now()',
  'new Date()',
  'Math.random()',
  'crypto.randomUUID()',
  'randomBytes(16)',
  'crypto.getRandomValues(a)',
])
  test(`[F4] ${code} would be seen`, () => {
    expect(uncertain.test(`const x = ${code}`)).toBe(true)
  })

test('[F4] a date that is made from something known is no chance', () => {
  expect(uncertain.test('new Date(text); Date.parse(text); update(now)')).toBe(false)
})
