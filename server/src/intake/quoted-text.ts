/** Which lines of a message are its author's, which look like the message that was answered, and which like a signature. Pure. */

/** `tail` is a message that was answered and is not marked line by line: answers may stand in between. */
export type LineKind = 'words' | 'quote' | 'tail' | 'signature'

const quoted = /^\s{0,3}>/
const wrote = /(wrote|writes|ysgrifennodd|schrieb|escribió|a écrit|ha scritto) ?:$/iu
const introduces = /@|\d{4}/u
const original = /^\s*-{3,}\s*(original|forwarded) message\s*-{3,}\s*$/i
const headFrom = /^\s*\*?(from|oddi wrth|von|de)\s*:\*?\s/i
const headMore = /^\s*\*?(sent|date|to|subject|anfonwyd|dyddiad|at|pwnc|gesendet|envoyé)\s*:\*?\s/i
const dashes = /^--\s*$/
const goodbye =
  /^\s*((kind|best|warm|many) )*(regards|wishes|thanks|thank you|cheers|yours (sincerely|faithfully|truly)|cofion( cynnes| gorau)?|cofion gorau|diolch( yn fawr)?)\s*[,.!]?\s*$/i
const device = /^\s*(sent from my |get outlook for |sent from outlook|anfonwyd o fy )/i

const maxSignatureLines = 12
const maxGoodbyeLines = 6

const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === ''

const isRule = (line: string | undefined): boolean => /^\s*_{5,}\s*$/.test((line ?? '').slice(0, 300))

/** One kind for each line. */
export function kindsOfLines(lines: readonly string[]): LineKind[] {
  const kinds = lines.map((line): LineKind => (quoted.test(line) ? 'quote' : 'words'))
  markIntroductions(lines, kinds)
  const tail = lines.findIndex((_, at) => kinds[at] === 'words' && beginsTail(lines, at))
  if (tail !== -1) kinds.fill('tail', isRule(lines[tail - 1]) ? tail - 1 : tail)
  markSignatures(lines, kinds)
  return kinds
}

/** "On Monday somebody wrote:", on one line or two, belongs to what was quoted. */
function markIntroductions(lines: readonly string[], kinds: LineKind[]): void {
  for (let at = 1; at < kinds.length; at += 1)
    if (kinds[at] === 'quote' && kinds[at - 1] !== 'quote') kinds.fill('quote', introductionTo(lines, kinds, at), at)
}

/** Where it begins; the quote itself where there is none. */
function introductionTo(lines: readonly string[], kinds: readonly LineKind[], at: number): number {
  let last = at - 1
  while (last >= at - 4 && isBlank(lines[last])) last -= 1
  const [before, line] = [endOf(lines[last - 1]), endOf(lines[last])]
  const isBroken = !/\d{4}/.test(line) && /\d{4}/.test(before)
  if (!line.endsWith(':') || !(wrote.test(line) || introduces.test(`${before} ${line}`))) return at
  return isBroken && kinds[last - 1] === 'words' ? last - 1 : last
}

const endOf = (line = ''): string => line.slice(-500).trimEnd()

function beginsTail(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').slice(0, 300)
  if (original.test(line)) return true
  return headFrom.test(line) && lines.slice(at + 1, at + 5).some(next => headMore.test(next.slice(0, 300)))
}

/** From a line of two dashes, or from a goodbye near the end, to where the author's words end. */
function markSignatures(lines: readonly string[], kinds: LineKind[]): void {
  let end = lines.length
  let filled = 0
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (kinds[at] !== 'words') {
      end = at
      filled = 0
    } else if (!isBlank(lines[at])) {
      filled += 1
      if (beginsSignature(lines[at] ?? '', filled)) kinds.fill('signature', at, end)
    }
  }
}

function beginsSignature(line: string, filled: number): boolean {
  if (line.length > 80) return false
  if (dashes.test(line)) return filled <= maxSignatureLines
  if (device.test(line)) return filled <= 2
  return goodbye.test(line) && filled <= maxGoodbyeLines
}
