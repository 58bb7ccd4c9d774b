/** What the parts are drawn from: the open-air pools of Quillmere, which do not exist. Nobody in it is a real person. */
import {
  AmbitionId,
  BoxLinkId,
  BreakoutId,
  DraftId,
  NoteId,
  RoomId,
  SectionId,
  SessionId,
  StrategyId,
  ThemeId,
  ValueId,
} from '@waymark/shared/model/ids.ts'
import type { Route } from '@waymark/shared/model/note.ts'
import { freshBreakout, freshRoom, type Section, type Step } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { LinkToBox } from '@waymark/shared/rules/links.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'

const ambitions = [
  {
    name: 'winter',
    title: 'Open in winter too',
    description: 'Somewhere to swim and somewhere warm to sit, in the months when people need it most.',
    whatWeDid: 'Two pools stayed open until December. The third was drained when its pump froze.',
  },
  {
    name: 'water',
    title: 'Everybody into the water',
    description: 'Steps, hoists, hours and prices that keep nobody out.',
    whatWeDid: '',
  },
  {
    name: 'warm',
    title: 'Warm without gas',
    description: '',
    whatWeDid: 'The roof of the Mill Pool holds 60 panels now. On a clear day they heat the showers.',
  },
  { name: 'swimmers', title: 'Run by those who swim', description: '', whatWeDid: '' },
] as const

export const longWords = `Could the rota be on paper as well? I do not carry a telephone to the pool, and by the time I have cycled home again to look, somebody else has the key, the shutters are down and the kettle is cold. ${'Schwimmbadeingangstürschlüsselkastenverantwortlichkeitsübergabeprotokoll'.repeat(2)}`

export const words = {
  short: 'Floodlights. I only ever have evenings.',
  signed: 'I would pay a bit more in January if it kept the door open.',
  chat: 'A hoist at the deep end, not only at the shallow one',
  phone: 'My brother swims with a carer. Two tickets is one too many.',
  room: 'Somebody at the table: “warm” means the benches, not the water',
  arabic: 'أودّ أن أسبح مع بناتي في ساعة للنساء فقط، ولو مرة في الأسبوع (٧ مساءً)',
  hebrew: 'המים קרים, and that is the point.',
  welsh: 'Mae’r dŵr yn oer ond mae’r tŷ te yn gynnes. Cadwch yr hwyr!',
  emoji: '🏊🏽‍♀️🥶☕️ in that order 🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  lines: 'Three things:\n  1. a clock you can see without glasses\n  2. hooks\n  3. somebody who says hello',
} as const

/** Ids of one drawing: `winter` of `paper`. */
const idOf =
  (copy: string) =>
  (name: string): string =>
    `${name}-drawn-${copy}`

/** All of it, with ids that no other drawing has. */
export function poolsOf(copy: string) {
  const id = idOf(copy)
  const sections: Section[] = [
    ...ambitions.map(({ name, title, description }) => ({
      id: SectionId.parse(id(name)),
      ambitionId: AmbitionId.parse(id(name)),
      title,
      description,
    })),
    { id: SectionId.parse(id('all')), ambitionId: null, title: 'About all of them', description: '' },
  ]
  const strategy: Strategy = {
    id: StrategyId.parse(id('strategy')),
    title: 'Our Direction',
    period: '2028 to 2033',
    ambitions: ambitions.map(({ name, ...ambition }) => ({ id: AmbitionId.parse(id(name)), ...ambition })),
    values: [
      { id: ValueId.parse(id('warm')), title: 'Warm', description: 'Nobody waits outside with wet hair.' },
      { id: ValueId.parse(id('straight')), title: 'Straight with each other', description: '' },
    ],
    demo: false,
    createdAt: '2027-10-02T09:00:00.000Z',
  }
  return {
    ids: {
      draft: DraftId.parse(id('draft')),
      session: SessionId.parse(id('session')),
      laterSessions: [SessionId.parse(id('second')), SessionId.parse(id('third'))],
      breakout: BreakoutId.parse(id('breakout')),
      room: RoomId.parse(id('room')),
    },
    strategy,
    sections,
    note: noteMaker(sections, id),
    theme: (name: string, said = ''): Theme => ({
      id: ThemeId.parse(id(name.toLowerCase().replaceAll(/\W+/g, '-').slice(0, 12))),
      name,
      said,
      order: 'a0',
    }),
    /** To another box, as it stands under one. */
    link: (name: string, toName: string): LinkToBox => ({
      id: BoxLinkId.parse(id(`link-${name}`)),
      toName,
      sentence: 'Whoever cannot get out quickly needs somewhere warm first.',
    }),
    breakoutAt: breakoutMaker(sections, id),
  }
}

export type Pools = ReturnType<typeof poolsOf>

interface NoteFields {
  readonly text: string
  readonly signedBy?: string
  readonly route?: Route
  /** Its section, from 0. */
  readonly about?: number
  readonly roomNumber?: number
}

function breakoutMaker(sections: Section[], id: (name: string) => string) {
  return (step: Step): BreakoutView => ({
    ...freshBreakout,
    id: BreakoutId.parse(id('breakout')),
    sessionId: SessionId.parse(id('session')),
    number: 1,
    purpose: 'review-ambitions',
    question: 'What should the pools be for in 2033?',
    sections,
    step,
    rooms: ['Otter', 'Dipper', ''].map((name, at) => ({
      ...freshRoom,
      id: RoomId.parse(id(`room-${at + 1}`)),
      breakoutId: BreakoutId.parse(id('breakout')),
      number: at + 1,
      name,
      people: [7, 1, 0][at] ?? 0,
      notes: [14, 1, 0][at] ?? 0,
    })),
    written: null,
  })
}

function noteMaker(sections: readonly Section[], id: (name: string) => string) {
  return (name: string, { text, signedBy, route = 'live', about = 0, roomNumber = 1 }: NoteFields): RoomNote => ({
    id: NoteId.parse(id(`note-${name}`)),
    sectionId: (sections[about] ?? sections[0])?.id ?? SectionId.parse(id('winter')),
    text,
    order: 'a0',
    signedBy: signedBy ?? null,
    route,
    roomNumber,
  })
}
