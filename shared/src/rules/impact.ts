/**
 * What a strategy came to, year by year, from plain facts. Each fact is counted in one year and once; a note that was brought along from an
 * earlier session is counted where it was said. What nobody knows is null, and never none.
 */
import { outcomes, type OutcomeKind } from '#model/outcome.ts'
import { figureKeys, type Figure, type FigureKey, type FigurePart, type ImpactYear } from '#model/impact.ts'
import { routes, type Route } from '#model/note.ts'
import { waysIn, type WayIn } from '#model/response.ts'
import { sessionTypes, type SessionType } from '#model/session.ts'
import { notYetCounted, outcomeLabels, routeLabels, typeLabels, wayInLabels } from './impact-words.ts'

export interface ImpactFacts {
  readonly sessions: readonly {
    readonly year: number
    readonly type: SessionType
    readonly isPaid: boolean
    /** Whether it has begun, or something was written in it. */
    readonly wasHeld: boolean
    /** Distinct members who joined a room of it, without the team. */
    readonly people: number
  }[]
  /** Those that were sent and not taken back. */
  readonly answers: readonly { readonly year: number; readonly wayIn: WayIn }[]
  /** In the order of their sessions, each named by its place. */
  readonly notes: readonly NoteFact[]
  /** Those that stand, each once. */
  readonly themes: readonly { readonly id: string; readonly year: number; readonly outcome: OutcomeKind | undefined }[]
  /** Of every published version, in the order in which they were published. */
  readonly statements: readonly { readonly id: string; readonly year: number }[]
  readonly decisions: readonly { readonly year: number }[]
}

export interface NoteFact {
  readonly session: number
  readonly year: number
  readonly route: Route
  readonly text: string
  /** Nobody's in its session: it was brought along from an earlier one, or from another board. */
  readonly isNobodys: boolean
}

/** The newest year first. */
export function impactOf(facts: ImpactFacts): ImpactYear[] {
  const counted: ImpactFacts = {
    ...facts,
    sessions: facts.sessions.filter(({ wasHeld, people }) => wasHeld || people > 0),
    notes: notesSaid(facts.notes),
    themes: firstOfEach(facts.themes),
    statements: firstOfEach(facts.statements),
  }
  const { sessions, answers, notes, themes, statements, decisions } = counted
  const years = new Set([sessions, answers, notes, themes, statements, decisions].flat().map(({ year }) => year))
  return [...years]
    .toSorted((a, b) => b - a)
    .map(year => ({ year, figures: figureKeys.map(key => ({ key, ...counts[key](ofYear(counted, year)) })) }))
}

function ofYear(facts: ImpactFacts, year: number): ImpactFacts {
  const own = <T extends { readonly year: number }>(all: readonly T[]): T[] => all.filter(one => one.year === year)
  return {
    sessions: own(facts.sessions),
    answers: own(facts.answers),
    notes: own(facts.notes),
    themes: own(facts.themes),
    statements: own(facts.statements),
    decisions: own(facts.decisions),
  }
}

type Count = (facts: ImpactFacts) => Omit<Figure, 'key'>

const unknown: Count = () => ({ count: null, parts: [] })
const simply = (count: number): Omit<Figure, 'key'> => ({ count, parts: [] })

const counts: Readonly<Record<FigureKey, Count>> = {
  sessions: ({ sessions }) =>
    inParts(sessionTypes, typeLabels, kind => sessions.filter(one => one.type === kind).length),
  'paid-sessions': ({ sessions }) => simply(sessions.filter(({ isPaid }) => isPaid).length),
  people: ({ sessions }) =>
    inParts(sessionTypes, typeLabels, kind =>
      sessions.filter(one => one.type === kind).reduce((sum, { people }) => sum + people, 0),
    ),
  'first-timers': unknown,
  booked: unknown,
  joined: unknown,
  answers: ({ answers }) => inParts(waysIn, wayInLabels, way => answers.filter(({ wayIn }) => wayIn === way).length),
  notes: ({ notes }) => inParts(routes, routeLabels, way => notes.filter(({ route }) => route === way).length),
  themes: ({ themes }) =>
    inParts(
      [...outcomes, notYetCounted],
      outcomeLabels,
      what => themes.filter(({ outcome = notYetCounted }) => outcome === what).length,
    ),
  statements: ({ statements }) => simply(statements.length),
  decisions: ({ decisions }) => simply(decisions.length),
}

/** A part of which there is none is left out. */
function inParts<K extends string>(
  kinds: readonly K[],
  labels: Readonly<Record<K, string>>,
  countOf: (kind: K) => number,
): Omit<Figure, 'key'> {
  const all = kinds.map((kind): FigurePart => ({ label: labels[kind], count: countOf(kind) }))
  return { count: all.reduce((sum, { count }) => sum + count, 0), parts: all.filter(({ count }) => count > 0) }
}

/** Those that were not brought along from an earlier session. From another board come some that are nobody's, too: they were brought along where the same words stand in an earlier session. */
function notesSaid(notes: readonly NoteFact[]): NoteFact[] {
  const bySession = Map.groupBy(notes, ({ session }) => session)
  const before = new Map<string, number>()
  return [...bySession.keys()]
    .toSorted((a, b) => a - b)
    .flatMap(session => {
      const own = bySession.get(session) ?? []
      const left = new Map(before)
      const said = own.filter(note => {
        if (!note.isNobodys) return true
        if (note.route !== 'other-board') return false
        const known = left.get(note.text) ?? 0
        left.set(note.text, known - 1)
        return known <= 0
      })
      for (const { route, text } of said) if (route === 'other-board') before.set(text, (before.get(text) ?? 0) + 1)
      return said
    })
}

function firstOfEach<T extends { readonly id: string }>(all: readonly T[]): T[] {
  const met = new Map<string, T>()
  for (const one of all) if (!met.has(one.id)) met.set(one.id, one)
  return [...met.values()]
}

/** Under so many people, their number is told to nobody but those who may see each of them. */
export const fewPeople = 5

const ofPeople: ReadonlySet<FigureKey> = new Set(['people', 'first-timers', 'booked', 'joined', 'answers'])

export interface PublicFigure extends Omit<Figure, 'parts'> {
  /** The figure is one of people, and there are fewer than `fewPeople`: `count` is null then. */
  readonly isFew: boolean
  /** Null where they are held back: one of them is of fewer people, and could be worked out from the others. */
  readonly parts: readonly FigurePart[] | null
}

/** As everybody may read it. */
export function publicFigure({ key, count, parts }: Figure): PublicFigure {
  if (count === null || !ofPeople.has(key)) return { key, count, parts, isFew: false }
  if (count < fewPeople) return { key, count: null, parts: [], isFew: true }
  return { key, count, parts: parts.some(part => part.count < fewPeople) ? null : parts, isFew: false }
}
