/** What is done to copies of documents on pages that have none open: they need not load what documents are made of. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { copyStore } from './copy-store.ts'

/** Sends what was left unsaved in copies on this device. */
export async function sendCopies(): Promise<void> {
  const names = await copyStore().names('unsaved')
  if (names.length === 0) return
  const { sendKept } = await import('./held-docs.ts')
  sendKept(names)
}

/** The server has said that this person may not have it. Rooms go with it: nothing in their copies is mine, and those that one may read are fetched again. */
export async function forgetRefused(refused: DocName): Promise<void> {
  const { copiesHere } = await import('./copies-here.ts')
  await copiesHere().forget(name => name === refused || name.startsWith('room:'))
}

export async function forgetCopies(): Promise<void> {
  const { copiesHere } = await import('./copies-here.ts')
  await copiesHere().forgetAll()
}
