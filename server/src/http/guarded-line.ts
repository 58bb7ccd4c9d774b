/** A line that is held to its limits and counted, whatever carries it. */
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import type { Deps } from '#deps.ts'
import type { Line } from '#sync/line.ts'
import { asksForAll } from '#sync/messages.ts'
import type { Coming } from './admit.ts'

/** Gives the place of `coming` back when the line closes. */
export function guardedLine(
  { limits, observed }: Pick<Deps, 'limits' | 'observed'>,
  line: Line,
  { by, leave }: Pick<Coming, 'by' | 'leave'>,
): Line {
  const held = limits.line()
  const close: Line['close'] = (code, reason) => {
    if (line.isOpen()) observed.cut(code)
    line.close(code, reason)
  }
  observed.came(by)
  line.onClose(() => {
    leave()
    observed.left(by)
  })
  return {
    ...line,
    close,
    onFrame: hear => {
      line.onFrame(frame => {
        if (held.frame(frame?.byteLength ?? 0, frame !== undefined && asksForAll(frame))) hear(frame)
        else close(closeCodes.tooMany, 'too many')
      })
    },
  }
}
