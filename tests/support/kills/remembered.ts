/** What people were told is saved, thing by thing, and what was asked since, which may be done or not. */
export interface Remembered<T> {
  /** Somebody asks that it be so; undefined: that it be gone. Answers what to call once they are told that it is saved. */
  readonly asked: (id: string, state: T | undefined) => () => void
  /** As it is once all that was asked is done. */
  readonly wanted: (id: string) => T | undefined
  /** Those that are there once all that was asked is done. */
  readonly ids: () => string[]
  /** What is not as it may be, in sentences. Ask while nothing is under way: what is found was shown, so from then on it has to stay. */
  readonly faults: (found: ReadonlyMap<string, T>) => string[]
}

interface Asked<T> {
  readonly number: number
  readonly state: T | undefined
}

/** `onSaved` hears of each change that is called saved. */
export function remembered<T>(what: string, onSaved: () => void): Remembered<T> {
  /** The first of each is what was called saved last. */
  const states = new Map<string, readonly Asked<T>[]>()
  let count = 0
  const never: readonly Asked<T>[] = [{ number: 0, state: undefined }]
  const of = (id: string): readonly Asked<T>[] => states.get(id) ?? never
  return {
    asked: (id, state) => {
      count += 1
      const number = count
      states.set(id, [...of(id), { number, state }])
      return () => {
        states.set(
          id,
          of(id).filter(asked => asked.number >= number),
        )
        onSaved()
      }
    },
    wanted: id => of(id).at(-1)?.state,
    ids: () => [...states.keys()].filter(id => of(id).at(-1)?.state !== undefined),
    faults: found => {
      const ids = new Set([...states.keys(), ...found.keys()])
      const faults = [...ids].flatMap(id => {
        const is = said(found.get(id))
        const may = [...new Set(of(id).map(({ state }) => said(state)))]
        return may.includes(is) ? [] : [`${what} ${id} is ${is}, and not ${may.join(' or ')}`]
      })
      for (const id of ids) states.set(id, [{ number: count, state: found.get(id) }])
      return faults
    },
  }
}

const said = (state: unknown): string => JSON.stringify(state) ?? 'not there'
