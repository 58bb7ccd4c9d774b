/** Writes files of drafts in a thread of its own, so that nobody else waits for a long one. It knows nothing but what it is sent. */
import { parentPort } from 'node:worker_threads'
import { writeExport, type Exported, type ExportAsk } from './write-export.ts'

export interface SentAsk {
  readonly number: number
  readonly ask: ExportAsk
}

/** `exported` is undefined where it could not be written. */
export interface ReturnedExport {
  readonly number: number
  readonly exported: Exported | undefined
}

parentPort?.on('message', ({ number, ask }: SentAsk) => {
  const answer = (exported: ReturnedExport['exported']): void => {
    parentPort?.postMessage({ number, exported } satisfies ReturnedExport)
  }
  writeExport(ask).then(answer, () => {
    answer(undefined)
  })
})
