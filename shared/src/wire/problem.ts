/** A no, as it crosses the network: one shape for every refusal. `message` is a sentence for the person who asked. */
import * as z from 'zod/mini'

export const problemCodes = [
  'malformed',
  'not-signed-in',
  'not-allowed',
  'gone',
  'link-revoked',
  'wrong-room',
  'closed',
  'conflict',
  'too-large',
  'too-many',
  'not-saved',
  'broken',
] as const

export const Problem = z.object({
  code: z.enum(problemCodes),
  message: z.string(),
  /** Where in the input: ['body', 'ambitions', '2', 'title']. Empty when it is about the whole. */
  at: z.array(z.string()),
  /** An address on this server where the person can go on. */
  goTo: z.optional(z.string()),
  /** What is there: `Room 3, Hazel`. */
  goToName: z.optional(z.string()),
})
export type Problem = Readonly<z.infer<typeof Problem>>
export type ProblemCode = Problem['code']
