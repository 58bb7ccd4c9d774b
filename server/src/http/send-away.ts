/** Going down with grace: what was asked is kept first, then everybody is sent away, to come back later. */
import type { WebSocket } from 'ws'
import type { Deps } from '#deps.ts'

/** A disk that does not answer keeps nobody here for longer; what could not be kept was called saved to nobody, and is sent again. */
const savingMs = 5000
/** Whoever has not gone by then is let go. */
const goingMs = 1000

/** Answers when no socket is left. */
export async function sendAway(
  { live, guests }: Pick<Deps, 'live' | 'guests'>,
  sockets: ReadonlySet<WebSocket>,
): Promise<void> {
  await atMost(savingMs, live.settled())
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

async function atMost(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([done, late])
  clearTimeout(timer)
}
