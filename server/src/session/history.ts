/** Reading the history of the themes of a breakout, a page at a time, and the lines that the server says of itself. */
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc, readStanding } from '@waymark/shared/doc/themes-doc.ts'
import { boxesIn, notesIn, type HistoryDone, type HistoryLine } from '@waymark/shared/model/history.ts'
import { HistoryId, type BreakoutId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import { historyAtOnce, type HistoryShown, type readHistory as readHistoryRoute } from '@waymark/shared/wire/history.ts'
import type { ParamsOf } from '@waymark/shared/wire/route.ts'
import type { Deps } from '#deps.ts'
import { histories } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'

interface Act {
  readonly breakoutId: BreakoutId
  readonly member: Pick<Member, 'name' | 'role'>
  readonly did: HistoryDone
}

/** What the server changed because somebody asked it to. */
export const historyRow = (
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  { breakoutId, member: { name, role }, did }: Act,
): Row =>
  row(histories, {
    id: HistoryId.parse(newId()),
    breakoutId,
    at: now(),
    nth: 0,
    who: name ?? whoInWords[role],
    isBack: false,
    did,
  })

export interface HistoryPage {
  readonly lines: readonly HistoryShown[]
  readonly earlier: number
  /** The theme that was asked for, with what was merged into it. */
  readonly themes: ReadonlySet<string>
}

/** Where the line that is known is gone, it begins with the latest. */
export async function historyPage(
  deps: Pick<Deps, 'store' | 'live'>,
  { breakoutId, of, before }: ParamsOf<typeof readHistoryRoute>,
): Promise<HistoryPage> {
  const live = await deps.live.open(themesDocName(breakoutId))
  await live.change(() => undefined)
  const merged = live.read(doc => readStanding(openThemesDoc(doc)).mergedIn)
  const boxes = new Set<string>([of, ...[...merged].flatMap(([id, own]) => (id === of ? own.map(one => one.id) : []))])
  const isAbout = ({ did }: HistoryLine): boolean =>
    of === 'all' || notesIn(did).some(id => boxes.has(id)) || boxesIn(did).some(id => boxes.has(id))
  const all = (await deps.store.list(histories, breakoutId)).filter(isAbout).toSorted(newestFirst)
  const from = before === 'now' ? 0 : all.findIndex(({ id }) => id === before) + 1
  const lines = all.slice(from, from + historyAtOnce)
  return {
    lines: lines.map(({ id, at, who, isBack, did }) => ({ id, at: toTheMinute(at), who, isBack, did })),
    earlier: all.length - from - lines.length,
    themes: boxes,
  }
}

const toTheMinute = (at: string): string => `${at.slice(0, 17)}00.000Z`

const newestFirst = (a: HistoryLine, b: HistoryLine): number => {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  return b.nth - a.nth || (a.id < b.id ? -1 : 1)
}
