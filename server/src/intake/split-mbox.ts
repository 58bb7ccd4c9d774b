/** The messages of a mailbox in one file (mbox), each as it was sent. Pure. */

export const maxMboxMessages = 500

const newline = 0x0a
const greater = 0x3e
const from = Buffer.from('From ')

export const isMbox = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).equals(from)

/** A line `From ` with a time, after an empty one and before a head, begins a message; `>From ` in it was `From ` when it was written. At most one more than may be taken is looked for. */
export function splitMbox(bytes: Uint8Array): Uint8Array[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts: number[] = []
  for (let at = 0; at !== -1 && starts.length <= maxMboxMessages + 1; at = nextStart(all, at + 1)) starts.push(at)
  return starts
    .map((start, at) => all.subarray(lineAfter(all, start), starts[at + 1] ?? all.length))
    .slice(0, maxMboxMessages + 1)
    .map(unescaped)
}

function nextStart(all: Buffer, after: number): number {
  for (let at = all.indexOf('\nFrom ', after); at !== -1; at = all.indexOf('\nFrom ', at + 1)) {
    const isAfterEmpty = all[at - 1] === newline || (all[at - 1] === 0x0d && all[at - 2] === newline)
    if (isAfterEmpty && begins.test(all.toString('latin1', at + 1, at + 300))) return at + 1
  }
  return -1
}

const begins = /^From [^\n]*\d:\d\d[^\n]*\n>?[\w-]+:/

function lineAfter(all: Buffer, start: number): number {
  const end = all.indexOf(newline, start)
  return end === -1 ? all.length : end + 1
}

/** One `>` less before `From ` at the beginnings of lines. */
function unescaped(message: Buffer): Uint8Array {
  if (!message.includes('>From ')) return message
  const kept: Buffer[] = []
  let done = 0
  for (let at = message.indexOf('>From '); at !== -1; at = message.indexOf('>From ', at + 1)) {
    let first = at
    while (first > 0 && message[first - 1] === greater) first -= 1
    if (first !== 0 && message[first - 1] !== newline) continue
    kept.push(message.subarray(done, first))
    done = first + 1
  }
  return Buffer.concat([...kept, message.subarray(done)])
}
