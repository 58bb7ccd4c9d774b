import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBrowser, launchBrowser } from './browser.ts'

test('[B5] a browser for the tests is found, and the one that CHROMIUM_PATH names goes before all others', () => {
  expect(findBrowser()).toBeDefined()
  expect(findBrowser({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath)
})
test('[B5] a CHROMIUM_PATH that leads nowhere is not passed over for another browser', () => {
  expect(
    findBrowser({ ...process.env, CHROMIUM_PATH: join(mkdtempSync(join(tmpdir(), 'nothing-')), 'chromium') }),
  ).toBeUndefined()
})
test('[B5] the browser that was found opens a page', async () => {
  await using browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent('<h1>Croeso</h1>')
  expect(await page.getByRole('heading').textContent()).toBe('Croeso')
})
