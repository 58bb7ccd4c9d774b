/** One request, as a job gets it: parsed, and with the browser that asks. */
import type { AnyRoute, BodyOf, ParamsOf } from '@waymark/shared/wire/route.ts'

export interface Asked<R extends AnyRoute> {
  readonly params: ParamsOf<R>
  readonly body: BodyOf<R>
  /** What the cookie says; undefined in a browser that has none yet. */
  readonly browser: string | undefined
}
