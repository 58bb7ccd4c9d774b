/** What stands between the cells of a table that was written as text: told by its first lines, never by the name of the file. */

const candidates = ['\t', ';', ',', '|'] as const

/** So many rows tell enough. */
const looked = 20
const longest = 64 * 1024

export interface Delimiter {
  readonly sign: string
  /** Where the table begins: after a line that says no more than the sign, as Excel writes it. */
  readonly from: number
}

export function delimiterOf(text: string): Delimiter {
  const said = /^sep=(.)\r?\n/i.exec(text)
  if (said?.[1] !== undefined) return { sign: said[1], from: said[0].length }
  const head = text.slice(0, longest)
  const scored = candidates.map(sign => ({ sign, score: scoreOf(countsIn(head, sign)) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  // One column: no sign that might stand in words is between cells.
  return { sign: best.score === 0 ? '\t' : best.sign, from: 0 }
}

/** How many there are in each of the first rows, outside of quotation marks around a cell. */
function countsIn(head: string, sign: string): number[] {
  const quoted = new RegExp(`(^|[\\n${sign}])"(?:[^"]|"")*"`, 'g')
  return head
    .replaceAll(quoted, '$1x')
    .split('\n')
    .filter(line => line !== '')
    .slice(0, looked)
    .map(line => line.split(sign).length - 1)
}

/** All rows of a table have as many as its headings. What only some have stands in their words. */
function scoreOf([first = 0, ...rest]: readonly number[]): number {
  if (first === 0) return 0
  const same = rest.filter(count => count === first).length
  return rest.length === 0 ? first / 1000 : (same / rest.length) * 1000 + first / 1000
}
