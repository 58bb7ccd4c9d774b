/** Drafts with all that they rest on, made of whatever people write: built from the themes of several breakouts, then written in by somebody careless. */
import { chaptersOf, type Heard, type HeardBreakout, type HeardNote } from '@waymark/shared/drafting/chapters.ts'
import type { WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import { draftFromThemes } from '@waymark/shared/drafting/draft-from-themes.ts'
import type { Block, Citation, Mark, StatementBlock } from '@waymark/shared/model/draft.ts'
import {
  AmbitionId,
  LineageEntryId,
  NoteId,
  SessionId,
  StatementId,
  ThemeId,
  ValueId,
} from '@waymark/shared/model/ids.ts'
import type { LineageHow, LineageItemId } from '@waymark/shared/model/lineage.ts'
import type { SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import { boardTree, readingOrder } from '@waymark/shared/rules/board-tree.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import type { ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { standingThemes } from '@waymark/shared/rules/standing-themes.ts'
import { readSummary } from '@waymark/shared/rules/summary.ts'
import { tidiedByNote } from '@waymark/shared/rules/tidied.ts'
import { aSynthesis, nasty } from './a-synthesis.ts'
import type { Chance } from './chance.ts'

/** What a breakout said, as the server hears it. */
export function heardIn(file: SynthesisFile): HeardBreakout {
  const { id, question, sections } = file.breakout
  const standing = standingThemes(file)
  const tidied = tidiedByNote(file.tidied)
  const notes = file.rooms.flatMap(room =>
    room.notes.map((note): HeardNote => {
      const words = tidied.get(note.id)
      return {
        ...note,
        roomNumber: room.number,
        roomName: room.name,
        breakoutId: id,
        ...(words === undefined ? {} : { tidied: words }),
      }
    }),
  )
  const { themes, placements, parked, links, mergedIn } = standing
  const grouping = readGrouping(themes, placements, parked)
  const inOrder = readingOrder(boardTree({ sections, notes, themes, grouping }))
  return {
    breakout: { id, question, sections },
    notes,
    themes,
    placements,
    parked,
    links,
    mergedIn,
    session: {
      id: SessionId.parse('session-of-drafts'),
      title: file.session.title,
      startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
    },
    summary: readSummary({ sections, notes: inOrder, standing, points: file.points, sources: file.sources }),
  }
}

export function aWholeDraft(chance: Chance, { notes = 30, breakouts = 2 } = {}): WholeDraft {
  const files = Array.from({ length: breakouts }, () => aSynthesis(chance, notes))
  const heard: Heard = {
    strategy: files[0]!.strategy,
    breakouts: files.map(heardIn),
    ...(chance.oneIn(2) && { lineage: lineageOf(files[0]!, chance) }),
  }
  const { additions } = draftFromThemes(
    { title: heard.strategy.title, period: heard.strategy.period, values: [] },
    chaptersOf(heard),
    [],
  )
  const built = additions.toReversed().reduce<Block[]>((all, { at, blocks }) => all.toSpliced(at, 0, ...blocks), [])
  return { blocks: writtenIn(built, files, chance), heard }
}

/** One ambition is called otherwise, the other is new, and a value was dropped. */
function lineageOf({ strategy }: SynthesisFile, chance: Chance): ReadLineage {
  const ambitions = strategy.ambitions.map(({ id, title }) => ({ id, title }))
  const [first, second] = ambitions
  const before = AmbitionId.parse('ambition-of-before')
  const value = { id: ValueId.parse('value-of-before'), title: 'Being <kind> & plain' }
  const entry = (how: LineageHow, from: LineageItemId[], to: LineageItemId[]) => ({
    id: LineageEntryId.parse(`lineage-${how}-entry`),
    of: how === 'dropped' ? ('value' as const) : ('ambition' as const),
    how,
    from,
    to,
    reason: chance.pick(nasty),
  })
  return {
    old: { title: 'Before', period: '2023', ambitions: [{ id: before, title: 'Once' }], values: [value] },
    now: { title: strategy.title, period: strategy.period, ambitions, values: [] },
    entries: [
      entry('new', [], [second!.id]),
      entry('reworded', [before], [first!.id]),
      entry('dropped', [value.id], []),
    ],
  }
}

function writtenIn(built: readonly Block[], files: readonly SynthesisFile[], chance: Chance): Block[] {
  const ids = files.flatMap(file => [
    ...file.themes.map(({ id }): Citation => ({ themeId: id })),
    ...file.rooms.flatMap(room => room.notes.map(({ id }): Citation => ({ noteId: id }))),
  ])
  const gone: readonly Citation[] = [
    { themeId: ThemeId.parse('theme-of-elsewhere') },
    { noteId: NoteId.parse('note-of-elsewhere') },
  ]
  const marks: readonly (readonly Mark[])[] = [[], ['bold'], ['italic'], ['bold', 'italic']]
  let blocks = [...built]
  for (let at = 0; at < 25; at += 1) {
    const own: StatementBlock = {
      kind: 'statement',
      ...(chance.oneIn(2) && { id: StatementId.parse(`statement-${at}-${chance.below(1e9)}`) }),
      cites: chance.oneIn(4) ? [] : Array.from({ length: 1 + chance.below(3) }, () => chance.pick([...ids, ...gone])),
      ownWords: chance.oneIn(3),
      spans: Array.from({ length: 1 + chance.below(3) }, () => ({
        text: `${chance.pick(nasty)}${chance.oneIn(3) ? '\n' : ' '}${chance.pick(nasty)}`,
        marks: [...chance.pick(marks)],
      })),
    }
    const where = chance.below(blocks.length + 1)
    const known = blocks[where]
    if (chance.oneIn(4) && known !== undefined) blocks = blocks.toSpliced(where, 1)
    else if (chance.oneIn(6))
      blocks = blocks.toSpliced(where, 0, {
        kind: 'heading',
        level: chance.pick([1, 2, 3, 4] as const),
        about: null,
        spans: [{ text: chance.pick(nasty), marks: [] }],
      })
    else blocks = blocks.toSpliced(where, 0, own)
  }
  return blocks
}
