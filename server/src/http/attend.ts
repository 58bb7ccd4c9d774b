/** A client on a document, by whatever line it came: let in by the rights it has now, and held to those it has at any time. */
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { docAccess, type DocAccess } from '#session/doc-access.ts'
import { connect } from '#sync/connection.ts'
import type { Line } from '#sync/line.ts'
import { presenceKey } from '#sync/presence-key.ts'
import type { Coming } from './admit.ts'
import { guardedLine } from './guarded-line.ts'

type AttendDeps = Pick<Deps, 'store' | 'live' | 'guests' | 'linkKey' | 'limits' | 'observed'>

/** Answers once the client is connected, or its line is closed. */
export async function attend(deps: AttendDeps, bare: Line, coming: Coming): Promise<void> {
  const { browser, name, of, wantsSaved, epoch } = coming
  const { member } = coming.access
  // What has closed already has no close to be heard of any more.
  if (!bare.isOpen()) return coming.leave()
  const line = guardedLine(deps, bare, coming)
  const early = holdEarlyFrames(line)
  let access: DocAccess | undefined = coming.access
  let recheck = (): void => undefined
  const refresh = async (): Promise<void> => {
    try {
      access = await docAccess(deps, browser, of)
      recheck()
    } catch (error) {
      access = undefined
      // Whoever cannot be asked about now comes back to be asked about later.
      if (error instanceof Refusal) line.close(closeCodes.notAllowed, 'not allowed')
      else line.close(closeCodes.later, 'later')
    }
  }
  const sendAway = (): void => {
    line.close(closeCodes.later, 'later')
  }
  line.onClose(deps.guests.add({ memberId: member.id, doc: name, refresh, sendAway }))
  try {
    // From now on it hears of every change of rights; what changed since it was let in is asked for now.
    if (deps.guests.changes() !== coming.asOf) await refresh()
    const doc = await deps.live.open(name)
    if (!line.isOpen()) return
    const said = coming.access.named ? member.name : null
    const identity = { key: presenceKey(deps.linkKey, name, member.id), name: said, role: member.role }
    const connection = connect(line, doc, { identity, access: () => access, wantsSaved, epoch })
    recheck = connection.recheck
    early.release(connection.hear)
  } catch (error) {
    line.close(closeCodes.later, 'later')
    throw error
  }
}

/** More than a client says before it is answered. */
const mostEarly = 100

/** What comes while the document is being loaded waits, in its order. */
function holdEarlyFrames(line: Line): { readonly release: (to: (frame: Uint8Array | undefined) => void) => void } {
  let waiting: (Uint8Array | undefined)[] = []
  let hear = (frame: Uint8Array | undefined): void => {
    if (waiting.length < mostEarly) waiting.push(frame)
    else line.close(closeCodes.malformed, 'malformed')
  }
  line.onFrame(frame => {
    hear(frame)
  })
  return {
    release: to => {
      hear = to
      for (const frame of waiting) if (line.isOpen()) to(frame)
      waiting = []
    },
  }
}
