/** Before a client's line to a document is opened: who may not come, and what is one too many, hears a no over HTTP. */
import { readDocName, type DocName, type DocOf } from '@waymark/shared/doc/doc-name.ts'
import type { Deps } from '#deps.ts'
import type { Whence } from '#limits/limits.ts'
import type { Full } from '#limits/places.ts'
import { Refusal } from '#refusal.ts'
import { docAccess, type DocAccess } from '#session/doc-access.ts'
import type { Carrier } from '#sync/observed.ts'

/** What a client asks for when it comes. */
export interface Coming {
  readonly browser: string | undefined
  readonly name: DocName
  readonly of: DocOf
  readonly by: Carrier
  /** Whether it understands our own messages. */
  readonly wantsSaved: boolean
  /** Of which epoch its copy is; undefined where it has none, or does not know of epochs. */
  readonly epoch: string | undefined
  readonly access: DocAccess
  /** How many times rights had changed when it was asked for. */
  readonly asOf: number
  /** Gives its place back. May be called twice. */
  readonly leave: () => void
}

export interface Asked {
  readonly name: string
  readonly query: { readonly saved?: unknown; readonly epoch?: unknown }
  readonly by: Carrier
}

/** Takes a place for the line that comes; `leave` has to be called where none comes. Refuses like the pages do, and with 'too-many' what is too much. */
export async function admit(
  deps: Pick<Deps, 'store' | 'limits' | 'guests'>,
  whence: Whence,
  { name: asked, query: { saved, epoch }, by }: Asked,
): Promise<Coming> {
  const doc = readDocName(asked)
  if (doc === undefined) throw new Refusal('gone', 'There is no document of that name.')
  const leave = takePlace(deps, whence, doc.name)
  const { browser } = whence
  const asOf = deps.guests.changes()
  try {
    return {
      browser,
      ...doc,
      by,
      wantsSaved: saved !== undefined,
      epoch: typeof epoch === 'string' ? epoch : undefined,
      access: await docAccess(deps, browser, doc.of),
      asOf,
      leave,
    }
  } catch (error) {
    leave()
    throw error
  }
}

/** Answers how it is given back. Refuses with 'too-many' where there is none. */
export function takePlace({ limits }: Pick<Deps, 'limits'>, whence: Whence, what: string): () => void {
  const taken = limits.place(whence, what)
  if (taken.ok) return taken.leave
  throw new Refusal('too-many', whatIsFull[taken.full], { retryAfter: Math.ceil(taken.waitMs / 1000) })
}

const whatIsFull: Readonly<Record<Full, string>> = {
  hurry: 'Many are coming in from your network at once. Wait a few seconds: you are let in by and by.',
  address:
    'As many windows are open from your network as this server holds for one. Close those that nobody uses, then load this page again.',
  document:
    'As many windows have this page open as it can hold. Close those that nobody uses, then load this page again.',
  server: 'This server holds no more windows just now. Load this page again in a minute.',
}
