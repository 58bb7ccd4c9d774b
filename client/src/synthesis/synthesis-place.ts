/** Which grouping the page shows, as its address says: the shared themes, a look, or two of them beside each other. */
import { LookId, type BreakoutId, type SessionId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'

/** The themes of all, or a look. */
export type Side = 'shared' | LookId

export type SynthesisPlace =
  | { readonly kind: 'shared' }
  | { readonly kind: 'look'; readonly lookId: LookId }
  | { readonly kind: 'compare'; readonly a: Side; readonly b: Side }

/** What cannot be read leads to the shared themes. */
export function placeIn(search: string): SynthesisPlace {
  const params = new URLSearchParams(search)
  const [a, b] = [sideOf(params.get('compare')), sideOf(params.get('with'))]
  if (a !== undefined && b !== undefined) return { kind: 'compare', a, b }
  const look = sideOf(params.get('look'))
  return look === undefined || look === 'shared' ? { kind: 'shared' } : { kind: 'look', lookId: look }
}

function sideOf(asked: string | null): Side | undefined {
  if (asked === 'shared') return 'shared'
  const { success, data } = LookId.safeParse(asked)
  return success ? data : undefined
}

interface Where {
  readonly sessionId: SessionId
  readonly breakoutId: BreakoutId
}

export const addressOf = ({ sessionId, breakoutId }: Where, place: SynthesisPlace): string => {
  const shared = pages.synthesis(sessionId, breakoutId)
  if (place.kind === 'look') return `${shared}?look=${place.lookId}`
  return place.kind === 'compare' ? `${shared}?compare=${place.a}&with=${place.b}` : shared
}
