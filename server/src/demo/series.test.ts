import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { LineageEntry } from '@waymark/shared/model/lineage.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { NoteText, Route } from '@waymark/shared/model/note.ts'
import { Breakout, Room, Section, Session } from '@waymark/shared/model/session.ts'
import { Ambition, Strategy, Value } from '@waymark/shared/model/strategy.ts'
import { Reason, Theme, Tidied } from '@waymark/shared/model/theme.ts'
import { dayOf } from '@waymark/shared/model/time.ts'
import { LinkSentence } from '@waymark/shared/model/box-link.ts'
import type { DemoBreakout } from './demo-series.ts'
import { demoSeries } from './series.ts'

const { strategy, session } = demoSeries
const ambitionKeys = strategy.ambitions.map(({ key }) => key)

const Words = z.object({
  strategy: z.object({
    title: Strategy.shape.title,
    period: Strategy.shape.period,
    ambitions: z.array(z.omit(Ambition, { id: true })),
    values: z.array(z.omit(Value, { id: true })),
    lineage: z.object({
      before: z.object({
        title: Strategy.shape.title,
        period: Strategy.shape.period,
        ambitions: z.array(z.object({ title: Ambition.shape.title })),
        values: z.array(z.object({ title: Value.shape.title })),
      }),
      entries: z.array(z.pick(LineageEntry, { of: true, how: true, reason: true })),
    }),
  }),
  session: z.object({
    title: Session.shape.title,
    startsAt: Session.shape.startsAt,
    roomNames: z.array(Room.shape.name),
    breakouts: z.array(
      z.object({
        purpose: Breakout.shape.purpose,
        question: Breakout.shape.question,
        step: Breakout.shape.step,
        sections: z.array(z.object({ title: Section.shape.title, description: Section.shape.description })),
        notes: z.array(z.object({ text: NoteText, signedBy: z.nullable(DisplayName), route: Route })),
        themes: z.array(
          z.object({
            name: Theme.shape.name,
            said: Theme.shape.said,
            view: Theme.shape.view,
            otherView: Theme.shape.otherView,
            sharedView: Theme.shape.sharedView,
          }),
        ),
        tidied: z.optional(z.array(z.object({ text: Tidied.shape.text }))),
        parked: z.array(z.object({ reason: Reason })),
        links: z.array(z.object({ sentence: LinkSentence })),
      }),
    ),
  }),
})

const looseEnds = ({ notes, themes, parked }: DemoBreakout): number => {
  const looked = new Set([...themes.flatMap(theme => theme.notes), ...parked.map(({ note }) => note)])
  return notes.filter(({ key }) => !looked.has(key)).length
}

test('[B10] the words of the demo are words that the product would take from anybody', () => {
  expect(z.safeParse(Words, demoSeries).error?.issues).toBeUndefined()
  expect(dayOf(session.startsAt)).toBe('Wednesday 3 March 2027')
})

test('[B10] in the demo every note has a room and a section, and every theme points at notes that are there', () => {
  for (const { sections, notes, themes, parked } of session.breakouts) {
    const places = new Set([...ambitionKeys, ...sections.map(({ key }) => key)])
    const keys = new Set(notes.map(({ key }) => key))
    expect(keys.size).toBe(notes.length)
    expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length)
    for (const { room, section } of notes) {
      expect(session.roomNames[room - 1]).toBeDefined()
      expect(places).toContain(section)
    }
    for (const key of [...themes.flatMap(theme => theme.notes), ...parked.map(({ note }) => note)])
      expect(keys).toContain(key)
  }
})

test('[B10] the demo shows a note in two themes, one set aside, some not yet looked at, a theme without its sentence, one merged, one that is a part, two views, and tidier words', () => {
  const [first, second] = session.breakouts
  if (first === undefined || second === undefined) throw new Error('The demo has two breakouts.')
  const placed = first.themes.flatMap(({ notes }) => notes)
  expect(placed.length - new Set(placed).size).toBe(2)
  expect(first.parked).toHaveLength(1)
  expect(looseEnds(first)).toBe(3)
  expect(looseEnds(second)).toBe(6)
  expect(first.themes.filter(({ said }) => said === '')).toHaveLength(1)
  const names = first.themes.map(({ name }) => name)
  expect(first.themes.flatMap(({ mergedInto }) => mergedInto ?? []).map(name => names.includes(name))).toEqual([true])
  expect(first.themes.flatMap(({ within }) => within ?? []).map(name => names.includes(name))).toEqual([true])
  expect(first.themes.filter(({ view, otherView }) => view !== undefined && otherView !== undefined)).toHaveLength(1)
  expect(first.tidied?.map(({ note }) => first.notes.some(({ key }) => key === note))).toEqual([true])
})
