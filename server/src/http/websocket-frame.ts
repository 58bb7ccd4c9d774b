/** A message as a server puts it on a websocket (RFC 6455, 5.2): unmasked, whole, binary. Made once however many it is sent to. */
const finalBinary = 0x82
/** The length stands in one byte below this, in two more after the first marker, in eight after the second. */
const inTwoBytes = 126
const inEightBytes = 127

const made = new WeakMap<Uint8Array, Buffer>()

/** `message` must not be changed afterwards. */
export function websocketFrame(message: Uint8Array): Buffer {
  const known = made.get(message)
  if (known !== undefined) return known
  const frame = Buffer.concat([headOf(message.byteLength), message])
  made.set(message, frame)
  return frame
}

function headOf(length: number): Buffer {
  if (length < inTwoBytes) return Buffer.of(finalBinary, length)
  const isShort = length < 65_536
  const head = Buffer.alloc(isShort ? 4 : 10)
  head[0] = finalBinary
  head[1] = isShort ? inTwoBytes : inEightBytes
  if (isShort) head.writeUInt16BE(length, 2)
  else head.writeBigUInt64BE(BigInt(length), 2)
  return head
}
