/** What is told of others' notes: how many and where, never their words, and not too often. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { nameOfBranch, type Branch } from '#surface/surface-props.ts'
import type { ComfortValue } from '#ui/comfort.ts'

/** Others' notes that have come and were not told of yet, by section. */
export type News = ReadonlyMap<SectionId, number>

export const noNews: News = new Map()

/** `before`: the notes that were here already; undefined before the first were fetched, and then nothing is news. */
export function withNews(
  news: News,
  before: ReadonlyMap<NoteId, Note> | undefined,
  now: { readonly notes: ReadonlyMap<NoteId, Note>; readonly mine: ReadonlySet<NoteId> },
): News {
  if (before === undefined) return news
  const fresh = [...now.notes.values()].filter(({ id }) => !before.has(id) && !now.mine.has(id))
  if (fresh.length === 0) return news
  const next = new Map(news)
  for (const { sectionId } of fresh) next.set(sectionId, (next.get(sectionId) ?? 0) + 1)
  return next
}

/** What of it this person wants to be told. What is held is not shown yet, and is told of when it is. */
export function newsWanted(news: News, setting: ComfortValue<'news'>, section: SectionId | undefined): News {
  if (setting === 'on') return news
  const count = setting === 'section' && section !== undefined ? news.get(section) : undefined
  return section === undefined || count === undefined ? noNews : new Map([[section, count]])
}

/** `3 new notes in Growing our community`; empty when there are none. */
export function sayNews(news: News, tree: readonly Branch[]): string {
  const parts = tree.flatMap(branch => {
    const count = news.get(branch.section.id) ?? 0
    return count === 0 ? [] : [{ count, name: nameOfBranch(branch) }]
  })
  const [first] = parts
  if (first === undefined) return ''
  if (parts.length === 1) return `${first.count} new ${first.count === 1 ? 'note' : 'notes'} in ${first.name}.`
  const all = parts.reduce((sum, { count }) => sum + count, 0)
  return `${all} new notes: ${parts.map(({ count, name }) => `${count} in ${name}`).join('; ')}.`
}
