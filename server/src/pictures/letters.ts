/** The letters of the pictures: their widths and their outlines, from the fonts that travel with the software. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

export type Weight = 'regular' | 'bold'

/** In thousandths of the size of the type. */
export interface Glyph {
  /** By which `outline` knows it. */
  readonly key: string
  readonly x: number
  readonly y: number
}
export interface Shaped {
  readonly glyphs: readonly Glyph[]
  readonly width: number
}

export interface Letters {
  /** Which font draws this; the first where none can. */
  readonly fontOf: (cluster: string, weight: Weight) => string
  /** Whether a font has every sign of it. */
  readonly has: (font: string, cluster: string) => boolean
  readonly shape: (text: string, font: string, isRightToLeft: boolean) => Shaped
  /** As the path of an SVG, in thousandths, the baseline at 0. */
  readonly outline: (key: string) => string
}

const weights = { regular: 400, bold: 700 } as const
const package_ = (name: string, set: string): string => `@fontsource/${name}/files/${name}-${set}`

/** In the order in which they are asked. Emoji come last, but first for what is an emoji. */
const families = [
  package_('atkinson-hyperlegible-next', 'latin'),
  package_('atkinson-hyperlegible-next', 'latin-ext'),
  package_('noto-sans-arabic', 'arabic'),
  package_('noto-sans-hebrew', 'hebrew'),
  ...['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese', 'devanagari'].map(set =>
    package_('noto-sans', set),
  ),
]
const emoji = package_('noto-emoji', 'emoji')

/** What has no outline of its own, and only says how its neighbours are drawn. */
const unseen = /^[\p{Cf}\uFE00-\uFE0F]$/u
const isEmoji = (cluster: string): boolean => /\p{Emoji_Presentation}|\uFE0F|\u20E3/u.test(cluster)

interface Opened {
  readonly font: Font
  readonly key: string
  readonly glyphs: Map<number, string>
}

function open(file: string, at: number): Opened {
  const font = create(readFileSync(fileURLToPath(import.meta.resolve(`${file}-normal.woff`))))
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the letters of the pictures are not one font')
  return { font, key: String.fromCharCode(97 + at), glyphs: new Map() }
}

const mostKept = 20_000

/** Opens a font once it is needed. */
export function openLetters(): Letters {
  const opened = new Map<string, Opened>()
  const outlines = new Map<string, string>()
  const chosen = new Map<string, string>()
  const shaped = new Map<string, Shaped>()
  const fontAt = (file: string): Opened => {
    const known = opened.get(file) ?? open(file, opened.size)
    opened.set(file, known)
    return known
  }
  const has = (file: string, cluster: string): boolean => {
    const { font } = fontAt(file)
    return Array.from(cluster).every(sign => unseen.test(sign) || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))
  }
  const shapeAnew = (text: string, file: string, isRightToLeft: boolean): Shaped => {
    const { font, key } = fontAt(file)
    const scale = 1000 / font.unitsPerEm
    // The types of the library know a direction by number, the library by name.
    const direction = (isRightToLeft ? 'rtl' : 'ltr') as never
    const { glyphs, positions } = font.layout(text, undefined, undefined, undefined, direction)
    let width = 0
    const placed = glyphs.map((glyph, at): Glyph => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
      const name = `${key}${glyph.id}`
      if (!outlines.has(name)) outlines.set(name, pathOf(glyph.path.commands, scale))
      const x = width + xOffset * scale
      width += xAdvance * scale
      return { key: name, x, y: -yOffset * scale }
    })
    return { glyphs: placed.filter(glyph => outlines.get(glyph.key) !== ''), width }
  }
  return {
    has,
    fontOf: (cluster, weight) =>
      remembered(chosen, `${weight} ${cluster}`, () => {
        const own = [...families.map(file => `${file}-${weights[weight]}`), `${emoji}-400`]
        const inOrder = isEmoji(cluster) ? own.toReversed() : own
        return inOrder.find(file => has(file, cluster)) ?? own[0] ?? ''
      }),
    shape: (text, file, isRightToLeft) =>
      remembered(shaped, `${file} ${isRightToLeft ? '<' : '>'} ${text}`, () => shapeAnew(text, file, isRightToLeft)),
    outline: key => outlines.get(key) ?? '',
  }
}

/** Forgets all once there is too much of it. */
function remembered<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= mostKept) kept.clear()
  const made = make()
  kept.set(key, made)
  return made
}

const signs = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const

/** Turned over, because letters are measured upwards and pictures downwards. */
const pathOf = (commands: readonly PathCommand[], scale: number): string =>
  commands
    .map(
      ({ command, args }) =>
        signs[command] + args.map((value, at) => Math.round(value * (at % 2 === 0 ? scale : -scale))).join(' '),
    )
    .join('')

interface PathCommand {
  readonly command: keyof typeof signs
  readonly args: readonly number[]
}
