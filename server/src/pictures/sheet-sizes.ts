/** The sheets that pictures are drawn on, and how they look. Lengths are in pixels of 1/96 inch, as an SVG and a page of paper count them. */
import type { PictureLook, PictureSize } from '@waymark/shared/wire/pictures.ts'
import type { Tone } from '@waymark/shared/rules/letters.ts'

export interface SheetSize {
  readonly width: number
  readonly height: number
  /** As a program that prints it is told. */
  readonly printed: { readonly width: string; readonly height: string }
  readonly margin: number
  /** Of type: the most, the least that can still be read from where people stand, and of what is written at the foot. */
  readonly type: { readonly most: number; readonly least: number; readonly foot: number }
  /** How many points of a PNG are one pixel. */
  readonly finer: number
}

export const sheetSizes: Readonly<Record<PictureSize, SheetSize>> = {
  a4: {
    width: 1123,
    height: 794,
    printed: { width: '297mm', height: '210mm' },
    margin: 34,
    type: { most: 30, least: 16, foot: 14 },
    finer: 2,
  },
  a3: {
    width: 1587,
    height: 1123,
    printed: { width: '420mm', height: '297mm' },
    margin: 48,
    type: { most: 42, least: 20, foot: 18 },
    finer: 2,
  },
  slide: {
    width: 1280,
    height: 720,
    printed: { width: '1280px', height: '720px' },
    margin: 30,
    type: { most: 34, least: 20, foot: 16 },
    finer: 1.5,
  },
}

export interface ToneColours {
  readonly note: string
  readonly frame: string
  readonly line: string
  readonly mark: string
  readonly on: string
}

export interface Colours {
  readonly page: string
  readonly surface: string
  readonly ink: string
  readonly soft: string
  readonly trail: string
  readonly shadow: string | null
  readonly hills: readonly [string, string, string] | null
  /** How strong a line is drawn, in hundredths of the size of the type. */
  readonly line: number
  readonly tones: Readonly<Record<Tone, ToneColours>>
  /** Of a note on the wall, and of what sticks it there. */
  readonly sticky: { readonly paper: string; readonly edge: string; readonly tape: string }
}

/** White paper, black ink and thick lines: the letter and the shape tell the sections apart. */
const stark: ToneColours = { note: '#FFFFFF', frame: '#FFFFFF', line: '#000000', mark: '#000000', on: '#FFFFFF' }

/** The colours of the paper theme; a test compares them with the tokens of the client. */
export const sheetColours: Readonly<Record<PictureLook, Colours>> = {
  paper: {
    page: '#FBF5EA',
    surface: '#FFFDF8',
    ink: '#14282D',
    soft: '#3D4E53',
    trail: '#D1611B',
    shadow: '#543A16',
    hills: ['#F7E3C6', '#DCEADA', '#C2DFD3'],
    line: 11,
    tones: {
      a: { note: '#FFEAD3', frame: '#FFF8EF', line: '#AD6526', mark: '#A8480C', on: '#FFFFFF' },
      b: { note: '#D5EDE4', frame: '#F1F9F4', line: '#37897A', mark: '#0E655A', on: '#FFFFFF' },
      c: { note: '#DEEAF8', frame: '#F4F8FC', line: '#527EAE', mark: '#265A93', on: '#FFFFFF' },
      d: { note: '#F1E2F2', frame: '#FAF4FA', line: '#96659B', mark: '#743C7B', on: '#FFFFFF' },
      e: { note: '#FBF0BD', frame: '#FDF9E6', line: '#8B7618', mark: '#67540A', on: '#FFFFFF' },
      f: { note: '#EEEAE2', frame: '#F8F5EF', line: '#7F766A', mark: '#554E45', on: '#FFFFFF' },
    },
    sticky: { paper: '#FBF0BD', edge: '#8B7618', tape: '#F2C48D' },
  },
  contrast: {
    page: '#FFFFFF',
    surface: '#FFFFFF',
    ink: '#000000',
    soft: '#000000',
    trail: '#000000',
    shadow: null,
    hills: null,
    line: 16,
    tones: { a: stark, b: stark, c: stark, d: stark, e: stark, f: stark },
    sticky: { paper: '#FFFFFF', edge: '#000000', tape: '#000000' },
  },
}
