/** A PDF as it comes out of a printer, by poppler: its pages as pictures and as words. Found on this machine, or installed by whoever may install things. */
import { execFileSync, spawnSync } from 'node:child_process'
import jsQr from 'jsqr'

/** In grey, a byte for each point. */
export interface PageImage {
  readonly width: number
  readonly height: number
  readonly points: Uint8Array
}

export function poppler(
  program: 'pdftoppm' | 'pdftotext' | 'pdfinfo',
  options: readonly string[],
  input: Uint8Array,
): Buffer {
  const how = { input, maxBuffer: 1e9 }
  let done = spawnSync(program, options, how)
  if (done.error !== undefined && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'poppler-utils'], {
      env,
      stdio: 'ignore',
    })
    done = spawnSync(program, options, how)
  }
  if (done.error !== undefined)
    throw new Error('poppler is not here. Install it (on Debian: apt install poppler-utils).')
  if (done.status !== 0) throw new Error(`${program}: ${String(done.stderr)}`)
  return done.stdout
}

/** Lines are kept, which is how the words are spread over the page. */
export const wordsOfPages = (bytes: Uint8Array): string[] =>
  String(poppler('pdftotext', ['-enc', 'UTF-8', '-raw', '-', '-'], bytes))
    .split('\f')
    .slice(0, -1)
    .map(words => words.replaceAll(/\s+/g, ' ').trim())

/** A picture of each page, up to that one, with so many points to the inch. */
export function imagesOfPages(bytes: Uint8Array, dpi: number, last = 100): PageImage[] {
  const all = poppler('pdftoppm', ['-gray', '-r', String(dpi), '-l', String(last), '-'], bytes)
  const images: PageImage[] = []
  let at = 0
  while (at < all.length) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(all.subarray(at, at + 40).toString('latin1'))
    if (head === null) throw new Error('this is no picture of a page')
    const [width, height] = [Number(head[1]), Number(head[2])]
    const from = at + head[0].length
    at = from + width * height
    images.push({ width, height, points: all.subarray(from, at) })
  }
  return images
}

/** What a phone reads on it; undefined where there is no code. `side` is how long the code is on paper, in millimetres. */
export function codeOn({ width, height, points }: PageImage, dpi: number): { words: string; side: number } | undefined {
  const colours = new Uint8ClampedArray(width * height * 4)
  // What is not red, green or blue says how much is seen through.
  for (let at = 0; at < colours.length; at += 1) colours[at] = at % 4 === 3 ? 255 : (points[at >> 2] ?? 255)
  const found = jsQr.default(colours, width, height, { inversionAttempts: 'dontInvert' })
  if (found === null) return undefined
  const { topLeftCorner, topRightCorner } = found.location
  return { words: found.data, side: ((topRightCorner.x - topLeftCorner.x) / dpi) * 25.4 }
}

/** How many lines to write on go over most of the width. */
export function rulesOn({ width, height, points }: PageImage): number {
  let [count, wasRule] = [0, false]
  for (let y = 0; y < height; y += 1) {
    const dark = points.subarray(y * width, (y + 1) * width).filter(grey => grey < 200).length
    const isRule = dark > width * 0.7
    if (isRule && !wasRule) count += 1
    wasRule = isRule
  }
  return count
}
