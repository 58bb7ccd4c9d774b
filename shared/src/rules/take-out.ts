/** Taking a name out of words that stay: each time it stands there as words of its own, large or small, the same mark takes its place. */
import { nameRemoved } from '#model/erasure.ts'

export interface WithoutName {
  readonly text: string
  /** How often it stood there. */
  readonly times: number
  /** Where a place in the text before is in the text after. One within a name is at the start or the end of the mark. */
  readonly placeOf: (at: number, edge: 'start' | 'end') => number
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** What is typed with more spaces, or another kind of them, is the same. */
export function nameAsPattern(name: string): RegExp | undefined {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter(word => word !== '')
  if (words.length === 0) return undefined
  const said = words.map(word => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)).join(String.raw`\s+`)
  const whole = words.join(' ')
  const before = /^[\p{L}\p{N}\p{M}]/u.test(whole) ? String.raw`(?<![\p{L}\p{N}\p{M}])` : ''
  const after = /[\p{L}\p{N}\p{M}]$/u.test(whole) ? String.raw`(?![\p{L}\p{N}\p{M}])` : ''
  return new RegExp(`${before}${said}${after}`, 'giu')
}

export function withoutName(text: string, name: string): WithoutName {
  const found = stretchesOf(text, name)
  let after = ''
  let at = 0
  for (const { start, end } of found) {
    after += text.slice(at, start) + nameRemoved
    at = end
  }
  const placeOf: WithoutName['placeOf'] = (place, edge) => {
    let shift = 0
    for (const { start, end } of found) {
      if (place <= start) break
      if (place < end) return start + shift + (edge === 'start' ? 0 : nameRemoved.length)
      shift += nameRemoved.length - (end - start)
    }
    return place + shift
  }
  return { text: after + text.slice(at), times: found.length, placeOf }
}

/** Marks that stand there already are passed over, whatever is taken out. */
function stretchesOf(text: string, name: string): Stretch[] {
  const pattern = nameAsPattern(name)
  if (pattern === undefined) return []
  const marks = [...text.matchAll(new RegExp(nameRemoved.replaceAll(/[[\]]/gu, String.raw`\$&`), 'gu'))]
  const isInMark = ({ start, end }: Stretch): boolean =>
    marks.some(({ index }) => start < index + nameRemoved.length && end > index)
  return [...text.matchAll(pattern)]
    .map(match => ({ start: match.index, end: match.index + match[0].length }))
    .filter(one => !isInMark(one))
}
