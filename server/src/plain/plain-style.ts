/** The look of the plain pages: Waymark's own, in one small file that is fetched once. Colours follow the device; the letters are its own. */
import { createHash } from 'node:crypto'
import { plainColours } from './plain-colours.ts'
import { plainParts } from './plain-parts.ts'

const text = `${plainColours}${plainParts}`

/** Its address changes with it, so it may be kept for good; it lies beside the pages, and costs nobody a part of what they may ask for. */
export const plainStyle = {
  path: `/plain-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.css`,
  text,
} as const
