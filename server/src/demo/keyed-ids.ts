/** In the series things point at each other by short keys; here each key gets one id. */
import type * as z from 'zod/mini'

export type KeyedIds = <Id extends string>(schema: z.ZodMiniType<Id>, key: string) => Id

export function keyedIds(newId: () => string): KeyedIds {
  const ids = new Map<string, string>()
  return (schema, key) => {
    const id = ids.get(key) ?? newId()
    ids.set(key, id)
    return schema.parse(id)
  }
}
