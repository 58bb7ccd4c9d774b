import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf, type Block } from '#model/draft.ts'
import { partOf } from '#model/draft-part.ts'
import { AmbitionId, BreakoutId, NoteId, ParkedId, PlacementId, SectionId, ThemeId } from '#model/ids.ts'
import type { Theme } from '#model/theme.ts'
import { sayCoverage } from '#rules/coverage.ts'
import { byOrder } from '#rules/order.ts'
import { chaptersOf, coverageOfHeard, type Heard, type HeardBreakout, type HeardNote } from './chapters.ts'
import type { DocumentTree } from './document-tree.ts'
import { draftFromThemes } from './draft-from-themes.ts'
import { treeFromDraft } from './tree-from-draft.ts'

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

const ambitions = many(4, at => ({
  id: AmbitionId.parse(`ambition-number-${at}`),
  title: `Ambition ${at}`,
  description: '',
  whatWeDid: '',
}))
const key = fc.constantFrom('a0', 'a1', 'a1V', 'a2')

/** One of the ambitions is no longer in the strategy; some notes stand in a section that is gone, some placements in a theme that is. */
const breakout = (number: number, review: boolean): fc.Arbitrary<HeardBreakout> => {
  const breakoutId = BreakoutId.parse(`breakout-number-${number}`)
  const own = many(review ? 1 : 3, at => ({
    id: SectionId.parse(`section-${number}-own-${at}`),
    ambitionId: null,
    title: `Section ${number}.${at}`,
    description: '',
  }))
  const sections = [
    ...(review
      ? ambitions.map(({ id, title }, at) => ({
          id: SectionId.parse(`section-${number}-of-${at}`),
          ambitionId: id,
          title,
          description: '',
        }))
      : []),
    ...own,
  ]
  const places = [...sections.map(({ id }) => id), SectionId.parse('section-gone-by-now')]
  const noteIds = many(14, at => NoteId.parse(`note-${number}-${String(at).padStart(4, '0')}`))
  const themeIds = many(5, at => ThemeId.parse(`theme-${number}-${at}-end`))
  return fc.record({
    breakout: fc.constant({ id: breakoutId, question: `Question ${number}?`, sections }),
    notes: fc.subarray(noteIds).chain(some =>
      fc.tuple(
        ...some.map(id =>
          fc.record({
            id: fc.constant(id),
            sectionId: fc.constantFrom(...places),
            text: fc.constant(`Words of ${id}`),
            order: key,
            signedBy: fc.constantFrom(null, 'Amina'),
            route: fc.constantFrom('live' as const, 'phone' as const),
            roomNumber: fc.integer({ min: 1, max: 2 }),
            roomName: fc.constantFrom('', 'Wren'),
            breakoutId: fc.constant(breakoutId),
          }),
        ),
      ),
    ),
    themes: fc.subarray(themeIds).chain(some =>
      fc.tuple(
        ...some.map(id =>
          fc.record({
            id: fc.constant(id),
            name: fc.constantFrom('', `Theme ${id}`),
            said: fc.constantFrom('', `Said in ${id}`),
            order: key,
          }),
        ),
      ),
    ),
    placements: fc
      .array(fc.tuple(fc.constantFrom(...noteIds), fc.constantFrom(...themeIds)), { maxLength: 25 })
      .map(all =>
        all.map(([noteId, themeId], at) => ({ id: PlacementId.parse(`placement-${number}-${at}`), noteId, themeId })),
      ),
    parked: fc
      .array(fc.constantFrom(...noteIds), { maxLength: 5 })
      .map(all =>
        all.map((noteId, at) => ({ id: ParkedId.parse(`parked-${number}-${at}`), noteId, reason: 'For later' })),
      ),
    links: fc.constant([]),
  })
}

const heard: fc.Arbitrary<Heard> = fc
  .tuple(fc.nat(4), fc.subarray([0, 1, 2]), fc.tuple(breakout(0, true), breakout(1, false), breakout(2, true)))
  .map(([count, which, all]) => ({
    strategy: { title: 'Our Direction', period: '2027 to 2031', ambitions: ambitions.slice(0, Math.max(1, count)) },
    breakouts: which.flatMap(at => all[at] ?? []),
  }))

const build = (from: Heard, existing: readonly Block[]) =>
  draftFromThemes({ ...from.strategy, values: [] }, chaptersOf(from), existing)

function built(from: Heard, existing: readonly Block[] = []): Block[] {
  const { additions } = build(from, existing)
  return additions.toReversed().reduce<Block[]>((all, { at, blocks }) => all.toSpliced(at, 0, ...blocks), [...existing])
}

/** What people do to a draft: each number picks the act, and the block it is done to. */
const edits = fc.array(fc.tuple(fc.nat(6), fc.nat(), fc.nat()), { maxLength: 15 })
const own: Block = { kind: 'statement', cites: [], ownWords: true, spans: [{ text: 'In our own words.', marks: [] }] }
const aside: Block = { kind: 'heading', level: 2, about: null, spans: [{ text: 'A heading of ours', marks: [] }] }

const edited = (blocks: readonly Block[], acts: readonly (readonly [number, number, number])[]): Block[] =>
  acts.reduce<Block[]>(
    (all, [act, from, to]) => {
      const at = from % Math.max(1, all.length)
      const block = all[at]
      if (block === undefined) return [own]
      const target = to % all.length
      if (act === 0) return all.toSpliced(at, 1)
      if (act === 1) return all.toSpliced(at, 1).toSpliced(target, 0, block)
      if (act === 2) return all.toSpliced(target, 0, block)
      if (act === 3) return all.toSpliced(target, 0, own)
      if (act === 4) return all.toSpliced(target, 0, aside)
      if (act === 5 && block.kind === 'heading')
        return all.toSpliced(at, 1, { ...block, level: [1 as const, 2 as const, 3 as const][to % 3] ?? 2 })
      return all.toSpliced(at, 1, { ...block, spans: [{ text: 'Reworded', marks: [] }] })
    },
    [...blocks],
  )

/** Edits that leave the words of headings alone, so that a chapter can be told by its title. */
const keepingTitles = edits.map(all => all.map(([act, ...where]) => [act === 6 ? 3 : act, ...where] as const))

/** Worked out again, from the records alone: under which title, in which lists, a note is due. */
function due({ strategy, breakouts }: Heard): string[] {
  return breakouts.flatMap(({ breakout: { sections }, notes, themes, placements, parked }) =>
    notes.flatMap(note => {
      const section = sections.find(({ id }) => id === note.sectionId) ?? sections.at(-1)
      const title = strategy.ambitions.find(({ id }) => id === section?.ambitionId)?.title ?? section?.title
      const homes = themes.filter(theme =>
        placements.some(({ noteId, themeId }) => noteId === note.id && themeId === theme.id),
      )
      const lists =
        homes.length > 0
          ? homes.map(({ id }) => id)
          : [parked.some(({ noteId }) => noteId === note.id) ? 'parked' : 'not looked at']
      return lists.map(() => `${title} > ${note.text}`)
    }),
  )
}

function found({ nodes }: DocumentTree): string[] {
  let title = ''
  return nodes.flatMap(node => {
    if (node.kind === 'heading' && node.level < 3) title = textOf(node)
    return node.kind === 'evidence' ? node.notes.map(({ text }) => `${title} > ${text}`) : []
  })
}

const sorted = (all: readonly string[]): string[] => all.toSorted((a, b) => (a < b ? -1 : 1))
const notesOf = (from: Heard): Map<string, HeardNote> =>
  new Map(from.breakouts.flatMap(({ notes }) => notes.map(note => [note.text, note])))

test('[X1] in the document as it was built every note is under the heading it is due under, in each of its themes; so too without a draft', () => {
  fc.assert(
    fc.property(heard, from => {
      expect(sorted(found(treeFromDraft(built(from), from)))).toEqual(sorted(due(from)))
      expect(sorted(found(treeFromDraft([], from)))).toEqual(sorted(due(from)))
    }),
  )
})

test('[X1] so it is too when headings were deleted, moved, doubled or changed, and words put in between', () => {
  fc.assert(
    fc.property(heard, keepingTitles, (from, acts) => {
      const tree = treeFromDraft(edited(built(from), acts), from)
      expect(sorted(found(tree))).toEqual(sorted(due(from)))
    }),
    { numRuns: 300 },
  )
})

test('[X1] whatever is written into the draft, no note is left out and none is made up', () => {
  fc.assert(
    fc.property(heard, edits, (from, acts) => {
      const tree = treeFromDraft(edited(built(from), acts), from)
      const texts = (all: readonly string[]): string[] => sorted(all.map(one => one.slice(one.indexOf(' > '))))
      expect(texts(found(tree))).toEqual(texts(due(from)))
      expect(tree.nodes.at(-1)).toEqual({ kind: 'remark', text: sayCoverage(coverageOfHeard(from)) })
    }),
  )
})

test('[X1] what several breakouts said about an ambition is one chapter, and the ambitions come first, in their order', () => {
  fc.assert(
    fc.property(heard, from => {
      const titles = built(from)
        .filter(block => block.kind === 'heading' && block.level === 2 && partOf(block.about) === undefined)
        .map(textOf)
      const first = from.strategy.ambitions.map(({ title }) => title)
      expect(titles.slice(0, first.length)).toEqual(first)
      expect(new Set(titles).size).toBe(titles.length)
    }),
  )
})

test('[X1] nothing is lost when somebody gave themes of two breakouts the same id', () => {
  fc.assert(
    fc.property(heard, from => {
      const mixed: Heard = JSON.parse(JSON.stringify(from).replaceAll('theme-2-', 'theme-0-'))
      expect(sorted(found(treeFromDraft(built(mixed), mixed)))).toEqual(sorted(due(mixed)))
    }),
  )
})

test('[X1] in every list notes stand in board order: breakout by breakout, room by room, by their place', () => {
  fc.assert(
    fc.property(heard, keepingTitles, (from, acts) => {
      const known = notesOf(from)
      const breakouts = from.breakouts.map(({ breakout: { id } }) => id)
      for (const node of treeFromDraft(edited(built(from), acts), from).nodes) {
        const notes = node.kind === 'evidence' ? node.notes.flatMap(({ text }) => known.get(text) ?? []) : []
        expect(notes).toEqual(
          notes.toSorted(
            (a, b) =>
              breakouts.indexOf(a.breakoutId) - breakouts.indexOf(b.breakoutId) ||
              a.roomNumber - b.roomNumber ||
              byOrder(a, b),
          ),
        )
      }
    }),
  )
})

test('[X1] under the heading of a theme come its statements and then its notes', () => {
  fc.assert(
    fc.property(heard, from => {
      const { nodes } = treeFromDraft(built(from), from)
      const themeHeadings = [...nodes.keys()].filter(at => {
        const node = nodes[at]
        return node?.kind === 'heading' && node.level === 3
      })
      const following = themeHeadings.map(at => nodes.slice(at + 1, at + 3).map(({ kind }) => kind))
      expect(following.filter(kinds => kinds[0] !== 'evidence' && kinds.join() !== 'statement,evidence')).toEqual([])
    }),
  )
})

test('[D6] building again adds nothing, whatever people made of the draft in between', () => {
  fc.assert(
    fc.property(heard, edits, (from, acts) => {
      const once = built(from, edited(built(from), acts))
      expect(build(from, once)).toEqual({ additions: [], themes: [] })
    }),
    { numRuns: 300 },
  )
})

test('[D6] once it was built, every theme has a heading where it is due, with its notes under it', () => {
  fc.assert(
    fc.property(heard, edits, (from, acts) => {
      const { nodes } = treeFromDraft(built(from, edited(built(from), acts)), from)
      expect(nodes.filter(node => node.kind === 'evidence' && node.intro.startsWith('Also said'))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('[D7] building leaves every block that was there, in its order and under its own heading', () => {
  const headed = (blocks: readonly Block[], kept: ReadonlySet<Block>): (readonly [Block, Block | undefined])[] => {
    let heading: Block | undefined
    return blocks.flatMap(block => {
      const under = heading
      if (block.kind === 'heading') heading = block
      return kept.has(block) && block.kind === 'statement' ? [[block, under] as const] : []
    })
  }
  fc.assert(
    fc.property(heard, edits, (from, acts) => {
      const before = edited(built(from), acts).map(block => ({ ...block }))
      fc.pre(before.some(block => textOf(block) !== ''))
      const kept = new Set(before)
      const places = build(from, before).additions.map(({ at }) => at)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      const after = built(from, before)
      expect(after.filter(block => kept.has(block))).toEqual(before)
      expect(headed(after, kept)).toEqual(headed(before, kept))
    }),
    { numRuns: 300 },
  )
})

const statementsOf = (blocks: readonly Block[], { id }: Theme): number =>
  blocks.filter(
    block => block.kind === 'statement' && block.cites.some(cite => 'themeId' in cite && cite.themeId === id),
  ).length

test('[D8] a theme stands under each ambition it has notes in, and says its sentence once', () => {
  fc.assert(
    fc.property(heard, from => {
      const blocks = built(from)
      const chapters = chaptersOf(from)
      for (const theme of from.breakouts.flatMap(({ themes }) => themes)) {
        const places = chapters.filter(({ themes }) => themes.some(about => about.theme.id === theme.id)).length
        expect(blocks.filter(block => block.kind === 'heading' && block.about === theme.id)).toHaveLength(places)
        expect(statementsOf(blocks, theme)).toBe(places === 0 ? 0 : 1)
      }
    }),
  )
})

test('[D8] and still once when more was grouped since, and most of it stands elsewhere now', () => {
  fc.assert(
    fc.property(heard, fc.nat(), (from, choice) => {
      const earlier: Heard = {
        ...from,
        breakouts: from.breakouts.map(one => ({
          ...one,
          placements: one.placements.filter((_, at) => (choice >> (at % 30)) % 2 === 0),
        })),
      }
      const blocks = built(from, built(earlier))
      for (const theme of from.breakouts.flatMap(({ themes }) => themes))
        expect(statementsOf(blocks, theme)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})
