/** Where the server starts: brings the clock and chance, reads the settings, and does what is asked for. */
import { randomBytes } from 'node:crypto'
import { readConfig } from '#config.ts'
import { Refusal } from '#refusal.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import { StoreFull } from '#store/store.ts'
import type { Given } from './main/given.ts'
import { giveUp } from './main/print.ts'

const given: Given = {
  now: () => new Date().toISOString(),
  newId: () => randomBytes(16).toString('base64url'),
  newKey: () => randomBytes(32),
  timers: {
    monotonic: () => performance.now(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      return {
        cancel: () => {
          clearTimeout(timer)
        },
      }
    },
  },
}

/** The settings come first: whoever has made a mistake in them is told so before anything large is read. */
async function doAsked([command, what]: readonly string[]): Promise<void> {
  if (command === undefined) {
    const config = readConfig(process.env)
    return (await import('./main/serve.ts')).serve(config, given)
  }
  if (command === 'bring-in' && what !== undefined) {
    const config = readConfig(process.env)
    return (await import('./main/bring-in-by-command.ts')).bringInByCommand(config, given, what)
  }
  if (command === 'move-to' || command === 'move-from') {
    const config = readConfig(process.env)
    return (await import('./main/move-by-command.ts')).moveByCommand(config, given, { command, url: what })
  }
  if ((command === 'backup' || command === 'restore') && what !== undefined) {
    const config = readConfig(process.env)
    return (await import('./main/copy-by-command.ts')).copyByCommand(config, given, { command, folder: what })
  }
  giveUp(
    'What can be asked for is: npm start; npm start -- backup FOLDER, and npm start -- restore FOLDER; npm start -- bring-in FILE, with an archive; npm start -- move-to DATABASE_URL, and npm start -- move-from DATABASE_URL.',
  )
}

function whyNot(error: unknown): string {
  if (error instanceof StorageProblem || error instanceof Refusal) return error.message
  if (error instanceof StoreFull)
    return 'The disk that holds the data is full, or fails. Make space, and start again. What was saved before is whole.'
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const port = process.env['PORT'] ?? '3000'
  if (code === 'EADDRINUSE')
    return `Something else is using port ${port}. Stop it, or choose another: PORT=3001 npm start`
  if (code === 'EACCES') return `We may not use port ${port}. Choose one above 1023: PORT=3000 npm start`
  return error instanceof Error ? error.message : 'The server could not start.'
}

doAsked(process.argv.slice(2)).catch((error: unknown) => giveUp(whyNot(error)))
