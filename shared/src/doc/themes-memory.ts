/** What stood in a themes document before a change, remembered apart from it, so that a change can be told from what it found. */
import * as Y from 'yjs'
import type * as z from 'zod/mini'
import { BoxLink } from '#model/box-link.ts'
import { PictureWords, PointSource, SummaryPoint } from '#model/summary.ts'
import { Parked, Placement, Theme, Tidied } from '#model/theme.ts'
import type { ThemesChanges } from '#rules/themes-changes.ts'
import type { Touched } from './touched.ts'

const schemas = {
  themes: Theme,
  placements: Placement,
  parked: Parked,
  links: BoxLink,
  tidied: Tidied,
  points: SummaryPoint,
  sources: PointSource,
  pictures: PictureWords,
} as const
type Kind = keyof typeof schemas
const kinds = Object.keys(schemas) as Kind[]

/** As it was written, read by nobody yet. */
type Raw = Readonly<Record<string, unknown>>

export interface ThemesMemory {
  /** What was changed since it was looked at last; `most` of it is read, the rest is counted. All of it is remembered. */
  readonly look: (touched: Touched, most: number) => ThemesChanges
}

/** As many names of themes that are gone are remembered, for what somebody else did with one at that moment. */
const mostGone = 500

/** So many that were made last in a transaction are looked at again while it lasts. */
const mostFresh = 4

export function themesMemory(doc: Y.Doc): ThemesMemory {
  const maps = new Map(kinds.map(kind => [kind, doc.getMap<unknown>(kind)]))
  const known = new Map(kinds.map(kind => [kind, allIn(maps.get(kind))]))
  /** Records made in the transaction that is under way: what is changed in them later in it is not told. */
  const gone = new Map<string, Raw>()
  let fresh: (readonly [kind: Kind, id: string])[] = []
  doc.on('afterTransaction', () => {
    fresh = []
  })
  /** Answers what was known of it. */
  const keep = (kind: Kind, id: string, is: Raw | undefined): Raw | undefined => {
    const all = known.get(kind) ?? new Map<string, Raw>()
    const was = all.get(id)
    if (was === undefined) fresh = [...fresh, [kind, id] as const].slice(-mostFresh)
    if (is === undefined) {
      all.delete(id)
      if (kind === 'themes' && gone.size < mostGone) gone.set(id, { name: was?.['name'] })
    } else all.set(id, is)
    return was
  }
  return {
    look: (touched, most) => {
      const again = fresh
      const reading = readingOf(most, id => known.get('themes')?.get(id) ?? gone.get(id))
      for (const [kind, map] of maps)
        for (const id of idsOf(kind, touched.get(map), again)) {
          const is = rawOf(map.get(id))
          reading.add({ kind, id, was: keep(kind, id, is), is })
        }
      return reading.done()
    },
  }
}

function* idsOf(kind: Kind, touched: ReadonlySet<string> = new Set(), again: readonly (readonly [Kind, string])[]) {
  yield* touched
  for (const [of, id] of again) if (of === kind && !touched.has(id)) yield id
}

const allIn = (map: Y.Map<unknown> | undefined): Map<string, Raw> => {
  const all = new Map<string, Raw>()
  for (const [id, stored] of map?.entries() ?? []) {
    const raw = rawOf(stored)
    if (raw !== undefined) all.set(id, raw)
  }
  return all
}

const rawOf = (stored: unknown): Raw | undefined =>
  stored instanceof Y.Map ? Object.fromEntries(stored.entries()) : undefined

interface Changed {
  readonly kind: Kind
  readonly id: string
  readonly was: Raw | undefined
  readonly is: Raw | undefined
}

function readingOf(most: number, themeOf: (id: string) => Raw | undefined) {
  const changes: { readonly [K in Kind]: unknown[] } = {
    themes: [],
    placements: [],
    parked: [],
    links: [],
    tidied: [],
    points: [],
    sources: [],
    pictures: [],
  }
  let read = 0
  let more = 0
  const nameOf = (id: string): string | undefined => {
    const raw = themeOf(id)
    return typeof raw?.['name'] === 'string' && Theme.shape.name.safeParse(raw['name']).success
      ? raw['name']
      : undefined
  }
  return {
    add: ({ kind, id, was, is }: Changed): void => {
      if (same(was, is)) return
      if (read >= most) more += 1
      else {
        const [before, after] = [parsed(kind, id, was), parsed(kind, id, is)]
        read += 1
        if (before !== undefined || after !== undefined) changes[kind].push({ id, was: before, is: after })
      }
    },
    done: () => ({ ...changes, nameOf, more }) as unknown as ThemesChanges,
  }
}

/** What was read once is not read again when it is changed. */
const readOnce = new WeakMap<Raw, unknown>()

function parsed(kind: Kind, id: string, raw: Raw | undefined): unknown {
  if (raw === undefined) return undefined
  if (readOnce.has(raw)) return readOnce.get(raw)
  const schema: z.ZodMiniType = schemas[kind]
  const read = schema.safeParse({ ...raw, id })
  const record = read.success ? read.data : undefined
  readOnce.set(raw, record)
  return record
}

/** Where one of the values is no plain one, they are told apart by being another. */
function same(was: Raw | undefined, is: Raw | undefined): boolean {
  if (was === undefined || is === undefined) return was === is
  const names = Object.keys(is)
  return names.length === Object.keys(was).length && names.every(name => was[name] === is[name])
}
