/** The timer and the snapshots of a breakout. Its step is changed in sessions.ts. */
import * as z from 'zod/mini'
import { BreakoutId, SessionId, SnapshotId } from '#model/ids.ts'
import { Breakout, mostMinutes, Session, Timer } from '#model/session.ts'
import { Snapshot, SnapshotName, Standing } from '#model/snapshot.ts'
import { Instant } from '#model/time.ts'
import { Me } from './entry.ts'
import { nothing, route } from './route.ts'

const ofBreakout = z.object({ breakoutId: BreakoutId })
const ofSnapshot = z.object({ breakoutId: BreakoutId, snapshotId: SnapshotId })

export const mostExtraMinutes = 60

const tooLong = `A timer runs for 1 to ${mostMinutes} minutes.`
/** The timer after the act, and the server's clock. */
const running = z.object({ timer: z.nullable(Timer), now: Instant })

/** From now on; one that runs already is set anew. */
export const startTimer = route({
  method: 'PUT',
  path: '/api/breakouts/:breakoutId/timer',
  params: ofBreakout,
  body: z.object({ minutes: z.int(tooLong).check(z.minimum(1, tooLong), z.maximum(mostMinutes, tooLong)) }),
  reply: running,
})
/** From its end on; from now on where that has passed. Refused with 'gone' where none was started. */
export const extendTimer = route({
  method: 'POST',
  path: '/api/breakouts/:breakoutId/timer/more',
  params: ofBreakout,
  body: z.object({ minutes: z.int().check(z.minimum(1), z.maximum(mostExtraMinutes)) }),
  reply: running,
})
export const stopTimer = route({
  method: 'DELETE',
  path: '/api/breakouts/:breakoutId/timer',
  params: ofBreakout,
  body: nothing,
  reply: running,
})

/** Newest first. */
export const listSnapshots = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/snapshots',
  params: ofBreakout,
  body: nothing,
  reply: z.object({
    snapshots: z.array(Snapshot),
    breakout: Breakout,
    session: z.object({ id: SessionId, title: Session.shape.title, startsAt: Session.shape.startsAt }),
    me: Me,
  }),
})
export const makeSnapshot = route({
  method: 'POST',
  path: '/api/breakouts/:breakoutId/snapshots',
  params: ofBreakout,
  body: z.object({ name: SnapshotName }),
  reply: z.object({ snapshotId: SnapshotId }),
})
/** `takenBack`: how many notes stood there that stand nowhere now. Their words are not shown: whoever took them back has them. */
export const readSnapshot = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/snapshots/:snapshotId',
  params: ofSnapshot,
  body: nothing,
  reply: z.object({ snapshot: Snapshot, standing: Standing, takenBack: z.int() }),
})
/** What stands in the breakout now, to be compared with. */
export const readStanding = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/standing',
  params: ofBreakout,
  body: nothing,
  reply: z.object({ standing: Standing }),
})
/** Answers once all of it is on disk: with the snapshot that was made before, which leads back. */
export const restoreSnapshot = route({
  method: 'POST',
  path: '/api/breakouts/:breakoutId/snapshots/:snapshotId/restore',
  params: ofSnapshot,
  body: nothing,
  reply: z.object({ before: Snapshot }),
})
