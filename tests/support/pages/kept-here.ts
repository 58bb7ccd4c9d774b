/** What a browser keeps of this product: looked at from outside, as somebody would who sits down at it next. */
import type { Page } from 'playwright-core'
import { until } from '#support/wait.ts'

export interface KeptHere {
  /** Rows of copies and answers, and files of the pages. */
  readonly count: () => Promise<number>
  /** All of it as one text. */
  readonly words: () => Promise<string>
  /** Answers once these words are among what is kept. */
  readonly has: (words: string) => Promise<void>
  /** Answers once so many changes are kept that are not known to be saved. */
  readonly hasUnsaved: (count: number) => Promise<void>
  /** The pages themselves are kept too, and this page is served by what keeps them. */
  readonly isReady: () => Promise<void>
}

export function keptHere(page: Page): KeptHere {
  return {
    count: async () => (await page.evaluate(rowsHere)).length + (await page.evaluate(filesHere)),
    words: async () => (await page.evaluate(rowsHere)).join('\n'),
    has: words => until(`${words} is kept`, async () => (await page.evaluate(rowsHere)).join('\n').includes(words)),
    hasUnsaved: count =>
      until(`${count} unsaved changes are kept`, async () => {
        const rows = await page.evaluate(rowsHere)
        return rows.filter(row => row.includes('"is":"unsaved"')).length >= count
      }),
    isReady: async () => {
      // All of them are loaded, beside whatever else this machine does.
      await until('the pages are kept', async () => (await page.evaluate(filesHere)) > 5, 45_000)
      await until('the page is served from what is kept', () =>
        page.evaluate(() => navigator.serviceWorker.controller?.state === 'activated'),
      )
    },
  }
}

async function filesHere(): Promise<number> {
  let files = 0
  for (const name of await caches.keys()) files += (await (await caches.open(name)).keys()).length
  return files
}

async function rowsHere(): Promise<string[]> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
    })
  const text = (value: unknown): string =>
    JSON.stringify(value, (_, inside: unknown) =>
      inside instanceof Uint8Array ? new TextDecoder().decode(inside) : inside,
    )
  const rows: string[] = []
  for (const { name } of await indexedDB.databases()) {
    const base = await done(indexedDB.open(name ?? ''))
    for (const store of base.objectStoreNames) {
      const kept: unknown[] = await done(base.transaction(store).objectStore(store).getAll())
      // The queue of notes that wait is there as soon as any page is; empty, it says nothing.
      rows.push(...kept.map(text).filter(row => row !== '[]'))
    }
    base.close()
  }
  return rows
}
