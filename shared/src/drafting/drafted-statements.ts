/** The statements of a draft one by one, each with where it stands and what it rests on: what every table of a draft is made of. */
import { erasedSourceWords } from '#model/erasure.ts'
import { textOf, type Citation, type Span } from '#model/draft.ts'
import { hasWords } from '#model/text.ts'
import { chaptersOf, type Chapter } from './chapters.ts'
import type { WholeDraft } from './draft-as-file.ts'
import { namesToCite, notesOf, restsOnErased, sayCitation } from './tree-from-draft.ts'

export interface DraftedStatement {
  /** The heading of its ambition or other section; empty before the first. */
  readonly chapter: string
  /** The last heading below that one; empty where there is none. */
  readonly heading: string
  readonly spans: readonly Span[]
  /** The themes by their names, notes in their words. */
  readonly restsOn: readonly string[]
  readonly ownWords: boolean
  /** How many themes it cites, and how many notes stand behind it, in these or alone. */
  readonly themes: number
  readonly notes: number
}

/** In the order of the draft. */
export function draftedStatements({ blocks, heard }: WholeDraft): DraftedStatement[] {
  const behind = sourceReader(chaptersOf(heard))
  let [chapter, heading] = ['', '']
  return blocks.flatMap(block => {
    const text = textOf(block)
    if (block.kind === 'statement')
      return hasWords(text)
        ? [{ chapter, heading, spans: block.spans, ownWords: block.ownWords, ...behind(block.cites) }]
        : []
    if (block.level === 2) chapter = text
    if (block.level > 1) heading = block.level === 2 ? '' : text
    return []
  })
}

function sourceReader(chapters: readonly Chapter[]) {
  const names = namesToCite(chapters)
  const words = new Map(chapters.flatMap(chapter => notesOf(chapter).map(note => [note.id as string, note.text])))
  const notesIn = new Map<string, Set<string>>()
  const standsFor = new Map<string, string>()
  for (const { theme, merged, notes } of chapters.flatMap(({ themes }) => themes)) {
    const known = notesIn.get(theme.id) ?? new Set()
    for (const { id } of notes) known.add(id)
    notesIn.set(theme.id, known)
    for (const { id } of [theme, ...merged]) standsFor.set(id, theme.id)
  }
  return (cites: readonly Citation[]): Pick<DraftedStatement, 'restsOn' | 'themes' | 'notes'> => {
    const restsOn = new Set(cites.map(cite => sayCitation(cite, names, words)).filter(said => said !== ''))
    if (restsOn.size === 0 && restsOnErased(cites)) restsOn.add(erasedSourceWords)
    const themes = new Set(cites.flatMap(cite => ('themeId' in cite ? (standsFor.get(cite.themeId) ?? []) : [])))
    const notes = new Set<string>([...themes].flatMap(id => [...(notesIn.get(id) ?? [])]))
    for (const cite of cites) if ('noteId' in cite && words.has(cite.noteId)) notes.add(cite.noteId)
    return { restsOn: [...restsOn], themes: themes.size, notes: notes.size }
  }
}
