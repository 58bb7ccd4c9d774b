/** The sentences about links that are shown and spoken. */

export const bothInWords = (one: string, other: string): string => `“${one}” and “${other}”`

/** For a box that somebody took away meanwhile. */
export const goneBox = 'a box that is gone'

export const sayLinked = (both: string): string => `Linked: ${both}.`

export const sayReworded = (both: string): string => `Link reworded: ${both}.`

export const sayUnlinked = (both: string): string => `Link removed: ${both}.`

export const linkedAlready = 'These two are linked already, with this very sentence.'

/** Under one of its boxes. */
export const linkedWith = (name: string): string => `Linked with ${name}`
