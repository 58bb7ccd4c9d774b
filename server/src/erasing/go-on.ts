/**
 * Goes on with what was begun, from where it is, until nothing is left of it. Each step may be done twice, and each is in the store before
 * the next: so it is ended by whichever server is there, also where one dies in the middle.
 */
import { readDocName } from '@waymark/shared/doc/doc-name.ts'
import type { AuditDeed } from '@waymark/shared/model/audit.ts'
import type { Erasure } from '@waymark/shared/model/erasure.ts'
import { auditRow } from '#audit-row.ts'
import { authorships, erasures, wholeServer } from '#store/kinds.ts'
import { Overtaken, row } from '#store/store.ts'
import { gather, type EraseDeps } from './gather.ts'
import { rewordRows } from './reword-rows.ts'
import { rewriteRows } from './rows.ts'
import { isOneOf, roomsIn, sessionsFor } from './whose.ts'
import { changeOf, writeAnew } from './write-anew.ts'

/** So long it can be read what was erased; then that it was is gone as well, but for the record. */
const keptDays = 30

const mostTries = 5

/** One step at a time on all servers. Answers once it is done. */
export const goOnWith = (deps: EraseDeps, id: string): Promise<void> =>
  deps.store.inTurn(`erasing ${id}`, async () => {
    let tries = 0
    for (;;) {
      const now = await deps.store.get(erasures, id)
      if (now === undefined || now.stage === 'done') return
      try {
        await steps[now.stage](deps, now)
      } catch (error) {
        tries += 1
        // Somebody has written one of its rows at that moment: it is read again.
        if (!(error instanceof Overtaken) || tries === mostTries) throw error
      }
    }
  })

/** With all that is under way; and forgets what was done long ago. */
export async function goOnErasing(deps: EraseDeps): Promise<void> {
  const all = await deps.store.list(erasures, wholeServer)
  for (const { id, stage } of all) if (stage !== 'done') await goOnWith(deps, id)
  const since = Date.parse(deps.now()) - keptDays * 86_400_000
  const old = all.filter(({ stage, begunAt }) => stage === 'done' && Date.parse(begunAt) < since)
  if (old.length > 0) await deps.store.commit({ removes: old.map(({ id }) => ({ kind: erasures.name, id })) })
}

type Step = (deps: EraseDeps, now: Erasure) => Promise<void>

const steps: Readonly<Record<Exclude<Erasure['stage'], 'done'>, Step>> = {
  gathering: gather,
  writing: async (deps, now) => {
    // Rows first: a window that fetches a document anew asks for what stands beside it.
    const isName = now.what === 'name'
    const passages = isName ? await rewordRows(deps, now) : undefined
    const marks = isName ? 0 : await rewriteRows(deps, now)
    const change = changeOf(now, passages)
    for (const name of now.left) {
      const known = readDocName(name)?.name
      if (known !== undefined) await writeAnew(deps, known, change)
    }
    const { counts } = now
    const counted = { ...counts, marks: counts.marks + marks, documents: counts.documents + now.left.length }
    const stage = (await wroteMeanwhile(deps, now)) ? 'gathering' : 'purging'
    const next: Erasure = { ...now, stage, left: [], counts: counted }
    await deps.store.commit({ puts: [row(erasures, stage === 'purging' ? emptied(next) : next)] })
  },
  purging: async (deps, now) => {
    await deps.store.purge()
    const done: Erasure = { ...now, stage: 'done' }
    await deps.store.commit({ puts: [row(erasures, done), ...recordOf(deps, now)] })
    await deps.live.lookAgain(now.roomIds.map(id => `room:${id}` as const))
  },
}

/** Somebody was let through a moment before their place was gone. */
async function wroteMeanwhile(deps: EraseDeps, { members, noteIds }: Erasure): Promise<boolean> {
  if (members.length === 0) return false
  const known = new Set<string>(noteIds)
  for (const { room } of await roomsIn(deps, await sessionsFor(deps, members)))
    if ((await deps.store.list(authorships, room.id)).some(one => isOneOf(members, one.memberId) && !known.has(one.id)))
      return true
  return false
}

/** What says what was to go is gone before the files are purged. */
const emptied = (now: Erasure): Erasure => ({
  ...now,
  members: [],
  noteIds: [],
  breakoutIds: [],
  responseId: null,
  takeOut: null,
})

function recordOf(deps: EraseDeps, { what, counts, strategyIds }: Erasure) {
  const did: AuditDeed = what === 'name' ? 'name-removed' : 'erased'
  const by = what === 'name' ? 'facilitator' : 'person'
  const count = what === 'name' ? counts.names : counts.notes + counts.marks + counts.answers + counts.comments
  const places = strategyIds.length === 0 ? [null] : strategyIds
  return places.map(strategyId => auditRow(deps, { by, did, strategyId, count }))
}
