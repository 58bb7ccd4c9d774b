/** The kinds of tests, from the smallest to the widest. The browser comes last; two at a time, because each waits more than it works. */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { countReporter } from './tests/support/count-reporter.ts'
import { LongestFirst } from './tests/support/longest-first.ts'

const kind = (
  name: string,
  include: string[],
  more: { readonly testTimeout: number; readonly hookTimeout?: number },
) => ({
  extends: true as const,
  test: { name, include, ...more },
})

const seconds = 1000

export default defineConfig({
  test: {
    // One worker on a machine of two cores, which is what is taken otherwise, would also put the browser first.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', countReporter],
    sequence: { sequencer: LongestFirst },
    projects: [
      kind('unit', ['{shared,server,client}/src/**/*.test.{ts,tsx}', 'tests/{support,bench}/**/*.test.ts'], {
        testTimeout: 20 * seconds,
      }),
      kind('contract', ['tests/contract/**/*.test.ts'], { testTimeout: 20 * seconds, hookTimeout: 60 * seconds }),
      kind('sync', ['tests/sync/**/*.test.ts'], { testTimeout: 30 * seconds, hookTimeout: 60 * seconds }),
      kind('power', ['tests/power/**/*.test.ts'], { testTimeout: 120 * seconds }),
      kind('journey', ['tests/journey/**/*.test.ts'], { testTimeout: 60 * seconds, hookTimeout: 60 * seconds }),
      kind('fence', ['tests/fence/**/*.test.ts'], { testTimeout: 60 * seconds }),
      {
        extends: true as const,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120 * seconds,
          hookTimeout: 60 * seconds,
          // Tests that wait for networks more than they work.
          maxConcurrency: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
