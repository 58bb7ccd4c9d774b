/** The secret of a link, read from wherever people have it. */
import { Secret } from './entry.ts'

/** From what stands behind the # of an address, with it or without. Undefined when the link has lost its end, or never had one. */
export function secretOfHash(hash: string): string | undefined {
  const secret = Secret.safeParse(hash.replace(/^#/, ''))
  return secret.success ? secret.data : undefined
}

/** From a link that was pasted, with whatever stood around it: spaces, line breaks, pointed brackets, the words of a message. */
export function secretOfPasted(text: string): string | undefined {
  const [, found] = /#([A-Za-z0-9_-]+)/.exec(text) ?? []
  return secretOfHash(found ?? text.trim())
}
