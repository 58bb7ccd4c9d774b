/** What the page says to each kind of guest, and what it asks of them. */
import { sayPaid, typeLines, typeNames } from '#rules/session-words.ts'
import { promisesOf } from '#rules/settings-words.ts'
import type { Role } from '#model/member.ts'
import { hasWords } from '#model/text.ts'
import type { lookAtLink } from './entry.ts'
import type { ReplyOf } from './route.ts'

export type LookedAt = ReplyOf<typeof lookAtLink>

interface EntryWords {
  readonly lead: string
  /** Under the question for a name; empty where no name is asked for. */
  readonly whoSeesTheName: string
}

const words: Record<Role, EntryWords> = {
  participant: {
    lead: 'You are in the right place.',
    whoSeesTheName: 'No account, no password. The people in your room will see the name you give.',
  },
  facilitator: {
    lead: 'This link is for facilitators. You can visit every room, move it to its next step and group what was said.',
    whoSeesTheName: 'No account, no password. People in the rooms you visit will see the name you give.',
  },
  organiser: {
    lead: 'This link is for organisers. You can plan sessions, hand out links and change everything here.',
    whoSeesTheName:
      'Keep this link to yourself: whoever has it can do what you can. People in the rooms see the name you give.',
  },
  reader: {
    lead: 'This link is for reading. You see everything as it grows, and change nothing.',
    whoSeesTheName: '',
  },
}

export const wordsFor = (role: Role): EntryWords => words[role]

/** What the link opens, in its own words. */
export function titleOf({ session, strategy }: Pick<LookedAt, 'session' | 'strategy'>): string {
  if (session !== null) return session.title
  return strategy === null ? 'Strategies on this server' : `${strategy.title}, ${strategy.period}`
}

/** Nothing but spaces is no name. A name is taken as it is typed. */
export const nameGiven = (typed: string): string | null => (hasWords(typed) ? typed : null)

export const carryOn = (name: string | null): string => (name === null ? 'Carry on where I was' : `Carry on as ${name}`)

/** What kind of session it is, whether one is paid, and, for those who write, what they may rely on. */
export function aboutSession({ role, session }: Pick<LookedAt, 'role' | 'session'>): string[] {
  if (session === null) return []
  const kind = `${typeNames[session.type]}. ${typeLines[session.type]}`
  return role === 'participant' ? [kind, sayPaid(session), ...promisesOf(session.settings)] : [kind]
}

/** A choice of room is a question only where there are two or more, and only for those who sit in one. */
export const choosesRoom = ({ role, session }: Pick<LookedAt, 'role' | 'session'>): boolean =>
  role === 'participant' && session !== null && session.rooms.length > 1

export const sayPeople = (people: number): string =>
  people === 0 ? 'nobody yet' : people === 1 ? '1 person' : `${people} people`

const kept: readonly (readonly [about: string, said: string])[] = [
  [
    'Your words',
    'are kept exactly as you write them. Only you can change them; the team can take out somebody’s name, and nothing more.',
  ],
  ['Your name', 'is seen in this session only. You can sign each note, or leave it without a name.'],
  ['Nothing else', 'is kept: no e-mail address, no place, no recording made by Waymark.'],
  ['Afterwards', 'your words can be followed from the note to the draft that cites it.'],
  ['At any time', 'you can have all that you wrote erased, for good, by “Leave this computer”.'],
  ['This browser', 'remembers who you are here, so that you can come back to your notes.'],
]

/** What is kept of those who come in by such a link: about what, and what is said of it. */
export function whatIsKept({
  role,
  session,
}: Pick<LookedAt, 'role' | 'session'>): readonly (readonly [about: string, said: string])[] {
  if (role === 'reader') return kept.filter(([about]) => about === 'Nothing else')
  return session?.settings.names === 'anonymous'
    ? kept.map(([about, said]) => [
        about,
        about === 'Your name' ? 'is seen in your room, and kept with no note.' : said,
      ])
    : kept
}
