/** Bytes with a few words about them in front, as one message: the words as JSON on a line, then the bytes. Pure. */
import * as z from 'zod/mini'

const lineEnd = 10
/** No head is longer, so that nobody looks for its end in megabytes. */
const mostHeadBytes = 1000

export const withHead = (head: object, body: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]))

export interface Headed<Head> {
  readonly head: Head
  readonly body: Uint8Array
}

/** Undefined for what is none. The body shares the memory of `bytes`. */
export function readHeaded<Schema extends z.ZodMiniType>(
  schema: Schema,
  bytes: Uint8Array,
): Headed<z.output<Schema>> | undefined {
  const end = bytes.subarray(0, mostHeadBytes).indexOf(lineEnd)
  if (end === -1) return undefined
  const head = schema.safeParse(parsed(Buffer.from(bytes.subarray(0, end)).toString()))
  return head.success ? { head: head.data, body: bytes.subarray(end + 1) } : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
