/** The letters of a PDF: they travel in it, so that it looks the same everywhere. Which of the two files of a weight holds a letter is asked of the files. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

export type Weight = 'regular' | 'bold'

export interface Letters {
  /** All fonts, by the name under which a document knows them. */
  readonly fonts: readonly (readonly [name: string, bytes: Buffer])[]
  /** The words in stretches of one font each. A letter that no font holds is `instead`, and counted. */
  readonly runs: (text: string, weight: Weight) => { readonly runs: readonly Run[]; readonly missing: number }
}

export interface Run {
  readonly font: string
  readonly text: string
}

const sets = ['latin', 'latin-ext'] as const
const weights = { regular: 400, bold: 700 } as const
const family = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'

/** Stands for a letter that cannot be shown. */
const instead = '?'

interface Opened {
  readonly name: string
  readonly bytes: Buffer
  readonly weight: Weight
  readonly font: Font
}

function open(set: (typeof sets)[number], weight: Weight): Opened {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(`${family}-${set}-${weights[weight]}-normal.woff`)))
  const font = create(bytes)
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the letters of the PDF are not one font')
  return { name: `${set}-${weight}`, bytes, weight, font }
}

function shownBy(own: readonly Opened[], letter: string): { readonly name: string; readonly shown: string } {
  const holder = own.find(({ font }) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  if (holder !== undefined) return { name: holder.name, shown: letter }
  const isSpace = /\s/u.test(letter)
  return { name: own[0]?.name ?? '', shown: letter === '\n' ? letter : isSpace ? ' ' : instead }
}

export function openLetters(): Letters {
  const all = (['regular', 'bold'] as const).flatMap(weight => sets.map(set => open(set, weight)))
  return {
    fonts: all.map(({ name, bytes }) => [name, bytes]),
    runs: (text, weight) => {
      const own = all.filter(font => font.weight === weight)
      const runs: { font: string; text: string }[] = []
      let missing = 0
      for (const letter of text.normalize('NFC')) {
        const { name, shown } = shownBy(own, letter)
        if (shown === instead && letter !== instead) missing += 1
        const last = runs.at(-1)
        if (last?.font === name) last.text += shown
        else runs.push({ font: name, text: shown })
      }
      return { runs, missing }
    },
  }
}
