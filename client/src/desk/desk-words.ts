/** What is said of people and rooms at the desk. Pure. */
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { isAtLeast } from '@waymark/shared/model/member.ts'
import type { Desk, DeskPerson, DeskRoom, HelpAsked, Move } from '@waymark/shared/wire/desk.ts'

type Named = Pick<DeskPerson, 'key' | 'name'>

/** Whoever gave no name is told from the others by a number that stays theirs: `Guest 47`. */
export function nameOf({ key, name }: Named): string {
  if (name !== null) return name
  const sum = Array.from(key).reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 900, 7)
  return `Guest ${100 + sum}`
}

export const isTeam = ({ role }: Pick<DeskPerson, 'role'>): boolean => isAtLeast(role, 'facilitator')
export const isHere = ({ whereabouts }: Pick<DeskPerson, 'whereabouts'>): boolean => whereabouts !== 'away'

/** The team, then those who are here, then those who are away; each by name. */
export const inOrder = <P extends DeskPerson>(people: readonly P[]): P[] =>
  people.toSorted(
    (a, b) =>
      Number(isTeam(b)) - Number(isTeam(a)) ||
      Number(isHere(b)) - Number(isHere(a)) ||
      nameOf(a).localeCompare(nameOf(b), 'en-GB', { numeric: true }),
  )

export const countOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
export const sayPeople = (count: number): string => countOf(count, 'person', 'people')

export const participantsIn = ({ people }: Pick<DeskRoom, 'people'>): DeskPerson[] => people.filter(one => !isTeam(one))

/** Of all that the desk shows. */
export const everybodyOf = ({ rooms, unplaced }: Pick<Desk, 'rooms' | 'unplaced'>): DeskPerson[] => [
  ...rooms.flatMap(participantsIn),
  ...unplaced,
]

export function sayWho(names: readonly string[]): string {
  const [first = 'Nobody', second] = names
  if (names.length <= 1) return first
  return names.length === 2 ? `${first} and ${second}` : `${names.length} people`
}

/** `Ruth is in Room 3 now.` */
export function sayMoved(desk: Desk, moves: readonly Move[]): string {
  if (moves.length === 0) return 'Nobody had to move.'
  const people = everybodyOf(desk)
  const names = moves
    .map(({ key }) => nameOf(people.find(one => one.key === key) ?? { key, name: null }))
    .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
  const targets = new Set(moves.map(({ roomId }) => roomId))
  const [only] = targets
  const room = targets.size === 1 ? desk.rooms.find(({ id }) => id === only) : undefined
  if (room === undefined) return `${sayWho(names)} ${moves.length === 1 ? 'has' : 'have'} a new room.`
  return `${sayWho(names)} ${moves.length === 1 ? 'is' : 'are'} in ${nameOfRoom(room)} now.`
}

/** `31 people are here, 2 of them in no room.` */
export function sayHere(desk: Desk): string {
  const here = everybodyOf(desk).filter(isHere).length
  const waiting = desk.unplaced.filter(isHere).length
  const placed = waiting === 0 ? '' : `, ${waiting} of them in no room`
  if (here === 0) return 'Nobody is here yet.'
  return `${sayPeople(here)} ${here === 1 ? 'is' : 'are'} here${placed}.`
}

export const sayHelp = ({ room, ...person }: HelpAsked): string =>
  `${nameOf(person)}, ${nameOfRoom(room)}, asks for help.`

const minute = 60_000

export function sayAgo(from: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(from)) / minute)
  return minutes < 1 ? 'just now' : `${countOf(minutes, 'minute', 'minutes')} ago`
}
