/** The colours of the theme, for what is drawn on canvas: read from the same roles as everything else. */
import { tones, type Tone } from '@waymark/shared/rules/letters.ts'

export interface ToneColours {
  readonly note: string
  readonly frame: string
  readonly line: string
}

export interface Palette {
  readonly tones: Readonly<Record<Tone, ToneColours>>
  readonly ink: string
  readonly surface: string
  readonly select: string
  readonly line: string
  /** Of the words of notes, at 100 %. */
  readonly font: string
  readonly fontSize: number
  readonly lineHeight: number
}

export function readPalette(root: HTMLElement): Palette {
  const style = getComputedStyle(root)
  const isForced = matchMedia('(forced-colors: active)').matches
  const role = (name: string, system: string): string => (isForced ? system : style.getPropertyValue(name).trim())
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const colours = (tone: Tone): ToneColours => ({
    note: role(`--${tone}-note`, 'Canvas'),
    frame: role(`--${tone}-frame`, 'Canvas'),
    line: role(`--${tone}-line`, 'CanvasText'),
  })
  const fontSize = Number.parseFloat(style.fontSize)
  return {
    tones: Object.fromEntries(tones.map(tone => [tone, colours(tone)])) as Record<Tone, ToneColours>,
    ink: role('--ink', 'CanvasText'),
    surface: role('--surface', 'Canvas'),
    select: role('--select', 'Highlight'),
    line: role('--line-strong', 'CanvasText'),
    font: `${style.fontWeight} ${fontSize}px ${style.fontFamily}`,
    fontSize,
    lineHeight: 1.38 * Math.max(fontSize, rem),
  }
}
