/** Run before the tests: a browser is here when this ends well. */
import { findBrowser, noBrowser } from './browser.ts'
import { fetchBrowser } from './fetch-browser.ts'

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

const named = process.env['CHROMIUM_PATH'] ?? ''

if ((findBrowser() ?? (named === '' ? await fetchBrowser(say) : undefined)) === undefined) {
  say(
    named === ''
      ? noBrowser
      : 'CHROMIUM_PATH does not lead to a browser. Correct it or leave it out, then run the tests again.',
  )
  process.exitCode = 1
}
