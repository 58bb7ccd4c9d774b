/** Points with what they rest on, from whatever records there are. */
import { describe, expect, test } from 'vitest'
import { NoteId, PointId, PointSourceId, SectionId, ThemeId } from '#model/ids.ts'
import type { PointSource, SummaryPoint } from '#model/summary.ts'
import type { Theme } from '#model/theme.ts'
import { standingThemes } from './standing-themes.ts'
import { readSummary, sayRestsOn, type Summary } from './summary.ts'

const id = (name: string): string => name.padEnd(12, '-')
const sectionId = SectionId.parse(id('one'))
const note = (name: string) => ({ id: NoteId.parse(id(name)), text: `said ${name}` })
const theme = (name: string, more: Partial<Theme> = {}): Theme => ({
  id: ThemeId.parse(id(name)),
  name,
  said: '',
  order: 'a1',
  ...more,
})
const point = (name: string, more: Partial<SummaryPoint> = {}): SummaryPoint => ({
  id: PointId.parse(id(name)),
  sectionId,
  text: name,
  order: 'a1',
  ...more,
})
const rests = (name: string, on: NoteId | ThemeId): PointSource => ({
  id: PointSourceId.parse(id(`${name}-${on.slice(0, 4)}`)),
  pointId: PointId.parse(id(name)),
  source: on,
})

const [first, second] = [note('first'), note('second')]
const [kept, merged] = [theme('kept'), theme('merged', { mergedInto: ThemeId.parse(id('kept')) })]
const standing = standingThemes({
  themes: [kept, merged],
  placements: [{ id: 'placement-1' as never, noteId: second.id, themeId: merged.id }],
  parked: [],
  links: [],
})

const read = (points: SummaryPoint[], sources: PointSource[] = []): Summary =>
  readSummary({ sections: [{ id: sectionId }], notes: [first, second], standing, points, sources })

describe('the summary', () => {
  test('[T100] has its points by section and of all, in their order, whatever order the records came in', () => {
    const points = [
      point('later', { order: 'a2' }),
      point('earlier', { order: 'a1' }),
      point('of-all', { sectionId: null }),
      point('lost', { sectionId: SectionId.parse(id('gone')), order: 'a3' }),
    ]
    const { overall, bySection } = read(points)
    expect(overall.map(({ text }) => text)).toEqual(['of-all'])
    expect(bySection.get(sectionId)?.map(({ text }) => text)).toEqual(['earlier', 'later', 'lost'])
    expect(read(points.toReversed())).toEqual({ overall, bySection })
  })

  test('[T101] says what each point rests on: merged themes are followed, what is gone is said, what is said twice is read once', () => {
    const gone = NoteId.parse(id('nowhere'))
    const sources = [rests('p', first.id), rests('p', merged.id), rests('p', kept.id), rests('p', gone)]
    const [of] = read([point('p')], sources).bySection.get(sectionId) ?? []
    expect(of?.sources.map(({ kind, words, records }) => [kind, words, records.length])).toEqual([
      ['theme', 'kept', 2],
      ['note', 'said first', 1],
      ['gone', '', 1],
    ])
    expect(of?.notes).toEqual([second.id, first.id])
    expect(of && sayRestsOn(of)).toBe('Made from 2 notes; 1 source gone')
  })

  test('[T101] says that a point rests on nothing, and which lost all that it rested on', () => {
    const points = read([point('p')]).bySection.get(sectionId) ?? []
    const lost = read([point('p')], [rests('p', NoteId.parse(id('nowhere')))]).bySection.get(sectionId) ?? []
    expect([...points, ...lost].map(sayRestsOn)).toEqual(['Rests on nothing yet', 'What it rested on is gone'])
  })
})
