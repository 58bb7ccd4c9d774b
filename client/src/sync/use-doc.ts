/** React's windows on documents: hold them open, watch their records, their state and who is here. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { RecordMap } from '@waymark/shared/doc/record-map.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'
import { docsOf, holdDoc } from './held-docs.ts'
import { keepShell } from './kept-shell.ts'
import type { DocState, LiveDoc } from './open-doc.ts'
import { loadRedo } from './renew-doc.ts'
import type { Watchable } from './watched.ts'

export function useDoc(name: DocName): LiveDoc {
  const names = useMemo(() => [name], [name])
  const [live] = useDocs(names)
  if (live === undefined) throw new Error('one name, one document')
  return live
}

/** Several at once, in the order of `names`; another in its place once one was written anew. Pass the same array while the names are the same. */
export function useDocs(names: readonly DocName[]): readonly LiveDoc[] {
  const watch = useMemo(() => docsOf(names), [names])
  useEffect(() => {
    const releases = names.map(holdDoc)
    return () => {
      for (const release of releases) release()
    }
  }, [names])
  return useWatched(watch)
}

/** Keeps copies of them on this device, for those who may write; `false` lets go of what was kept, `undefined` leaves it as it is. */
export function useKept(docs: readonly LiveDoc[], shall: boolean | undefined): void {
  useEffect(() => {
    if (shall === true) {
      keepShell()
      void loadRedo()
    }
    for (const live of docs)
      if (shall === true) live.keep()
      else if (shall === false) void live.copy.forget()
  }, [docs, shall])
}

export const useWatched = <T>(watchable: Watchable<T>): T => useSyncExternalStore(watchable.subscribe, watchable.now)

export const useRecords = <T extends { readonly id: string }>(records: RecordMap<T>): ReadonlyMap<T['id'], T> =>
  useSyncExternalStore(records.subscribe, records.all)

export const useDocState = (live: LiveDoc): DocState => useWatched(live)

export const useHere = (live: LiveDoc): readonly Presence[] => useWatched(live.presence)
