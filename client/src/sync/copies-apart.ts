/** What is done to copies of documents on pages that have none open: they need not load what documents are made of. */
import { copyStore } from './copy-store.ts'

/** Sends what was left unsaved in copies on this device. */
export async function sendCopies(): Promise<void> {
  const names = await copyStore().unsavedNames()
  if (names.length === 0) return
  const { sendKept } = await import('./held-docs.ts')
  sendKept(names)
}

export async function forgetCopies(): Promise<void> {
  const { copiesHere } = await import('./copies-here.ts')
  await copiesHere().forgetAll()
}
