/** The words of a note as they are compared: without case, accents and common words, each with how it was written. */
import { stemmer } from 'stemmer'

/** Said so often in any note that sharing one says nothing. */
const common = new Set(
  `a about after again all also am an and any are as at be because been before being both but by can could did do does doing don
  done down each even few for from further get gets getting go goes going got had has have having he her here hers him his how i if in
  into is it its itself just let like make many may me might more most much must my need needs no nor not now of off on once one only or
  other our ours out over own people please re same shall she should so some such than that the their theirs them then there these they
  thing things this those through to too under until up us use very want was way we were what when where which while who why will with
  would you your yours ll ve s t d m ought cannot isn doesn didn won couldn shouldn wouldn aren wasn weren hasn haven hadn every something
  anything really well still yes lot lots able`
    .split(/\s+/)
    .filter(word => word !== ''),
)

const parts = /[\p{L}\p{M}\p{N}]+(?:[’'][\p{L}]+)*/gu

export interface Word {
  /** As it was written, in small letters. */
  readonly written: string
  /** As it is compared. */
  readonly stem: string
  readonly isCommon: boolean
}

export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')

/** In their order. */
export function wordsOf(text: string): Word[] {
  return [...text.toLowerCase().normalize('NFC').matchAll(parts)].map(([written]) => {
    const bare = plain(written).replaceAll(/[’'].*$/gu, '')
    const isLatin = /^[a-z]+$/.test(bare)
    return {
      written,
      stem: isLatin ? stemmer(bare) : bare,
      isCommon: common.has(bare) || common.has(plain(written).replaceAll(/[’']/gu, '')) || bare.length < 2,
    }
  })
}
