/**
 * From the draft and what was heard to the document: every theme with its notes as evidence, under its ambition, in board order.
 * Every note is in it: what stands in no theme of the draft follows at the end of its chapter, and a chapter that was cut from the
 * draft follows at the end. Last come where the strategy comes from, and the links.
 */
import { erasedSource, erasedSourceWords } from '#model/erasure.ts'
import { partOf, type DraftPart } from '#model/draft-part.ts'
import { textOf, type Block, type Citation, type StatementBlock } from '#model/draft.ts'
import { nameOfRoom } from '#model/session.ts'
import { hasWords } from '#model/text.ts'
import { nameOfTheme } from '#model/theme.ts'
import { sayCoverage, sayNotLookedAt } from '#rules/coverage.ts'
import type { ReadPoint } from '#rules/summary.ts'
import { sayHowItCame } from '#rules/route-words.ts'
import { chaptersOf, coverageOfHeard, type Chapter, type Heard, type HeardNote } from './chapters.ts'
import { saidOfTheme } from './said-of-theme.ts'
import type { DocumentNode, DocumentTree, Evidence } from './document-tree.ts'
import { lineageNodes } from './lineage-nodes.ts'
import { linesOfPart, linkLines, type PartLine } from './part-lines.ts'
import { isPartHeading, lineNode, partNodes, withoutEmptyParts } from './part-nodes.ts'

/** `more` stands near the end: after all that was heard, and before the count. */
export function treeFromDraft(
  blocks: readonly Block[],
  heard: Heard,
  more: readonly DocumentNode[] = [],
): DocumentTree {
  const chapters = chaptersOf(heard)
  const linesOf = (part: DraftPart): PartLine[] => linesOfPart(part, { heard, chapters, blocks })
  const writer = writeChapters(chapters, { ambitions: heard.strategy.ambitions, linesOf })
  const nodes = withoutEmptyParts(blocks, part => linesOf(part).length > 0).flatMap(block =>
    block.kind === 'heading' ? writer.heading(block) : writer.statement(block),
  )
  const coverage = coverageOfHeard(heard)
  const title = blocks.find(block => block.kind === 'heading' && block.level === 1 && hasWords(textOf(block)))
  return {
    title: title === undefined ? `${heard.strategy.title} ${heard.strategy.period}` : textOf(title),
    language: 'en-GB',
    nodes: [
      ...withCount(nodes, coverage.notLookedAt),
      ...writer.end(),
      ...overallIn(heard),
      ...lineageNodes(heard.lineage),
      ...linksIn(heard, chapters, blocks),
      ...more,
      { kind: 'remark', text: sayCoverage(coverage) },
    ],
  }
}

/** Under the title: whoever reads on knows that words are still to be looked at. */
function withCount(nodes: readonly DocumentNode[], notLookedAt: number): readonly DocumentNode[] {
  if (notLookedAt === 0) return nodes
  const [first] = nodes
  const at = first?.kind === 'heading' && first.level === 1 ? 1 : 0
  return nodes.toSpliced(at, 0, {
    kind: 'statement',
    spans: [{ text: sayNotLookedAt(notLookedAt), marks: ['italic'] }],
    source: '',
  })
}

/** Walks the draft once. Evidence is held back until the statements of its theme are over, and what a chapter has not shown until the chapter is. */
function writeChapters(
  chapters: readonly Chapter[],
  {
    ambitions,
    linesOf,
  }: { readonly ambitions: Heard['strategy']['ambitions']; readonly linesOf: (part: DraftPart) => readonly PartLine[] },
) {
  const names = namesToCite(chapters)
  const words = new Map(chapters.flatMap(chapter => notesOf(chapter).map(note => [note.id as string, note.text])))
  const done = new Set<string>()
  let chapter: Chapter | undefined
  let shown = new Set<ThemeNotes>()
  const waiting = heldBack()
  /** Of the chapter, until its statements are over. */
  const inShort = heldBack()

  const endChapter = (): DocumentNode[] => {
    const nodes = [
      ...waiting.take(),
      ...inShort.take(),
      ...(chapter === undefined ? [] : restOf(chapter, shown, ambitions)),
    ]
    if (chapter !== undefined) done.add(chapter.key)
    chapter = undefined
    shown = new Set()
    return nodes
  }

  return {
    heading: (block: Block & { kind: 'heading' }): DocumentNode[] => {
      const node: DocumentNode = { kind: 'heading', level: block.level, spans: block.spans }
      if (block.level < 3) {
        const before = endChapter()
        chapter = chapters.find(({ key }) => key === block.about && !done.has(key))
        inShort.put(shortOf(chapter?.inShort ?? []))
        waiting.put(partNodes(isPartHeading(block) ? partOf(block.about) : undefined, linesOf))
        return [...before, node]
      }
      const before = [...waiting.take(), ...inShort.take()]
      const said = chapter?.themes.find(about => about.theme.id === block.about && !shown.has(about))
      if (said !== undefined) {
        shown.add(said)
        waiting.put([...moreOf(said, ambitions), evidence(said.notes, 'What people said')])
      }
      return [...before, node]
    },
    statement: (block: StatementBlock): DocumentNode[] =>
      !hasWords(textOf(block))
        ? []
        : [{ kind: 'statement', spans: block.spans, source: sourceOf(block, names, words) }],
    end: (): DocumentNode[] => [
      ...endChapter(),
      ...chapters.flatMap(rest =>
        done.has(rest.key) || (notesOf(rest).length === 0 && rest.inShort.length === 0)
          ? []
          : [chapterHeading(rest.title), ...shortOf(rest.inShort), ...restOf(rest, new Set(), ambitions)],
      ),
    ],
  }
}

/** Until it is their turn. */
function heldBack() {
  let nodes: readonly DocumentNode[] = []
  return {
    put: (more: readonly DocumentNode[]): void => {
      nodes = more
    },
    take: (): readonly DocumentNode[] => {
      const taken = nodes
      nodes = []
      return taken
    },
  }
}

/** Points, with what they rest on in words. */
function shortOf(points: readonly ReadPoint[]): DocumentNode[] {
  if (points.length === 0) return []
  return [{ kind: 'heading', level: 3, spans: [{ text: 'In short', marks: [] }] }, ...points.map(statementOf)]
}

const statementOf = ({ text, sources }: ReadPoint): DocumentNode => {
  const there = sources.filter(({ kind }) => kind !== 'gone')
  const said = there.map(({ kind, words }) => (kind === 'theme' ? words : `“${words}”`))
  const source = said.length === 0 ? 'No source yet' : `Rests on: ${said.join('; ')}`
  return { kind: 'statement', spans: [{ text, marks: [] }], source }
}

/** The points that are of all sections, breakout by breakout. */
function overallIn({ breakouts }: Heard): DocumentNode[] {
  const points = breakouts.flatMap(({ summary }) => summary?.overall ?? [])
  return points.length === 0 ? [] : [chapterHeading('Overall summary'), ...points.map(statementOf)]
}

const chapterHeading = (title: string): DocumentNode => ({
  kind: 'heading',
  level: 2,
  spans: [{ text: title, marks: [] }],
})

/** Under a heading of their own, unless the draft has one for them. */
function linksIn(heard: Heard, chapters: readonly Chapter[], blocks: readonly Block[]): DocumentNode[] {
  if (blocks.some(block => isPartHeading(block) && partOf(block.about) === 'connections')) return []
  const lines = linkLines(heard, chapters)
  return lines.length === 0 ? [] : [chapterHeading('Links'), ...lines.map(lineNode)]
}

type ThemeNotes = Chapter['themes'][number]

/** Once in the document, where most of its notes are. */
const moreOf = ({ theme, home }: ThemeNotes, ambitions: Heard['strategy']['ambitions']): DocumentNode[] =>
  home ? saidOfTheme(theme, ambitions) : []

/** Themes that were merged are cited by the name of the one that they are in now. */
export const namesToCite = (chapters: readonly Chapter[]): ReadonlyMap<string, string> =>
  new Map(
    chapters.flatMap(({ themes }) =>
      themes.flatMap(({ theme, merged }) =>
        [theme, ...merged].map(({ id }): [string, string] => [id, nameOfTheme(theme)]),
      ),
    ),
  )

export const notesOf = ({ themes, parked, notLookedAt }: Chapter): HeardNote[] => [
  ...themes.flatMap(({ notes }) => notes),
  ...parked.map(({ note }) => note),
  ...notLookedAt,
]

/** What a chapter holds beyond the themes that the draft has shown. */
function restOf(
  { themes, parked, notLookedAt }: Chapter,
  shown: ReadonlySet<ThemeNotes>,
  ambitions: Heard['strategy']['ambitions'],
): DocumentNode[] {
  const nodes: DocumentNode[] = themes
    .filter(said => !shown.has(said))
    .flatMap(said => [...moreOf(said, ambitions), evidence(said.notes, `Also said: ${nameOfTheme(said.theme)}`)])
  if (parked.length > 0)
    nodes.push({
      kind: 'evidence',
      intro: 'Set aside, with the reason',
      notes: parked.map(({ note, reason }) => evidenceOf(note, reason)),
    })
  if (notLookedAt.length > 0) nodes.push(evidence(notLookedAt, 'Not yet looked at'))
  return nodes
}

const evidence = (notes: readonly HeardNote[], intro: string): DocumentNode => ({
  kind: 'evidence',
  intro,
  notes: notes.map(note => evidenceOf(note, '')),
})

const evidenceOf = (note: HeardNote, parkedFor: string): Evidence => ({
  text: note.text,
  ...(note.tidied === undefined ? {} : { tidied: note.tidied }),
  from: [nameOfRoom({ number: note.roomNumber, name: note.roomName }), sayHowItCame(note), note.signedBy ?? '']
    .filter(part => part !== '')
    .join('. '),
  parkedFor,
})

function sourceOf(
  { cites, ownWords }: StatementBlock,
  names: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): string {
  const said = [...new Set(cites.map(cite => sayCitation(cite, names, notes)).filter(text => text !== ''))]
  if (said.length > 0) return `Rests on: ${said.join('; ')}`
  if (restsOnErased(cites)) return erasedSourceWords
  return ownWords ? 'Facilitator’s own words' : 'No source yet'
}

/** Something that was erased is among what it rests on. */
export const restsOnErased = (cites: StatementBlock['cites']): boolean =>
  cites.some(cite => 'noteId' in cite && cite.noteId === erasedSource)

export const sayCitation = (
  cite: Citation,
  names: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): string => {
  if ('themeId' in cite) return names.get(cite.themeId) ?? ''
  const text = notes.get(cite.noteId)
  return text === undefined ? '' : `“${text}”`
}
