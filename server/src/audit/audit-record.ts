/** Reading the audit record: newest first, a page at a time, or whole as a table. */
import type { Audited, AuditDeed } from '@waymark/shared/model/audit.ts'
import { actorWords, deedWords } from '@waymark/shared/rules/audit-words.ts'
import { auditPageSize, type AuditLine } from '@waymark/shared/wire/audit.ts'
import type { Deps } from '#deps.ts'
import { csvLine, csvStart } from '#csv-text.ts'
import { audits, sessions, strategies, wholeServer } from '#store/kinds.ts'

type Stored = Pick<Deps, 'store'>

const newestFirst = (a: Audited, b: Audited): number => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1)

const recordOf = async ({ store }: Stored, deed: AuditDeed | 'all'): Promise<Audited[]> =>
  (await store.list(audits, wholeServer)).filter(({ did }) => deed === 'all' || did === deed).toSorted(newestFirst)

/** After a line that is not there it begins at the newest. */
export async function auditPage(
  deps: Stored,
  { deed, after }: { readonly deed: AuditDeed | 'all'; readonly after: string },
): Promise<{ readonly lines: AuditLine[]; readonly left: number }> {
  const all = await recordOf(deps, deed)
  const from = all.findIndex(({ id }) => id === after) + 1
  const page = all.slice(from, from + auditPageSize)
  return { lines: await withTitles(deps, page), left: all.length - from - page.length }
}

export async function auditTable(deps: Stored): Promise<string> {
  const lines = await withTitles(deps, await recordOf(deps, 'all'))
  const rows = lines.map(({ at, did, by, count, strategyTitle, sessionTitle }) =>
    csvLine([
      at,
      deedWords[did],
      actorWords[by],
      count === null ? '' : String(count),
      strategyTitle ?? '',
      sessionTitle ?? '',
    ]),
  )
  return [csvStart, csvLine(['When', 'What was done', 'By', 'How many', 'Strategy', 'Session']), ...rows].join('')
}

async function withTitles({ store }: Stored, page: readonly Audited[]): Promise<AuditLine[]> {
  const titles = new Map<string, string | null>()
  for (const { strategyId, sessionId } of page) {
    if (strategyId !== null && !titles.has(strategyId))
      titles.set(strategyId, (await store.get(strategies, strategyId))?.title ?? null)
    if (sessionId !== null && !titles.has(sessionId))
      titles.set(sessionId, (await store.get(sessions, sessionId))?.title ?? null)
  }
  const titleOf = (id: string | null): string | null => (id === null ? null : (titles.get(id) ?? null))
  return page.map(one => ({
    ...one,
    strategyTitle: titleOf(one.strategyId),
    sessionTitle: titleOf(one.sessionId),
  }))
}
