import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { awayStore } from '#support/away-store.ts'
import { launchBrowser } from '#support/browser.ts'
import { root } from '#support/files.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession } from '#support/prepared-session.ts'
import { testApp } from '#support/test-app.ts'
import { openWindow } from '#support/window.ts'

const clientFolder = process.env['WAYMARK_CLIENT'] ?? join(root, 'client', 'dist')

test('[OP18] while the store is away a note waits on the device and says so, is saved by itself once it is back, and a room that could not be opened opens', async () => {
  const disk = awayStore(openSqliteStore(':memory:'))
  const [app, browser] = await Promise.all([testApp({ store: disk.store, options: { clientFolder } }), launchBrowser()])
  const session = await preparedSession({ ...app, organiserLink: `${app.address}/in#${app.hostSecret}` })
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('participant'), { name: 'Ffion' })
  const room = roomPage(page)
  await room.form.waitFor()
  disk.beAway(true)
  await room.write('Written while the store was away', ambitions[0])
  await page.getByText('Waiting to be saved').waitFor()
  disk.beAway(false)
  await room.isSaved('Written while the store was away')
  expect(await room.wordsUnder(ambitions[0])).toEqual(['Written while the store was away'])
  disk.beAway(true)
  await page.reload()
  await page.getByRole('heading', { name: 'This room cannot be opened just now' }).waitFor()
  disk.beAway(false)
  await room.form.waitFor()
  expect(await room.wordsUnder(ambitions[0])).toEqual(['Written while the store was away'])
  await browser.close()
  await app.stop()
})
