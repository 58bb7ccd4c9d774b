import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { outbox, type Outbox } from '@waymark/shared/wire/up-batch.ts'
import { Refusal } from '#refusal.ts'
import { eventStream } from './event-stream.ts'
import { mostOfBrowser, streams, type Streams } from './streams.ts'

interface Opened {
  readonly response: ServerResponse
  readonly out: Outbox
}

/** An answer that goes nowhere: what is written stays in it. */
function openOn(open: Streams, id: string, browser = 'nia'): Opened {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  open.add(id, browser, () =>
    eventStream(response, {
      id,
      arrive: () => undefined,
      onEnd: () => {
        open.remove(id)
      },
    }),
  )
  return { response, out: outbox() }
}

const say = (open: Streams, id: string, { out }: Opened): void => {
  out.add({ kind: 'open', channel: 1, at: 'room:any' })
  open.take(id, 'nia', out.batch() ?? new Uint8Array())
}

test('[W15] a browser has so many streams at once that its posts still get through, and each browser for itself', () => {
  const open = streams()
  for (let at = 0; at < mostOfBrowser; at += 1) openOn(open, `stream ${at}`)
  expect(() => openOn(open, 'one more')).toThrow(Refusal)
  openOn(open, 'of another', 'wil')
  expect(open.count()).toBe(mostOfBrowser + 1)
  open.remove('stream 0')
  openOn(open, 'one more')
  expect(open.count()).toBe(mostOfBrowser + 1)
})

test('[W15] one of a window that went away without a word makes place for a new one', () => {
  const open = streams()
  const opened = Array.from({ length: mostOfBrowser }, (_, at) => openOn(open, `stream ${at}`))
  for (const [at, one] of opened.entries()) say(open, `stream ${at}`, one)
  for (let tick = 0; tick < 4; tick += 1) {
    open.tick()
    for (const [at, one] of opened.entries())
      if (at !== 2) {
        one.out.answered()
        one.out.add({ kind: 'close', channel: 0 })
        open.take(`stream ${at}`, 'nia', one.out.batch() ?? new Uint8Array())
      }
  }
  openOn(open, 'new')
  expect(opened.map(({ response }) => response.writableEnded)).toEqual([false, false, true, false, false])
})

test('[W15] a stream without documents, and one from which nothing comes any more, end by themselves', () => {
  const open = streams()
  const empty = openOn(open, 'empty')
  const silent = openOn(open, 'silent')
  say(open, 'silent', silent)
  for (let tick = 0; tick < 4; tick += 1) open.tick()
  expect([empty, silent].map(({ response }) => response.writableEnded)).toEqual([true, false])
  for (let tick = 0; tick < 12; tick += 1) open.tick()
  expect(silent.response.writableEnded).toBe(true)
  expect(open.count()).toBe(0)
})
