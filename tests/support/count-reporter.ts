/** Counts tests for whoever started the run, into the file that WAYMARK_COUNTS names. Says nothing itself. */
import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** What broke outside a test (a file that cannot be read, a promise nobody waited for) counts as a failed test. */
export const countReporter: Reporter = {
  onTestRunEnd(modules, unhandled) {
    const path = process.env['WAYMARK_COUNTS']
    if (path === undefined) return
    const passed = modules.map(module => testsThat(module, 'passed')).reduce(sum, 0)
    const failed = modules
      .map(module => testsThat(module, 'failed') + module.errors().length)
      .reduce(sum, unhandled.length)
    writeFileSync(path, JSON.stringify({ passed, failed }))
  },
}

const testsThat = (module: TestModule, state: 'passed' | 'failed'): number =>
  [...module.children.allTests(state)].length

const sum = (a: number, b: number): number => a + b
