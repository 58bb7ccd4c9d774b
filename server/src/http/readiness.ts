/** Whether people can be sent here now, and if not, why, in words for whoever watches over the server. */
import { atMost } from '#at-most.ts'
import type { Deps } from '#deps.ts'
import { links } from '#store/kinds.ts'
import { LinkId } from '@waymark/shared/model/ids.ts'

export interface Readiness {
  readonly now: () => Promise<Ready>
  /** Whether the store answered when it was asked last. It is asked at most once a second, however often this is. */
  readonly isStoreUp: () => Promise<boolean>
}

export type Ready =
  | { readonly ready: false; readonly because: string }
  /** `degraded`: it works, but less well than it should. */
  | { readonly ready: true; readonly degraded?: string }

type StoreName = 'store' | 'people' | 'monitoring'

const askEveryMs = 1000
const patienceMs = 1000

/** That of nobody. */
const noLink = LinkId.parse('0000000000000000000000')

export function readiness(
  { store, people, monitoring, bus, live, monotonic }: Pick<Deps, StoreName | 'bus' | 'live' | 'monotonic'>,
  isLeaving: () => boolean,
): Readiness {
  let asked: { readonly at: number; readonly isUp: Promise<boolean> } | undefined
  const ask = async (): Promise<boolean> => {
    let isUp = false
    const answered = store.get(links, noLink).then(
      () => {
        isUp = true
      },
      () => undefined,
    )
    await atMost(patienceMs, answered)
    return isUp
  }
  let looked: { readonly at: number; readonly hasSpace: boolean } | undefined
  const hasSpace = (): boolean => {
    if (looked === undefined || monotonic() - looked.at >= askEveryMs)
      looked = {
        at: monotonic(),
        hasSpace: [store, people, monitoring].every(one => one.hasSpace?.() ?? true),
      }
    return looked.hasSpace
  }
  const isStoreUp = (): Promise<boolean> => {
    if (asked === undefined || monotonic() - asked.at >= askEveryMs) asked = { at: monotonic(), isUp: ask() }
    return asked.isUp
  }
  return {
    isStoreUp,
    now: async () => {
      if (isLeaving()) return { ready: false, because: 'this server is going down' }
      if (live.failing() || !hasSpace()) return { ready: false, because: 'what people write cannot be saved' }
      if (!(await isStoreUp())) return { ready: false, because: 'the store does not answer' }
      return bus.isUp() ? { ready: true } : { ready: true, degraded: 'the other servers are heard of late' }
    },
  }
}
