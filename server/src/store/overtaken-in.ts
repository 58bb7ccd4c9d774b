/** Which rows of a commit were made of what others have written again since. */
import * as z from 'zod/mini'
import type { Row } from './store.ts'

const Stamped = z.object({ stamp: z.optional(z.string()) })

/** `textOf` a row as it is kept now, undefined where it is not there. What bears the row's own stamp was kept by the same commit before. */
export const overtakenIn = (puts: readonly Row[], textOf: (row: Row) => unknown): readonly Row[] =>
  puts.filter(row => {
    if (row.over === undefined) return false
    const text = textOf(row)
    const now = text === undefined ? undefined : Stamped.parse(JSON.parse(String(text))).stamp
    return now !== row.over.stamp && now !== Stamped.parse(row.body).stamp
  })
