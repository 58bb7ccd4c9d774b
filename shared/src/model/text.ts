/** What may be typed. Words are kept letter for letter: a schema accepts them or says no, it never trims or corrects. */
import * as z from 'zod/mini'

/** The characters that no document format can hold: control characters but tab and line break, half emoji, non-characters. A carriage return is one of them, because XML and HTML read it as a line break, and so are U+0080 to U+009F, which HTML reads as other letters. */
const unkeepable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/

export const isKeepable = (text: string): boolean => text.isWellFormed() && !unkeepable.test(text)

/** At least one character that leaves a mark; spaces, joiners and marks of direction alone do not count. */
export const hasWords = (text: string): boolean => /[^\s\p{Cf}\p{Cc}\u2800\u3164]/u.test(text)

/** Length as a person counts: code points, so that an emoji of two units is one. */
export const lengthOf = (text: string): number => {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** For names of controls, where the words stand beside them: the first so many characters, each of them whole. */
export const shortened = (text: string, length: number): string => {
  const start = new RegExp(`^[\\s\\S]{0,${length}}`, 'u').exec(text)?.[0] ?? ''
  return start.length < text.length ? `${start.trimEnd()}…` : start
}

const keepable = z.refine<string>(
  isKeepable,
  'There is a character in it that cannot be kept. Type it again, or paste it as plain text.',
)
const notTooLong = (max: number) =>
  z.refine<string>(
    text => text.length <= max * 2 && lengthOf(text) <= max,
    `That is too long: at most ${max.toLocaleString('en-GB')} characters fit.`,
  )

/** Text that must say something. `max` in code points. */
export const words = (max: number, empty: string) =>
  z.string().check(z.refine<string>(hasWords, empty), notTooLong(max), keepable)

/** Text that may be empty. `max` in code points. */
export const optionalWords = (max: number) => z.string().check(notTooLong(max), keepable)

/** One line: a title, a name. `max` in code points. */
export const line = (max: number, empty: string) =>
  words(max, empty).check(z.refine<string>(text => !/[\n\r\u2028\u2029]/.test(text), 'Keep it to one line.'))

/**
 * What a form does with text as it is pasted, in front of its author: other line breaks become line breaks,
 * what cannot be kept goes. Never used on words that somebody has already called theirs.
 */
export const keepableText = (pasted: string): string =>
  pasted
    .toWellFormed()
    .replaceAll(/\r\n?|\u000B|\u000C|\u0085|\u2028|\u2029/g, '\n')
    .replaceAll(new RegExp(unkeepable, 'g'), '')
