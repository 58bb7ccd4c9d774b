/** The addresses of the pages: the server points to them, the client shows them. */
import type { BreakoutId, DraftId, RoomId, SessionId, StrategyId } from '#model/ids.ts'

export const pages = {
  home: () => '/',
  /** Coming in by a link: the secret stands behind the #, which browsers do not send. */
  comeIn: (secret: string) => `/in#${secret}`,
  startStrategy: () => '/start',
  strategy: (id: StrategyId) => `/strategies/${id}`,
  changeStrategy: (id: StrategyId) => `/strategies/${id}/change`,
  startSession: (id: StrategyId) => `/strategies/${id}/new-session`,
  session: (id: SessionId) => `/sessions/${id}`,
  synthesis: (id: SessionId, breakoutId: BreakoutId) => `/sessions/${id}/group/${breakoutId}`,
  room: (id: RoomId) => `/rooms/${id}`,
  draft: (id: DraftId) => `/drafts/${id}`,
}
