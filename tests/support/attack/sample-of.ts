/** Something that a schema takes, made by looking at it: what is checked by a pattern is chosen from a few things that fit most. */
import type * as z from 'zod/mini'

const candidates: readonly unknown[] = [
  'Words that somebody wrote',
  'x'.repeat(22),
  '2027-03-24',
  '2027-03-24T13:00',
  '2027-03-24T13:00:00.000Z',
  'Europe/London',
  'https://waymark.example.org/',
  'somebody@example.org',
  'a0',
  '7',
  'en',
  '',
  1,
  0,
  3,
  60,
  true,
]

/** `named`: what stands under a name of that kind, wherever it fits. */
export interface Sampling {
  readonly named: (name: string) => unknown
  readonly words?: string
}

interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>
  readonly element?: z.ZodMiniType
  readonly innerType?: z.ZodMiniType
  readonly options?: readonly z.ZodMiniType[]
  readonly items?: readonly z.ZodMiniType[]
  readonly in?: z.ZodMiniType
  readonly left?: z.ZodMiniType
  readonly right?: z.ZodMiniType
  readonly entries?: Readonly<Record<string, unknown>>
  readonly values?: readonly unknown[]
  readonly getter?: () => z.ZodMiniType
}

export function sampleOf(schema: z.ZodMiniType, sampling: Sampling, name = ''): unknown {
  const fits = (value: unknown): boolean => value !== undefined && schema.safeParse(value).success
  const first = [sampling.named(name), sampling.words].find(fits)
  if (first !== undefined) return first
  const made = partsOf(schema, sampling, name)
  return [made, [], [made].flat(), ...candidates].find(fits) ?? made
}

function partsOf(schema: z.ZodMiniType, sampling: Sampling, name: string): unknown {
  const def = schema._zod.def as unknown as Def
  const of = (inner: z.ZodMiniType | undefined): unknown =>
    inner === undefined ? undefined : sampleOf(inner, sampling, name)
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([key, inner]) => [key, sampleOf(inner, sampling, key)]),
      )
    case 'array':
      return [1, 2, 3]
        .map(count => Array.from({ length: count }, () => of(def.element)))
        .find(list => schema.safeParse(list).success)
    case 'tuple':
      return def.items?.map(of)
    case 'union':
      return (def.options ?? []).map(of).find(value => schema.safeParse(value).success)
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'pipe':
      return of(def.in)
    case 'lazy':
      return of(def.getter?.())
    case 'intersection':
      return { ...(of(def.left) as object), ...(of(def.right) as object) }
    case 'record':
    case 'map':
      return {}
    case 'null':
      return null
    default:
      return of(def.innerType)
  }
}
