/** A code that is read out or typed from a slide, and opens what the participants' link opens, for a few days. */
import * as z from 'zod/mini'
import { SessionId } from './ids.ts'
import { Instant } from './time.ts'

/** No letter or figure that looks or sounds like another: none of I, L, O, U, 0, 1. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 8

const isCode = new RegExp(`^[${codeAlphabet}]{${codeLength}}$`)

/** What is kept of one: the id is a keyed hash of the code. */
export const ShortCode = z.object({ id: z.string(), sessionId: SessionId, expiresAt: Instant })
export type ShortCode = Readonly<z.infer<typeof ShortCode>>

/** How many codes that open nothing were typed within one hour, on all servers together. */
export const CodeTries = z.object({ id: z.string(), hour: z.string(), failed: z.int() })
export type CodeTries = Readonly<z.infer<typeof CodeTries>>

/** From what was typed or pasted: small letters, spaces and dashes are all right. Undefined where it is no such code. */
export function codeIn(typed: string): string | undefined {
  const code = typed.replaceAll(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  return isCode.test(code) ? code : undefined
}

/** `ABCD-EFGH` */
export const sayCode = (code: string): string => `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`
