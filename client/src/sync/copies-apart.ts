/** What is done to copies of documents on pages that have none open: they need not load what documents are made of. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { forgetAnswers, keepAnswer, keptAnswer } from './kept-answers.ts'
import { forgetShell } from './kept-shell.ts'
import { copyStore } from './copy-store.ts'

/** The documents with something of mine that is not known to be saved. */
export const unsavedCopies = (): Promise<readonly DocName[]> => copyStore().names('unsaved')

/** Sends what was left unsaved in copies on this device. */
export async function sendCopies(): Promise<void> {
  const names = await unsavedCopies()
  if (names.length === 0) return
  const { sendKept } = await import('./held-docs.ts')
  sendKept(names)
}

/** This person may not have it: its copy goes, and only words of theirs that were not saved stay, for them to take away. */
export async function refuseCopy(refused: DocName): Promise<void> {
  const { copiesHere } = await import('./copies-here.ts')
  await copiesHere().refuse(refused)
}

/** The server has said that this person may not have it. Rooms go with it: nothing in their copies is mine, and those that one may read are fetched again. */
export async function forgetRefused(refused: DocName): Promise<void> {
  await refuseCopy(refused)
  const { copiesHere } = await import('./copies-here.ts')
  await copiesHere().forget(name => name.startsWith('room:'))
}

export async function forgetCopies(): Promise<void> {
  const { copiesHere } = await import('./copies-here.ts')
  await copiesHere().forgetAll()
}

const usedKey = 'waymark-used-at'
const monthMs = 30 * 24 * 60 * 60 * 1000

/** What nobody came back for in a month goes, but for what is not saved yet: somebody else may sit at the device by then. */
export async function forgetOld(now: number): Promise<void> {
  if ((await copyStore().names('told')).length === 0) return
  const usedAt = Number((await keptAnswer(usedKey)) ?? now)
  if (now - usedAt >= monthMs) {
    const unsaved = new Set(await unsavedCopies())
    const { copiesHere } = await import('./copies-here.ts')
    await copiesHere().forget(name => !unsaved.has(name))
    await Promise.all([forgetAnswers(), forgetShell()])
  }
  await keepAnswer(usedKey, now)
}
