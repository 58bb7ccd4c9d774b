/** The letters of a PDF: they travel in it, so that it looks the same everywhere. Which of the two files of a weight holds a letter is asked of the files. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

export type Weight = 'regular' | 'bold' | 'italic'

export interface Letters {
  /** All fonts, by the name under which a document knows them; a file is read when its letters are needed. */
  readonly fonts: readonly (readonly [name: string, path: string])[]
  /** The words in stretches of one font each. A letter that no font holds is `instead`, and counted. */
  readonly runs: (text: string, weight: Weight) => { readonly runs: readonly Run[]; readonly missing: number }
}

export interface Run {
  readonly font: string
  readonly text: string
}

const looks = { regular: '400-normal', bold: '700-normal', italic: '400-italic' } as const

/** In the order in which they are asked. Writing from right to left is none of them: the library has no order for it. */
const families: readonly (readonly [family: string, sets: readonly string[]])[] = [
  ['atkinson-hyperlegible-next', ['latin', 'latin-ext']],
  ['noto-sans', ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'devanagari']],
  ['noto-emoji', ['emoji', ...Array.from({ length: 11 }, (_, at) => String(at))]],
]

/** Stands for a letter that cannot be shown. */
const instead = '?'

interface Source {
  readonly name: string
  readonly path: string
  readonly weight: Weight
}

const sources: readonly Source[] = (['regular', 'bold', 'italic'] as const).flatMap(weight =>
  // Only Latin writing is slanted; what is not found there stands upright.
  (weight === 'italic' ? families.slice(0, 1) : families).flatMap(([family, sets]) =>
    sets.map(set => ({
      name: family === 'atkinson-hyperlegible-next' ? `${set}-${weight}` : `${family}-${set}-${weight}`,
      path: fileURLToPath(import.meta.resolve(`@fontsource/${family}/files/${family}-${set}-${looks[weight]}.woff`)),
      weight,
    })),
  ),
)

function open(path: string): Font {
  const font = create(readFileSync(path))
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the letters of the PDF are not one font')
  return font
}

/** Joins letters, turns them round or chooses their look; where a font does not know it, nothing is missed. */
const isUnseen = (letter: string): boolean => /\p{Default_Ignorable_Code_Point}/u.test(letter)

/** The library measures a word that is longer than a line over and over: it is given in pieces. */
const inPieces = (text: string): string =>
  text.replaceAll(/\S{60,}/gu, word => word.replaceAll(/.{30}(?=.)/gsu, piece => `${piece}\n`))

export function openLetters(): Letters {
  const opened = new Map<string, Font>()
  const known = new Map<string, string | undefined>()
  const holds = ({ path }: Source, letter: string): boolean => {
    const font = opened.get(path) ?? open(path)
    opened.set(path, font)
    return font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  }
  const fontFor = (letter: string, weight: Weight): string | undefined => {
    const key = `${weight} ${letter}`
    const upright = weight === 'italic' ? 'regular' : weight
    const find = (own: Weight) => sources.find(source => source.weight === own && holds(source, letter))?.name
    if (!known.has(key)) known.set(key, find(weight) ?? find(upright))
    return known.get(key)
  }
  const shownBy = (letter: string, weight: Weight): { readonly name: string; readonly shown: string } => {
    const name = letter === '\n' ? undefined : fontFor(letter, weight)
    if (name !== undefined) return { name, shown: letter }
    const isSpace = /\s/u.test(letter)
    const shown = letter === '\n' ? letter : isSpace ? ' ' : isUnseen(letter) ? '' : instead
    return { name: `latin-${weight}`, shown }
  }
  return {
    fonts: sources.map(({ name, path }) => [name, path]),
    runs: (text, weight) => {
      const runs: { font: string; text: string }[] = []
      let missing = 0
      for (const letter of inPieces(text.normalize('NFC'))) {
        const { name, shown } = shownBy(letter, weight)
        if (shown === instead && letter !== instead) missing += 1
        const last = runs.at(-1)
        if (last?.font === name) last.text += shown
        else if (shown !== '') runs.push({ font: name, text: shown })
      }
      return { runs, missing }
    },
  }
}
