/** What every picture is written with: outlines of letters, words that are no markup, and the frame of the file. */
import type { Letters } from './letters.ts'
import { glyphsOf, type SetLine } from './lines.ts'
import { betweenParagraphs, leading, type PlacedText } from './placed.ts'
import { short } from './shapes.ts'

export const fill = (d: string, colour: string, more = ''): string => `<path d="${d}" fill="${colour}"${more}/>`
export const stroke = (colour: string, width: number): string =>
  ` stroke="${colour}" stroke-width="${short(width)}" stroke-linejoin="round"`

/** For what is between tags; what XML cannot hold is left out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** Puts the letters that it needs into `used`. */
export function written({ set, x, y, width, size }: PlacedText, colour: string, used: Set<string>): string {
  let top = y
  const lines = set.lines.map(line => {
    top += line.isNext ? betweenParagraphs * size : 0
    const base = top + (leading / 2 + 0.335) * size
    top += leading * size
    const left = line.isRightToLeft ? x + width - (line.width * size) / 1000 : x
    return `<g transform="translate(${short(left)} ${short(base)})scale(${Math.round(size * 100) / 100_000})">${usesOf(line, used)}</g>`
  })
  return `<g fill="${colour}">${lines.join('')}</g>`
}

const usesOf = (line: SetLine, used: Set<string>): string =>
  glyphsOf(line)
    .map(({ key, x, y }) => {
      used.add(key)
      return `<use xlink:href="#${key}" x="${Math.round(x)}"${Math.round(y) === 0 ? '' : ` y="${Math.round(y)}"`}/>`
    })
    .join('')

export interface SvgFile {
  readonly width: number
  readonly height: number
  /** As a program that prints it is told. */
  readonly printed: { readonly width: string; readonly height: string }
  readonly alt: string
  readonly text: string
  readonly body: readonly string[]
  readonly used: ReadonlySet<string>
}

export function svgFile({ width, height, printed, alt, text, body, used }: SvgFile, letters: Letters): string {
  const outlines = [...used].toSorted(inOrder).map(key => `<path id="${key}" d="${letters.outline(key)}"/>`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" aria-labelledby="title" aria-describedby="words" width="${printed.width}" height="${printed.height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="title">${escaped(alt)}</title>`,
    `<desc id="words">${escaped(text)}</desc>`,
    `<defs>${outlines.join('')}</defs>`,
    ...body,
    '</svg>',
    '',
  ].join('\n')
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
