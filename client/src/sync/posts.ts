/** What a window has to say beside its stream: one post under way at a time, and in the next whatever gathered meanwhile. */
import { outbox, type Piece } from '@waymark/shared/wire/up-batch.ts'

export interface PostsDeps {
  /** refused: the stream is of no use any more. lost: it may have arrived or not. */
  readonly post: (streamId: string, batch: Uint8Array) => Promise<'taken' | 'refused' | 'lost'>
  /** Answers the way to call it off. */
  readonly later: (run: () => void, ms: number) => () => void
}

export interface Posts {
  readonly add: (piece: Piece) => void
  /** From now on there is a stream to post to. */
  readonly begin: (streamId: string) => void
  readonly stop: () => void
}

/** Between two posts, so that somebody who drags and types is far below what a server takes for a flood. */
const paceMs = 50
/** After one that was lost, in milliseconds. */
const pauses = [250, 500, 1000, 2000, 4000]

/** `onEnd` is called when a post was refused, or was lost too often. */
export function posts({ post, later }: PostsDeps, onEnd: () => void): Posts {
  const out = outbox()
  let streamId: string | undefined
  let isBusy = false
  let hasStopped = false
  let lost = 0

  const wake = (ms: number): void => {
    if (isBusy || hasStopped) return
    isBusy = true
    later(() => {
      isBusy = false
      next()
    }, ms)
  }
  const next = (): void => {
    const batch = streamId === undefined || hasStopped ? undefined : out.batch()
    if (streamId === undefined || batch === undefined) return
    isBusy = true
    void post(streamId, batch).then(how => {
      isBusy = false
      answered(how)
    })
  }
  const answered = (how: Awaited<ReturnType<PostsDeps['post']>>): void => {
    if (hasStopped) return
    if (how === 'taken') {
      out.answered()
      lost = 0
      wake(paceMs)
      return
    }
    const pause = how === 'lost' ? pauses[lost] : undefined
    lost += 1
    if (pause === undefined) onEnd()
    else wake(pause)
  }

  return {
    add: piece => {
      out.add(piece)
      wake(0)
    },
    begin: id => {
      streamId = id
      wake(0)
    },
    stop: () => {
      hasStopped = true
    },
  }
}
