/** The sentences about whole themes that are shown and spoken: merging, parts, what is said of them. */
import { notesInWords } from './say-grouping.ts'

export const sayMerged = (name: string, into: string): string => `${name} merged into ${into}.`

export const sayBroughtBack = (name: string): string => `${name} is a theme of its own again.`

export const sayPart = (name: string, whole: string): string => `${name} is a part of ${whole} now.`

export const sayAlone = (name: string): string => `${name} stands by itself now.`

export const saySplit = (count: number, from: string, name: string): string =>
  name.trim() === ''
    ? `${notesInWords(count)} split off from ${from}, in a theme without a name yet.`
    : `${notesInWords(count)} split off from ${from}, as ${name}.`

export const sayAbout = (name: string): string => `What is said about ${name} is changed.`

export const tidied = 'Tidier words stand beside the note.'

export const untidied = 'The tidier words are taken away.'

/** Words that were given to a theme which somebody merged meanwhile. */
export const sayKeptWith = (name: string): string =>
  `Somebody merged this theme into ${name} meanwhile. Your words are kept with what was merged.`

/** Nothing was done: somebody took a theme away, or did the same before. */
export const nothingToDo = 'Somebody changed these themes meanwhile, so nothing was done.'
