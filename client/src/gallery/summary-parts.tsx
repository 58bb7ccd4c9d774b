/** The summary: points with what they rest on, the words beside a picture, and the questions about both. */
import '#synthesis/summary/summary.css'
import { NoteId, PointId, PointSourceId, type SectionId } from '@waymark/shared/model/ids.ts'
import { hashOfShown, wordsBeside, type Shown } from '@waymark/shared/rules/pictures.ts'
import { readSummary } from '@waymark/shared/rules/summary.ts'
import { CiteDialog } from '#synthesis/summary/cite-dialog.tsx'
import { PointList } from '#synthesis/summary/point-list.tsx'
import { SameWords } from '#synthesis/summary/same-words.tsx'
import type { SummaryActs } from '#synthesis/summary/summary-acts.ts'
import type { Part } from '#synthesis/summary/use-summary.ts'
import { WordsDialog } from '#synthesis/summary/words-dialog.tsx'
import { DialogPlace } from '#ui/dialog.tsx'
import { onlyShown } from './in-scope.tsx'
import { longWords, poolsOf, words } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const acts: SummaryActs = {
  add: onlyShown,
  reword: () => {
    onlyShown()
    return true
  },
  remove: onlyShown,
  move: onlyShown,
  rest: onlyShown,
  start: onlyShown,
  writeWords: onlyShown,
  stillFits: onlyShown,
  makeAnew: onlyShown,
  undo: onlyShown,
  redo: onlyShown,
}

/** A part with a point that rests on notes and a theme, one that lost what it rested on, and one that rests on nothing. */
function partOf(copy: string, own: string) {
  const pools = poolsOf(`${own}-${copy}`)
  const [section] = pools.sections
  if (section === undefined) throw new Error('the pools have sections')
  const notes = [pools.note('one', { text: words.short }), pools.note('two', { text: words.arabic })]
  const theme = pools.theme('Lights', 'People have only the evenings.')
  const idOf = (name: string): string => `${name}-${own}-${copy}`.padEnd(12, '-')
  const points = ['People swim when they are free.', longWords.slice(0, 200), words.welsh].map((text, at) => ({
    id: PointId.parse(idOf(`point-${at}`)),
    sectionId: section.id,
    text,
    order: `a${at}`,
  }))
  const rests = [notes[0]?.id, notes[1]?.id, theme.id].flatMap(id => id ?? [])
  const summary = readSummary({
    sections: pools.sections,
    notes,
    standing: { themes: [theme], placements: [], whereIs: () => undefined },
    points,
    sources: [
      ...rests.map((source, at) => ({
        id: PointSourceId.parse(idOf(`source-${at}`)),
        pointId: PointId.parse(idOf('point-0')),
        source,
      })),
      {
        id: PointSourceId.parse(idOf('gone')),
        pointId: PointId.parse(idOf('point-1')),
        source: NoteId.parse('gone-for-good'),
      },
    ],
  })
  const read = summary.bySection.get(section.id) ?? []
  return { part: asPart(section.id, section.title, { read, notes, themes: [theme] }), notes, themes: [theme] }
}

function asPart(
  id: SectionId,
  title: string,
  { read, notes, themes }: { readonly read: Part['points'] } & Pick<Part, 'notes' | 'themes'>,
): Part {
  const shown: Shown = {
    id,
    title,
    waymark: { letter: 'A', tone: 'a' },
    from: 'points',
    pieces: read.map(({ text }) => ({ name: '', text })),
    links: [
      {
        from: { name: title, waymark: { letter: 'A', tone: 'a' } },
        to: { name: 'Warm without gas', waymark: { letter: 'C', tone: 'c' } },
        sentence: 'Whoever cannot get out quickly needs somewhere warm first.',
      },
    ],
  }
  return {
    home: id,
    shown,
    hash: hashOfShown(shown),
    words: wordsBeside(shown, undefined),
    points: read,
    themes,
    notes,
  }
}

function Points({ copy }: PartProps) {
  return (['writes', 'reads'] as const).map(who => {
    const { part, notes, themes } = partOf(copy, who)
    const all = { notes: new Map(notes.map(note => [note.id, note])), themes }
    return (
      <Specimen name={who === 'writes' ? 'For the team' : 'For readers'} key={who}>
        <PointList part={part} acts={who === 'writes' ? acts : null} all={all} onCite={onlyShown} />
      </Specimen>
    )
  })
}

function WordsOfPicture({ copy }: PartProps) {
  const made = partOf(copy, 'made').part
  const own = partOf(copy, 'own').part
  const written = { id: own.shown.id, alt: '', text: `In our own words.\n\n${words.lines}`, of: own.hash }
  return (
    <>
      <Specimen name="As made from the picture">
        <SameWords part={made}>{null}</SameWords>
      </Specimen>
      <Specimen name="As somebody wrote them">
        <SameWords part={{ ...own, words: wordsBeside(own.shown, written) }}>{null}</SameWords>
      </Specimen>
    </>
  )
}

function SummaryQuestions({ copy }: PartProps) {
  const { part } = partOf(copy, 'asked')
  const [point] = part.points
  return (
    <DialogPlace value="in">
      {point !== undefined && (
        <Specimen name="What a point rests on">
          <CiteDialog point={point} part={part} acts={acts} close={onlyShown} />
        </Specimen>
      )}
      <Specimen name="The words beside a picture">
        <WordsDialog part={part} acts={acts} close={onlyShown} />
      </Specimen>
    </DialogPlace>
  )
}

export const summaryParts: readonly GalleryPart[] = [
  { title: 'Points of a summary', Part: Points },
  { title: 'Words of a picture', Part: WordsOfPicture },
  { title: 'Questions about a summary', Part: SummaryQuestions },
]
