/** The parts that "Our Direction" has beside its ambitions, in their order. A heading of the draft is that of a part when it is about its key. */
import * as z from 'zod/mini'

export const draftParts = ['vision', 'mission', 'values', 'connections', 'left-out', 'how-made', 'thanks'] as const
export const DraftPart = z.enum(draftParts)
export type DraftPart = z.infer<typeof DraftPart>

interface PartWords {
  readonly title: string
  /** Whether it stands before the ambitions. */
  readonly isBefore: boolean
  /** What to write in it, told where nothing is written yet. */
  readonly asks: string
}

export const partWords: Readonly<Record<DraftPart, PartWords>> = {
  vision: { title: 'Our vision', isBefore: true, asks: 'How things are when this has worked' },
  mission: { title: 'Our mission', isBefore: true, asks: 'What we do to get there, and with whom' },
  values: { title: 'Our values', isBefore: true, asks: 'How we want to be with each other' },
  connections: {
    title: 'Connections',
    isBefore: false,
    asks: 'The links come in here by themselves. Say what else holds together.',
  },
  'left-out': {
    title: 'What we heard that is not in here, and why',
    isBefore: false,
    asks: 'Themes that no statement rests on come in here by themselves. Say why.',
  },
  'how-made': {
    title: 'How this was made',
    isBefore: false,
    asks: 'The sessions and the ways by which words came stand here by themselves. Tell the rest.',
  },
  thanks: { title: 'Thanks', isBefore: false, asks: 'Whom we thank' },
}

/** No id has a colon in it. */
const prefix = 'part:'

export const keyOfPart = (part: DraftPart): string => `${prefix}${part}`

/** Undefined for what is about something else. */
export const partOf = (about: string | null): DraftPart | undefined =>
  about?.startsWith(prefix) === true ? DraftPart.safeParse(about.slice(prefix.length)).data : undefined
