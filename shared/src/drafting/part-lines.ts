/** What stands in a part of the document by itself, whatever people write there: the links, what is not in it, how it was made. */
import { textOf, type Block } from '#model/draft.ts'
import type { DraftPart } from '#model/draft-part.ts'
import { routes } from '#model/note.ts'
import { hasWords } from '#model/text.ts'
import { nameOfTheme } from '#model/theme.ts'
import { sayTime } from '#rules/deadline.ts'
import { readLinks } from '#rules/links.ts'
import { routeWords } from '#rules/route-words.ts'
import { whereMerged, type Chapter, type Heard } from './chapters.ts'

/** One line, and what it rests on in words; empty where it rests on nothing that can be named. */
export interface PartLine {
  readonly text: string
  readonly source: string
}

interface Made {
  readonly heard: Heard
  readonly chapters: readonly Chapter[]
  readonly blocks: readonly Block[]
}

/** In the order of the sessions and of the board. None for a part that people write themselves. */
export function linesOfPart(part: DraftPart, { heard, chapters, blocks }: Made): PartLine[] {
  switch (part) {
    case 'connections':
      return linkLines(heard, chapters)
    case 'left-out':
      return leftOutLines(chapters, blocks)
    case 'how-made':
      return howMadeLines(heard)
    case 'vision':
    case 'mission':
    case 'values':
    case 'thanks':
      return []
  }
}

/** Breakout by breakout; the ends are called as the document calls them. */
export function linkLines({ breakouts }: Heard, chapters: readonly Chapter[]): PartLine[] {
  const titles = new Map(chapters.map(({ key, title }) => [key, title]))
  return breakouts.flatMap(({ breakout, themes, links }) => {
    const boxes = [
      ...breakout.sections.map(({ id, ambitionId, title }) => ({ id, name: titles.get(ambitionId ?? id) ?? title })),
      ...themes.map(theme => ({ id: theme.id, name: nameOfTheme(theme) })),
    ]
    return readLinks(links, boxes).map(({ fromName, toName, sentence }) => ({
      text: sentence,
      source: `Links “${fromName}” and “${toName}”`,
    }))
  })
}

/** Themes that no statement with words rests on, then why notes were set aside, then those that nobody has looked at. */
function leftOutLines(chapters: readonly Chapter[], blocks: readonly Block[]): PartLine[] {
  const isCited = citedIn(blocks, whereMerged(chapters))
  const unsaid = chapters.flatMap(({ themes }) =>
    themes.flatMap(({ theme, notes, home }) =>
      home && !isCited(theme.id) && !notes.some(({ id }) => isCited(id))
        ? [
            plainLine(
              `${nameOfTheme(theme)} (${countNotes(notes.length)})${theme.said === '' ? '' : `: ${theme.said}`}`,
            ),
          ]
        : [],
    ),
  )
  const reasons = Map.groupBy(
    chapters.flatMap(({ parked }) => parked),
    ({ reason }) => reason,
  )
  const aside = [...reasons].map(([reason, notes]) => plainLine(`Set aside (${countNotes(notes.length)}): ${reason}`))
  const unseen = chapters.reduce((sum, { notLookedAt }) => sum + notLookedAt.length, 0)
  return [...unsaid, ...aside, ...(unseen === 0 ? [] : [plainLine(`Not yet looked at: ${countNotes(unseen)}`)])]
}

function citedIn(blocks: readonly Block[], merged: ReadonlyMap<string, string>): (id: string) => boolean {
  const cited = new Set(
    blocks.flatMap(block =>
      block.kind === 'statement' && hasWords(textOf(block))
        ? block.cites.map(cite => ('themeId' in cite ? (merged.get(cite.themeId) ?? cite.themeId) : cite.noteId))
        : [],
    ),
  )
  return id => cited.has(id)
}

function howMadeLines(heard: Heard): PartLine[] {
  const bySession = Map.groupBy(heard.breakouts, ({ session }) => session?.id)
  const sessions = [...bySession.values()].flatMap(breakouts => {
    const session = breakouts[0]?.session
    if (session === undefined) return []
    const notes = breakouts.reduce((sum, one) => sum + one.notes.length, 0)
    return [plainLine(`${session.title}, ${sayTime(session.startsAt)}: ${countNotes(notes)}`)]
  })
  const all = heard.breakouts.flatMap(({ notes }) => notes)
  const ways = routes.flatMap(route => {
    const count = all.filter(note => note.route === route).length
    const name = route === 'live' ? 'Written in a session' : routeWords[route]
    return count === 0 ? [] : [plainLine(`${name}: ${countNotes(count)}`)]
  })
  return [...sessions, ...ways]
}

const plainLine = (text: string): PartLine => ({ text, source: '' })

const countNotes = (count: number): string => (count === 1 ? '1 note' : `${count} notes`)
