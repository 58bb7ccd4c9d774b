/** A message between servers, with the sender around it, so that none takes its own for another's. Pure. */

export interface Opened {
  readonly from: string
  readonly message: Uint8Array
}

/** Of another version is what servers of another version say; they are not understood, which is as if nothing had come. */
const version = 1
const headBytes = 2

/** `from`: up to 255 letters of ASCII. The message is copied. */
export function seal(from: string, message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headBytes + from.length + message.byteLength)
  bytes[0] = version
  bytes[1] = from.length
  for (let at = 0; at < from.length; at += 1) bytes[headBytes + at] = from.charCodeAt(at)
  bytes.set(message, headBytes + from.length)
  return bytes
}

/** Undefined for what is no envelope of this version. The message shares the memory of `bytes`. */
export function openEnvelope(bytes: Uint8Array): Opened | undefined {
  const end = headBytes + (bytes[1] ?? 0)
  if (bytes[0] !== version || bytes.byteLength < end) return undefined
  return {
    from: String.fromCharCode(...bytes.subarray(headBytes, end)),
    message: new Uint8Array(bytes.buffer, bytes.byteOffset + end, bytes.byteLength - end),
  }
}
