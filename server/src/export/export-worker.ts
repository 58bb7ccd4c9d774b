/** Writes files of drafts in a thread of its own, so that nobody else waits for a long one. It knows nothing but what it is sent. */
import { parentPort } from 'node:worker_threads'
import type { ReturnedOrder, SentOrder } from '#one-thread.ts'
import { writeExport, type Exported, type ExportAsk } from './write-export.ts'

parentPort?.on('message', ({ number, order }: SentOrder<ExportAsk>) => {
  const answer = (done: Exported | undefined): void => {
    parentPort?.postMessage({ number, done } satisfies ReturnedOrder<Exported>)
  }
  writeExport(order).then(answer, () => {
    answer(undefined)
  })
})
