/** The draft as a file, and the draft that a file holds. What documents say of the one is what they say of the other. */
import type { Block, Citation } from '#model/draft.ts'
import type { StatementId } from '#model/ids.ts'
import { draftFileVersion, type BlockOfFile, type BreakoutOfFile, type DraftFile } from '#model/draft-file.ts'
import type { LineageSide } from '#model/lineage.ts'
import type { Theme } from '#model/theme.ts'
import { nameOfTheme } from '#model/theme.ts'
import type { DocumentNode } from './document-tree.ts'
import type { ReadLineage } from '#rules/lineage.ts'
import type { ReadPoint, ReadSource } from '#rules/summary.ts'
import { coverageOfHeard, type Heard, type HeardBreakout, type HeardNote } from './chapters.ts'

/** The text, and what it can rest on. */
export interface WholeDraft {
  readonly blocks: readonly Block[]
  readonly heard: Heard
  /** What came of it, as documents say it; in no draft file, and left out where nothing was said. */
  readonly outcomes?: readonly DocumentNode[]
}

/** Names each thing that goes out, so that nothing else does. */
export function fileOfDraft({ blocks, heard }: WholeDraft): DraftFile {
  const { title, period, ambitions } = heard.strategy
  return {
    format: 'waymark-draft',
    version: draftFileVersion,
    strategy: {
      title,
      period,
      ambitions: ambitions.map(({ id, title: called, description, whatWeDid }) => ({
        id,
        title: called,
        description,
        whatWeDid,
      })),
    },
    ...(heard.lineage === undefined ? {} : { lineage: lineageToFile(heard.lineage) }),
    blocks: blocks.map(blockToFile),
    breakouts: heard.breakouts.map(breakoutToFile),
    coverage: coverageOfHeard(heard),
  }
}

type LineageOfFile = NonNullable<DraftFile['lineage']>

function lineageToFile({ old, now, entries }: ReadLineage): LineageOfFile {
  const side = ({ title, period, ambitions, values }: LineageSide): LineageOfFile['old'] => ({
    title,
    period,
    ambitions: ambitions.map(one => ({ id: one.id, title: one.title })),
    values: values.map(one => ({ id: one.id, title: one.title })),
  })
  return { old: side(old), now: side(now), entries: [...entries] }
}

const spansOf = ({ spans }: Pick<Block, 'spans'>) => spans.map(({ text, marks }) => ({ text, marks: [...marks] }))

function blockToFile(block: Block): BlockOfFile {
  if (block.kind === 'heading')
    return { kind: 'heading', level: block.level, about: block.about, spans: spansOf(block) }
  const { kind, cites, ownWords } = block
  const { seen } = block
  return {
    kind,
    ...idOf(block),
    cites: [...cites],
    ownWords,
    ...(seen === undefined ? {} : { seen: [...seen] }),
    spans: spansOf(block),
  }
}

type StatementOfFile = BlockOfFile & { readonly kind: 'statement' }

/** Where it has one. */
const idOf = ({ id }: Pick<StatementOfFile, 'id'>): { readonly id?: StatementId } => (id === undefined ? {} : { id })

const without = <T extends object, K extends keyof T>(all: T, key: K): Omit<T, K> => {
  const { [key]: _, ...others } = all
  return others
}

function breakoutToFile({ breakout, session, summary, mergedIn, ...heard }: HeardBreakout): BreakoutOfFile {
  return {
    id: breakout.id,
    question: breakout.question,
    sections: [...breakout.sections],
    ...(session === undefined ? {} : { session: { id: session.id, title: session.title, startsAt: session.startsAt } }),
    notes: heard.notes.map(noteToFile),
    themes: heard.themes.map(theme => ({
      ...without(theme, 'noticed'),
      merged: (mergedIn?.get(theme.id) ?? []).map(merged => without(merged, 'noticed')),
    })),
    placements: heard.placements.map(placement => without(placement, 'why')),
    parked: [...heard.parked],
    links: [...heard.links],
    ...(summary === undefined
      ? {}
      : {
          summary: {
            overall: summary.overall.map(pointToFile),
            bySection: [...summary.bySection].map(([sectionId, points]) => ({
              sectionId,
              points: points.map(pointToFile),
            })),
          },
        }),
  }
}

const noteToFile = (note: HeardNote): BreakoutOfFile['notes'][number] => ({
  id: note.id,
  sectionId: note.sectionId,
  text: note.text,
  order: note.order,
  signedBy: note.signedBy,
  route: note.route,
  ...(note.isSummary === undefined ? {} : { isSummary: note.isSummary }),
  ...(note.isReadBack === undefined ? {} : { isReadBack: note.isReadBack }),
  roomNumber: note.roomNumber,
  roomName: note.roomName,
  ...(note.tidied === undefined ? {} : { tidied: note.tidied }),
})

type PointOfFile = NonNullable<BreakoutOfFile['summary']>['overall'][number]

const pointToFile = ({ id, text, sources }: ReadPoint): PointOfFile => ({
  id,
  text,
  sources: sources.flatMap(source =>
    source.kind === 'gone'
      ? []
      : [(source.kind === 'theme' ? { themeId: source.id } : { noteId: source.id }) as Citation],
  ),
})

export function draftOfFile({ strategy, lineage, blocks, breakouts }: DraftFile): WholeDraft {
  return {
    blocks: blocks.map(blockFromFile),
    heard: {
      strategy,
      ...(lineage === undefined ? {} : { lineage }),
      breakouts: breakouts.map(breakoutFromFile),
    },
  }
}

function blockFromFile(block: BlockOfFile): Block {
  if (block.kind === 'heading') return block
  const { kind, cites, ownWords, seen, spans } = block
  return { kind, ...idOf(block), cites, ownWords, ...(seen === undefined ? {} : { seen }), spans }
}

function breakoutFromFile(file: BreakoutOfFile): HeardBreakout {
  const { id, question, sections, placements, parked, links, session, summary } = file
  const themes = file.themes.map(theme => without(theme, 'merged') as Theme)
  const heard: HeardBreakout = {
    breakout: { id, question, sections },
    notes: file.notes.map((note): HeardNote => ({ ...(note as Omit<HeardNote, 'breakoutId'>), breakoutId: id })),
    themes,
    placements,
    parked,
    links,
    ...(session === undefined ? {} : { session }),
    mergedIn: new Map(file.themes.map(theme => [theme.id, theme.merged])),
  }
  if (summary === undefined) return heard
  const read = pointReader(heard)
  return {
    ...heard,
    summary: {
      overall: summary.overall.map(read),
      bySection: new Map(summary.bySection.map(({ sectionId, points }) => [sectionId, points.map(read)])),
    },
  }
}

/** What is rested on is called as it is called here; what is not here is gone. */
function pointReader({ themes, notes }: HeardBreakout): (point: PointOfFile) => ReadPoint {
  const names = new Map<string, string>(themes.map(theme => [theme.id, nameOfTheme(theme)]))
  const words = new Map<string, string>(notes.map(note => [note.id, note.text]))
  const sourceOf = (source: Citation): ReadSource => {
    const [kind, id, said] =
      'themeId' in source
        ? (['theme', source.themeId, names.get(source.themeId)] as const)
        : (['note', source.noteId, words.get(source.noteId)] as const)
    return { kind: said === undefined ? 'gone' : kind, id, words: said ?? '', records: [] }
  }
  return ({ id, text, sources }) => ({ id, text, sources: sources.map(sourceOf), notes: [] })
}
