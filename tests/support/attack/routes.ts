/** Every address of the server, as it tells them itself, with the body that is declared for it. */
import type { AnyRoute } from '@waymark/shared/wire/route.ts'

declare global {
  interface ImportMeta {
    /** As the runner of the tests has it. */
    readonly glob: (files: readonly string[], how: { readonly eager: true }) => Record<string, Record<string, unknown>>
  }
}

/** Whatever is declared in shared/src/wire. */
const wires: Readonly<Record<string, Readonly<Record<string, unknown>>>> = import.meta.glob(
  ['../../../shared/src/wire/*.ts', '!../../../shared/src/wire/*.test.ts'],
  { eager: true },
)

const isRoute = (value: unknown): value is AnyRoute =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'reply' in value

export const declared: ReadonlyMap<string, AnyRoute> = new Map(
  Object.values(wires)
    .flatMap(Object.values)
    .filter(isRoute)
    .map(route => [`${route.method} ${route.path}`, route]),
)
