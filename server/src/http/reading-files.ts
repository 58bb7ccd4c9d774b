/** Files that are sent in are taken apart one after the other: each may need as much memory as one may. */
import { oneByOne } from '#one-by-one.ts'

const reading = {}

export const readingFiles = <T>(act: () => Promise<T>): Promise<T> => oneByOne(reading, act)
