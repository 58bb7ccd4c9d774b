/** Parts as the surface draws them: under their whole, and like any other where that is not in the section. */
import { expect, test } from 'vitest'
import { NoteId, PlacementId, SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import { synthesisFrames } from './synthesis-frames.ts'
import { synthesisView } from './synthesis-view.ts'

const sections = ['sect-000000', 'sect-000001'].map(id => ({
  id: SectionId.parse(id),
  ambitionId: null,
  title: id,
  description: '',
}))
const keys = orderKeys(3)
const [whole, part] = ['theme-000000', 'theme-000001'].map(id => ThemeId.parse(id)) as [ThemeId, ThemeId]
const themes = [
  { id: whole, name: 'Whole', said: '', order: keys[0] ?? 'a0' },
  { id: part, name: 'Part', said: '', order: keys[1] ?? 'a1', within: whole },
]
const notes = [0, 1, 2].map(at => ({
  id: NoteId.parse(`note-000000${at}`),
  sectionId: sections[at === 2 ? 1 : 0]?.id ?? SectionId.parse('sect-000000'),
  text: `Words ${at}`,
  order: keys[at] ?? 'a0',
  signedBy: null,
  route: 'live' as const,
  roomNumber: 1,
}))

test('[T75] on board and list a part is drawn as one under its whole, and like any other where its whole is not', () => {
  const placements = notes.map(({ id }, at) => ({
    id: PlacementId.parse(`placement-${at}`),
    noteId: id,
    themeId: at === 0 ? whole : part,
  }))
  const grouping = readGrouping(themes, placements, [])
  const view = synthesisView({ sections, notes, themes, links: [], grouping }, () => true)
  const frames = synthesisFrames()({
    view,
    grouping,
    tidied: new Map([[NoteId.parse('note-0000001'), 'In order.']]),
    marks: new Map(),
    mayWrite: true,
    held: null,
    whereIs: () => undefined,
  })
  expect(frames.map(({ groups }) => groups.map(({ title, isPart }) => [title, isPart]))).toEqual([
    [
      ['Whole', false],
      ['Part', true],
    ],
    [['Part', false]],
  ])
  expect(frames[0]?.groups[1]?.cards[0]?.signs[0]?.words).toBe('In tidier words: In order.')
  expect(view.themes.map(({ at, of }) => [at, of])).toEqual([
    [0, 1],
    [0, 1],
  ])
})
