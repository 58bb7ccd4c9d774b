/** Who may do what: one table. It greys a button, refuses a request and guards a socket; all three ask it at the moment of the act. */
import type { Role } from '#model/member.ts'
import type { Step } from '#model/session.ts'

type Steps = readonly Step[]

const anyStep: Steps = ['write', 'share', 'mark', 'group', 'check-back', 'closed']
const untilClosed: Steps = ['write', 'share', 'mark', 'group', 'check-back']
const whileMarking: Steps = ['share', 'mark', 'group', 'check-back']
/** Once the themes are brought back to the rooms. */
const onceBrought: Steps = ['check-back', 'closed']
const whileNotesAreOpen: Steps = ['write', 'share', 'mark', 'check-back']

const everybody: readonly Role[] = ['reader', 'participant', 'facilitator', 'organiser']
const team: readonly Role[] = ['facilitator', 'organiser']
const watchers: readonly Role[] = ['reader', 'facilitator', 'organiser']

const table = {
  'read-own-room': { participant: anyStep, reader: anyStep, facilitator: anyStep, organiser: anyStep },
  'read-all-rooms': grant(watchers),
  'add-note': { participant: whileNotesAreOpen, facilitator: untilClosed, organiser: untilClosed },
  'change-own-note': { participant: untilClosed, facilitator: untilClosed, organiser: untilClosed },
  'move-any-note': grant(team, untilClosed),
  'write-for-others': grant(team, untilClosed),
  /** Shows what was written privately, of a room or of all. */
  reveal: grant(team, untilClosed),
  /** Says "I agree with this". */
  mark: grant(['participant', ...team], whileMarking),
  /** Gives dots, changes them and takes them back. */
  'give-dots': grant(['participant', ...team], ['mark']),
  /** Gives an ambition a light, beside words. */
  light: { participant: untilClosed, facilitator: untilClosed, organiser: untilClosed },
  'show-marks': grant(team),
  /** Looks at notes before or after the others see them, and holds one back with a reason. */
  'hold-note': grant(team),
  /** Takes somebody's name out of another's words, also once they are closed. */
  'remove-name': grant(team),
  'read-themes': grant(watchers),
  'write-themes': grant(team),
  /** Takes the synthesis away as a file: a file goes further than a page, and holds what the team noticed. */
  'carry-synthesis': grant(team),
  'read-draft': grant(watchers),
  'write-draft': grant(team),
  /** Lets everybody read a version of the draft, asks them what they say to it, and ends both. */
  'publish-draft': grant(['organiser']),
  'change-step': grant(team),
  'run-desk': grant(team),
  'ask-for-help': grant(['participant', 'facilitator', 'organiser']),
  'read-snapshots': grant(watchers),
  'make-snapshot': grant(team),
  'restore-snapshot': grant(team, untilClosed),
  'read-activity': grant(team),
  /** Who put which note where, and why. */
  'read-history': grant(team),
  /** Sees that somebody groups the same notes apart from the others, and what comes of it. */
  'read-looks': grant(team),
  /** Groups them apart from the others; only whoever began a look writes in it. */
  'begin-look': grant(team),
  'remove-any-look': grant(['organiser']),
  'read-check-back': grant(everybody, onceBrought),
  'check-back': grant(['participant', ...team], ['check-back']),
  'read-answers': grant(team),
  /** Looks on from outside the rooms; and lets anybody do so by a link. */
  'read-watched': grant(watchers),
  'open-watching': grant(team),
  'read-session': grant(everybody),
  'wish-to-talk': grant(['participant', 'facilitator', 'organiser']),
  'manage-files': grant(team),
  /** Sets up questions for people who answer in writing, and opens and shuts the link to them. */
  'manage-questions': grant(['organiser']),
  /** Reads written answers whole, marks passages of them as notes, types in those that came by phone, on paper or by post. */
  'work-on-answers': grant(team),
  /** Offers people payment for their time, and sees who they are. */
  'pay-people': grant(['organiser']),
  /** Asks who is in the room, closes it, and lets everybody read what may be shown. */
  monitor: grant(['organiser']),
  /** Sees who asked for another format, and how to reach them, and says what came of it. */
  'handle-format-requests': grant(team),
  /** Sees who wants to be thanked by name, shows names or holds them back, and writes to people. */
  'thank-people': grant(['organiser']),
  /** Names the lead for safeguarding, and invites them; never reads what they are told. */
  'manage-safeguarding': grant(['organiser']),
  /** Sets up the page where people book, and sees who they are. */
  'manage-bookings': grant(['organiser']),
  /** Sees how many come and what they need, without names. */
  'read-needs': grant(team),
  'manage-strategy': grant(['organiser']),
  /** Takes everything of a series away as one file. */
  'take-archive': grant(['organiser']),
  /** Brings one in, as another series of this server. */
  'bring-in-archive': grant(['organiser']),
  /** Sets how long things are kept on the whole server, and lets go what is due. Asked of who somebody is on the whole server. */
  'set-retention': grant(['organiser']),
  /** Reads what was done that touches safety or people's data, on the whole server. */
  'read-audit': grant(['organiser']),
  /** Begins a session with the notes of an earlier one. */
  'bring-notes': grant(['organiser']),
} satisfies Record<string, Partial<Record<Role, Steps>>>

export type Act = keyof typeof table

function grant(roles: readonly Role[], during: Steps = anyStep): Partial<Record<Role, Steps>> {
  return Object.fromEntries(roles.map(role => [role, during]))
}

/** `step` is that of the breakout the act is in; leave it out for acts that are in none. */
export function may(role: Role, act: Act, step: Step = 'write'): boolean {
  const rights: Partial<Record<Role, Steps>> = table[act]
  return rights[role]?.includes(step) ?? false
}
