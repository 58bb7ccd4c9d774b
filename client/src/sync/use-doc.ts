/** React's windows on documents: hold them open, watch their records, their state and who is here. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { RecordMap } from '@waymark/shared/doc/record-map.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'
import { docOf, holdDoc } from './held-docs.ts'
import type { DocState, LiveDoc } from './open-doc.ts'
import type { Watchable } from './watched.ts'

export function useDoc(name: DocName): LiveDoc {
  const live = useMemo(() => docOf(name), [name])
  useEffect(() => holdDoc(name), [name])
  return live
}

/** Several at once, in the order of `names`. Pass the same array while the names are the same. */
export function useDocs(names: readonly DocName[]): readonly LiveDoc[] {
  const docs = useMemo(() => names.map(docOf), [names])
  useEffect(() => {
    const releases = names.map(holdDoc)
    return () => {
      for (const release of releases) release()
    }
  }, [names])
  return docs
}

export const useWatched = <T>(watchable: Watchable<T>): T => useSyncExternalStore(watchable.subscribe, watchable.now)

export const useRecords = <T extends { readonly id: string }>(records: RecordMap<T>): ReadonlyMap<T['id'], T> =>
  useSyncExternalStore(records.subscribe, records.all)

export const useDocState = (live: LiveDoc): DocState => useWatched(live)

export const useHere = (live: LiveDoc): readonly Presence[] => useWatched(live.presence)
