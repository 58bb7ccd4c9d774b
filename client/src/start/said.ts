/** Words for counts, steps and links, said the same on every page of this folder. */
import type { Role } from '@waymark/shared/model/member.ts'
import type { Step } from '@waymark/shared/model/session.ts'
import type { Instant } from '@waymark/shared/model/time.ts'

/** `1 note`, `3 notes`, `no notes` */
export const sayCount = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${count} ${many}`

const sayPeople = (people: number): string => sayCount(people, 'person', 'people')
const sayNotes = (notes: number): string => sayCount(notes, 'note', 'notes')

/** `7 people and 31 notes so far.`, without what there is none of. */
export function sayWhatCame({ people, notes }: { readonly people: number; readonly notes: number }): string {
  const came = [people > 0 ? sayPeople(people) : '', notes > 0 ? sayNotes(notes) : ''].filter(said => said !== '')
  return came.length === 0 ? 'Nothing is written yet.' : `${came.join(' and ')} so far.`
}

export const stepNames: Record<Step, string> = {
  write: 'Write',
  share: 'Share',
  mark: 'Give dots',
  group: 'Group',
  'check-back': 'Check back',
  closed: 'Closed',
}

/** What people do in it. */
export const stepWords: Record<Step, string> = {
  write: 'Everybody writes notes.',
  share: 'The room reads together, and goes on adding notes.',
  mark: 'Everybody gives dots to the notes that matter most to them, and can still change them.',
  group: 'Notes stand still while the team groups them.',
  'check-back': 'People see the themes and say what is missing.',
  closed: 'Nobody can change the words now.',
}

export const roleNames: Record<Role, string> = {
  participant: 'Participants',
  facilitator: 'Facilitators',
  organiser: 'Organisers',
  reader: 'Readers',
}

/** What one may do here, said to oneself. */
export const rolesSaid: Record<Role, string> = {
  participant: 'You take part.',
  facilitator: 'You are a facilitator here.',
  organiser: 'You are an organiser here.',
  reader: 'You read along.',
}

/** `24 March 2027`, in this browser's zone. */
export const sayDay = (instant: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(instant))
