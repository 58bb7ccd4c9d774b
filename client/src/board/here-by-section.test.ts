import { expect, test } from 'vitest'
import { SectionId } from '@waymark/shared/model/ids.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'
import { hereBySection } from './here-by-section.ts'

const [doors, lights] = [SectionId.parse('section-01'), SectionId.parse('section-02')]
const person = (key: string, name: string | null, more: Partial<Presence> = {}): Presence => ({
  user: { key, name, role: 'participant' },
  ...more,
})

test('[R75] it is told of each part who else is there, with or without a name, and how many are writing there', () => {
  const here = [
    person('1', 'Nia', { sectionId: doors, writing: true }),
    person('2', null, { sectionId: doors }),
    person('3', 'Owain', { sectionId: lights, writing: true }),
    person('4', 'Ama', { sectionId: null, writing: true }),
    person('5', 'Gone', { sectionId: 'section-99' }),
    person('me', 'Ffion', { sectionId: lights, writing: true }),
  ]
  expect(hereBySection(here, [{ id: doors }, { id: lights }], 'me')).toEqual([
    { sectionId: doors, names: ['Nia', 'Somebody who gave no name'], writing: 1 },
    { sectionId: lights, names: ['Owain'], writing: 1 },
  ])
})
