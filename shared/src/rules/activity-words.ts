/** What the activity record says, in words. */
import type { Done } from '#model/activity.ts'
import type { Role } from '#model/member.ts'
import { nameOfRoom, type Step } from '#model/session.ts'

type Kind = Done['kind']
type Of<K extends Kind> = Extract<Done, { readonly kind: K }>

/** Who did it, where they gave no name. */
export const whoInWords: Readonly<Record<Role, string>> = {
  reader: 'A reader',
  participant: 'A participant',
  facilitator: 'A facilitator',
  organiser: 'An organiser',
}

const stepsSaid: Readonly<Record<Step, string>> = {
  write: 'Write',
  share: 'Share',
  mark: 'Give dots',
  group: 'Group',
  'check-back': 'Check back',
  closed: 'Closed',
}

const linksSaid: Readonly<Record<Role, string>> = {
  reader: 'readers',
  participant: 'participants',
  facilitator: 'facilitators',
  organiser: 'organisers',
}

const minutesSaid = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`)
const notesSaid = (notes: number): string => (notes === 1 ? '1 note' : `${notes} notes`)
const roomSaid = ({ room, name }: { readonly room: number; readonly name: string }): string =>
  nameOfRoom({ number: room, name })

/** After the name of who did it. */
const words: { readonly [K in Kind]: (did: Of<K>) => string } = {
  'session-started': () => 'set up the session',
  'notes-brought': ({ from, notes, left }) =>
    `brought ${notesSaid(notes)} along from “${from}”${left === 0 ? '' : `; ${notesSaid(left)} could not come: their heading or room is not in this session`}`,
  'session-changed': () => 'changed the title or the time of the session',
  'breakout-added': ({ breakout }) => `added breakout ${breakout}`,
  'question-changed': ({ breakout }) => `changed the question of breakout ${breakout}`,
  'step-changed': ({ breakout, from, to, isKept }) =>
    `moved breakout ${breakout} from ${stepsSaid[from]} to ${stepsSaid[to]}${isKept ? '' : ', without a snapshot: too much stands there to keep one'}`,
  'timer-started': ({ breakout, minutes }) => `started a timer of ${minutesSaid(minutes)} in breakout ${breakout}`,
  'timer-extended': ({ breakout, minutes }) => `gave breakout ${breakout} ${minutesSaid(minutes)} more`,
  'timer-stopped': ({ breakout }) => `stopped the timer of breakout ${breakout}`,
  'snapshot-made': ({ breakout, name }) => `made the snapshot “${name}” of breakout ${breakout}`,
  'snapshot-restored': ({ breakout, name }) => `took breakout ${breakout} back to the snapshot “${name}”`,
  'room-added': ({ breakout, ...room }) => `added ${roomSaid(room)} to breakout ${breakout}`,
  'room-changed': ({ breakout, ...room }) => `changed ${roomSaid(room)} of breakout ${breakout}`,
  'run-changed': ({ breakout }) => `changed how breakout ${breakout} is run`,
  'room-revealed': ({ breakout, notes, ...room }) =>
    `revealed ${roomSaid(room)} of breakout ${breakout}: ${notesSaid(notes)}`,
  'board-brought': ({ breakout, notes, ...room }) =>
    `brought ${notesSaid(notes)} from another board into ${roomSaid(room)} of breakout ${breakout}`,
  'note-held': ({ breakout, ...room }) => `held back a note in ${roomSaid(room)} of breakout ${breakout}`,
  'note-shown': ({ breakout, ...room }) => `showed a note in ${roomSaid(room)} of breakout ${breakout}`,
  'marks-shown': ({ breakout, isShown, ...room }) =>
    `${isShown ? 'showed' : 'hid'} the marks in ${roomSaid(room)} of breakout ${breakout}`,
  'people-moved': ({ people }) => `gave ${people === 1 ? '1 person' : `${people} people`} another room`,
  'rooms-told': () => 'told the rooms something',
  'questions-added': ({ title }) => `set up the questions “${title}” to be answered in writing`,
  'questions-changed': ({ title }) => `changed the questions “${title}”`,
  'questions-opened': ({ title, letsIn }) =>
    letsIn ? `opened the questions “${title}” to whoever has their link` : `shut the link to the questions “${title}”`,
  'answer-typed-in': ({ title, number }) => `typed in answer ${number} to “${title}” for somebody`,
  'table-brought-in': ({ title, answers }) =>
    `brought in ${answers === 1 ? '1 answer' : `${answers} answers`} to “${title}” as a table`,
  'late-decided': ({ title, number, isTaken }) =>
    `decided that answer ${number} to “${title}”, which came late, is ${isTaken ? 'taken' : 'not taken'}`,
  'archive-taken': () => 'took everything of the strategy away as one file',
  'archive-brought-in': () => 'brought the strategy in from an archive',
  'link-added': ({ role }) => `made a link for ${linksSaid[role]}`,
  'link-revoked': ({ role }) => `took back a link for ${linksSaid[role]}`,
}

/** `moved breakout 1 from Write to Share`: a whole sentence with the name of who did it before it. */
export function sayDone(did: Done): string {
  const say = words[did.kind] as (did: Done) => string
  return say(did)
}
