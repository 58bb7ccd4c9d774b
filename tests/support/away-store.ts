/** A real store that does not answer for a while, as one on another machine may. */
import { StoreAway, type Store } from '@waymark/server/store/store.ts'

export interface AwayStore {
  readonly store: Store
  /** Throws at whatever it is asked, or answers again. */
  readonly beAway: (is: boolean) => void
  /** What is asked from now on is not answered at all, until it is there again. */
  readonly beSilent: () => void
  /** Reads go on. */
  readonly beUnableToSave: () => void
  /** How often a row was asked for. */
  readonly gets: () => number
}

export function awayStore(store: Store): AwayStore {
  let state: 'here' | 'away' | 'silent' | 'unable to save' = 'here'
  const back: (() => void)[] = []
  let gets = 0
  const answer = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (state === 'silent')
      await new Promise<void>(resolve => {
        back.push(resolve)
      })
    if (state === 'away') throw new StoreAway('away')
    return ask()
  }
  return {
    store: {
      ...store,
      commit: commit =>
        answer(() => {
          if (state === 'unable to save') throw new StoreAway('away')
          return store.commit(commit)
        }),
      get: (kind, id) => {
        gets += 1
        return answer(() => store.get(kind, id))
      },
      list: (kind, parent) => answer(() => store.list(kind, parent)),
      readLog: (doc, since) => answer(() => store.readLog(doc, since)),
      places: docs => answer(() => store.places(docs)),
      compact: (doc, state_, place) => answer(() => store.compact(doc, state_, place)),
      inTurn: (id, act) => answer(() => store.inTurn(id, act)),
      ifFree: (id, act) => answer(() => store.ifFree(id, act)),
      purge: () => answer(() => store.purge()),
    },
    beAway: is => {
      state = is ? 'away' : 'here'
      for (const go of back.splice(0)) go()
    },
    beSilent: () => {
      state = 'silent'
    },
    beUnableToSave: () => {
      state = 'unable to save'
    },
    gets: () => gets,
  }
}
