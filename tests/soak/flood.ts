/** Run as a process: floods a document from many browsers at once, each again as soon as it was cut. Address, document, seconds, cookies. */
import { setImmediate } from 'node:timers/promises'
import WebSocket from 'ws'
import { syncPath } from '@waymark/shared/wire/sync.ts'
import { presenceFrame } from '@waymark/server/sync/messages.ts'

const [address = '', doc = '', seconds = '0', ...cookies] = process.argv.slice(2)
const end = performance.now() + Number(seconds) * 1000
const state = JSON.stringify({ writing: true, cursor: { anchor: 'x'.repeat(500) } })
let clock = 0

async function flood(cookie: string): Promise<void> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${syncPath}/${doc}`, { headers: { cookie } })
  const gone = new Promise(resolve => {
    socket.on('close', resolve).on('error', () => undefined)
  })
  while (socket.readyState <= WebSocket.OPEN && performance.now() < end) {
    await setImmediate()
    if (socket.readyState !== WebSocket.OPEN || socket.bufferedAmount > 1_000_000) continue
    clock += 1
    for (let at = 0; at < 100; at += 1) socket.send(presenceFrame([{ client: 7, clock, state }]))
  }
  socket.terminate()
  await gone
}

await Promise.all(
  cookies.map(async cookie => {
    while (performance.now() < end) await flood(cookie)
  }),
)
