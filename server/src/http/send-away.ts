/** Going down with grace: what was asked is kept first, then everybody is sent away, to come back later. */
import { setTimeout as pause } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { atMost } from '#at-most.ts'
import type { Deps } from '#deps.ts'

/** A disk that does not answer keeps nobody here for longer; what could not be kept was called saved to nobody, and is sent again. */
const savingMs = 5000
/** Whoever has not gone by then is let go. */
const goingMs = 1000
const stepMs = 50

/** Answers when no socket is left. All are sent away at once, or over so many milliseconds, each at another moment. */
export async function sendAway(
  { live, guests }: Pick<Deps, 'live' | 'guests'>,
  sockets: ReadonlySet<WebSocket>,
  spreadMs = 0,
): Promise<void> {
  await atMost(savingMs, live.settled())
  const steps = Math.floor(spreadMs / stepMs)
  for (let step = 0; step < steps; step += 1) {
    guests.sendAway(Math.ceil(guests.count() / (steps - step)))
    await pause(stepMs)
  }
  guests.sendAway()
  await atMost(goingMs, Promise.all([...sockets].map(gone)))
  for (const socket of sockets) socket.terminate()
}

const gone = (socket: WebSocket): Promise<void> =>
  new Promise(resolve => {
    socket.once('close', () => {
      resolve()
    })
  })
