/** What the history of the themes says, in words. */
import type { HistoryDone } from '#model/history.ts'
import { nameOfTheme, type Destination } from '#model/theme.ts'

type Kind = HistoryDone['kind']
type Of<K extends Kind> = Extract<HistoryDone, { readonly kind: K }>

const notesSaid = ({ noteIds: { length } }: { readonly noteIds: readonly unknown[] }): string =>
  length === 1 ? '1 note' : `${length} notes`
const theirOrIts = ({ noteIds: { length } }: { readonly noteIds: readonly unknown[] }): string =>
  length === 1 ? 'its' : 'their'
const named = (theme: { readonly name: string }): string =>
  theme.name.trim() === '' ? 'a theme without a name' : `“${theme.name}”`
const whySaid = (why: string): string => (why.trim() === '' ? '' : `: “${why}”`)

const goesSaid: Readonly<Record<Destination, string>> = {
  'new-ambition': 'becomes a new ambition',
  'under-ambition': 'goes under an ambition',
  value: 'becomes a value',
  'way-of-working': 'becomes a way of working',
  parked: 'is parked',
}

/** Sections have no name in a line: they are looked up. */
export type NameOfSection = (id: string) => string | undefined

const bothBoxes = ({ boxes }: Of<'linked' | 'unlinked' | 'link-reworded'>, nameOf: NameOfSection): string =>
  boxes.map(({ id, name }) => `“${name === '' ? (nameOf(id) ?? nameOfTheme({ name })) : name}”`).join(' and ')

/** After the name of who did it. */
const words: { readonly [K in Kind]: (did: Of<K>, nameOf: NameOfSection) => string } = {
  placed: did => `put ${notesSaid(did)} in ${named(did.theme)}${whySaid(did.why)}`,
  moved: did => `moved ${notesSaid(did)} from ${named(did.from)} to ${named(did.theme)}${whySaid(did.why)}`,
  'taken-out': did => `took ${notesSaid(did)} out of ${named(did.theme)}`,
  'why-changed': did =>
    did.why.trim() === ''
      ? `took away what was said of ${notesSaid(did)} in ${named(did.theme)}`
      : `said why ${notesSaid(did)} ${did.noteIds.length === 1 ? 'stands' : 'stand'} in ${named(did.theme)}${whySaid(did.why)}`,
  'notes-ordered': did => `moved ${notesSaid(did)} up or down in ${named(did.theme)}`,
  parked: did => `parked ${notesSaid(did)}${whySaid(did.why)}`,
  'reason-changed': did =>
    `changed why ${notesSaid(did)} ${did.noteIds.length === 1 ? 'is' : 'are'} parked${whySaid(did.why)}`,
  'put-back': did => `put ${notesSaid(did)} back to Not yet grouped`,
  'theme-made': did =>
    `made ${did.theme.name.trim() === '' ? 'a theme' : `the theme ${named(did.theme)}`}${did.noteIds.length === 0 ? '' : ` of ${notesSaid(did)}`}`,
  named: ({ theme, was }) =>
    was.trim() === '' ? `named a theme ${named(theme)}` : `named ${named({ name: was })} anew: ${named(theme)}`,
  sentence: ({ theme }) => `changed the sentence of ${named(theme)}`,
  noticed: ({ theme }) => `wrote what the team noticed about ${named(theme)}`,
  views: ({ theme }) => `wrote where people differ about ${named(theme)}`,
  sent: ({ theme, goes, why }) =>
    goes === null
      ? `left open where ${named(theme)} goes${whySaid(why)}`
      : `said that ${named(theme)} ${goesSaid[goes]}${whySaid(why)}`,
  merged: ({ theme, into }) => `merged ${named(theme)} into ${named(into)}`,
  'taken-apart': ({ theme, from }) => `took ${named(theme)} apart from ${named(from)} again`,
  'made-part': ({ theme, of }) => `made ${named(theme)} a part of ${named(of)}`,
  'stands-alone': ({ theme, from }) => `let ${named(theme)} stand by itself; it was a part of ${named(from)}`,
  'theme-ordered': ({ theme }) => `moved ${named(theme)} up or down`,
  dissolved: did => `dissolved ${named(did.theme)}${did.noteIds.length === 0 ? '' : `; ${notesSaid(did)} left it`}`,
  linked: (did, nameOf) => `linked ${bothBoxes(did, nameOf)}${whySaid(did.sentence)}`,
  'link-reworded': (did, nameOf) => `changed the link between ${bothBoxes(did, nameOf)}${whySaid(did.sentence)}`,
  unlinked: (did, nameOf) => `removed the link between ${bothBoxes(did, nameOf)}`,
  tidied: did => `wrote tidier words beside ${notesSaid(did)}`,
  untidied: did => `took the tidier words beside ${notesSaid(did)} away; ${theirOrIts(did)} own words stay`,
  summary: () => 'changed the summary',
  'picture-words': () => 'changed the words beside a picture',
  'went-back': ({ name }) => `took the notes and themes back to the snapshot “${name}”`,
  more: ({ changes }) =>
    changes === 1 ? 'changed 1 more thing at once' : `changed ${changes.toLocaleString('en-GB')} more things at once`,
}

/** `put 4 notes in “Opening hours”: “why”`: a whole sentence with the name of who did it before it. */
export function sayHistory(
  { did, isBack }: { readonly did: HistoryDone; readonly isBack: boolean },
  nameOf: NameOfSection,
): string {
  const say = words[did.kind] as (did: HistoryDone, nameOf: NameOfSection) => string
  return isBack ? `took back what they had done: ${say(did, nameOf)}` : say(did, nameOf)
}

/** What a room answered when the themes were brought back to it, without who. */
export const sayAnswer = ({
  roomNumber,
  yes,
  text,
}: {
  readonly roomNumber: number
  readonly yes: boolean
  readonly text: string
}): string => `Room ${roomNumber} said: ${yes ? 'yes' : 'not quite'}${text.trim() === '' ? '' : ` — “${text}”`}`
