/** The sentences about grouping that are shown and spoken. */
import type { Place } from './occurrence.ts'

export const notesInWords = (count: number): string => (count === 1 ? '1 note' : `${count} notes`)

export const verb = (count: number, one: string, more: string): string => (count === 1 ? one : more)

export const sayGrouped = (count: number, name: string): string =>
  name.trim() === ''
    ? `${notesInWords(count)} grouped in a new theme, without a name yet.`
    : `${notesInWords(count)} grouped as ${name}.`

export const sayMoved = (count: number, name: string, keepOthers: boolean): string =>
  keepOthers
    ? `${notesInWords(count)} ${verb(count, 'is', 'are')} now in ${name} as well.`
    : `${notesInWords(count)} moved to ${name}.`

export const sayTakenOut = (count: number, stillElsewhere: number): string => {
  const out = `${notesInWords(count)} taken out.`
  if (stillElsewhere === 0) return `${out} Not yet grouped now.`
  return stillElsewhere === count
    ? `${out} Still in another theme.`
    : `${out} ${stillElsewhere} still in another theme.`
}

export const sayParked = (count: number): string =>
  count === 1
    ? 'Parked. It is kept, and shown in the draft.'
    : `${notesInWords(count)} parked. They are kept, and shown in the draft.`

export const sayPutBack = (count: number): string => `${notesInWords(count)} put back. Not yet grouped now.`

export const sayDissolved = (name: string, backInTray: number, links: number): string =>
  [
    `${name} dissolved.`,
    ...(backInTray === 0 ? [] : [`${notesInWords(backInTray)} not yet grouped now.`]),
    ...(links === 0 ? [] : [`${links === 1 ? '1 link' : `${links} links`} removed with it.`]),
  ].join(' ')

export const alsoInWords = (others: number): string =>
  others === 1 ? 'Also in 1 more theme' : `Also in ${others} more themes`

/** `Aim high and Reach out` */
export const placesInWords = (places: readonly Place[], parked: boolean, nameOf: (place: Place) => string): string =>
  places[0] === 'loose' ? (parked ? 'Parked' : 'Not yet grouped') : places.map(nameOf).join(' and ')

export const directionInWords = { up: 'up', down: 'down', top: 'to the top' } as const

export const sayNotePlace = (at: number, of: number): string =>
  at === 0 ? 'This note stands here no more.' : `Note ${at} of ${of} here.`

export const sayLeavesThemes = (inThemes: number, of: number): string =>
  of === 1
    ? 'It stands in a theme now. Parking takes it out of every theme.'
    : `${inThemes} of these ${verb(inThemes, 'stands', 'stand')} in a theme now. Parking takes a note out of every theme.`
