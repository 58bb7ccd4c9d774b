/** Links between boxes: two of a board that have to do with each other, and a sentence that says how. */
import * as z from 'zod/mini'
import { BoxLinkId, SectionId, ThemeId } from './ids.ts'
import { words } from './text.ts'

export const maxLinkSentence = 300

export const LinkSentence = words(maxLinkSentence, 'Say in a sentence how they belong together.')

/** What can be linked. Ids are random, so that one alone says which box it is; a box of another kind needs no other record. */
export const BoxId = z.union([SectionId, ThemeId])
export type BoxId = SectionId | ThemeId

/** Neither end comes before the other. Whether both are there is found out where links are read (see rules/links.ts). */
export const BoxLink = z.object({ id: BoxLinkId, from: BoxId, to: BoxId, sentence: LinkSentence })
export type BoxLink = Readonly<z.infer<typeof BoxLink>>
