/** What runs long and outside of `npm test`: every *.soak.ts here, one after the other, so that each has the machine to itself. */
import { defineConfig } from 'vitest/config'
import { countReporter } from '#support/count-reporter.ts'

const minutes = 60_000

export default defineConfig({
  test: {
    include: ['tests/soak/**/*.soak.ts'],
    fileParallelism: false,
    testTimeout: 30 * minutes,
    hookTimeout: 5 * minutes,
    reporters: ['default', countReporter],
    // What a soak has measured is its result: shown as it comes, also when all is well.
    disableConsoleIntercept: true,
  },
})
