/** Looks into a PDF: its structure by its own bytes, and its words by poppler, which is no part of what wrote it. */
import { spawnSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'

export interface PdfStructure {
  readonly isTagged: boolean
  readonly claimsUa: boolean
  readonly language: string | undefined
  /** How many of each structure element there are. */
  readonly tags: ReadonlyMap<string, number>
}

export function structureOf(bytes: Uint8Array): PdfStructure {
  const text = Buffer.from(bytes).toString('latin1')
  const tags = new Map<string, number>()
  for (const [, tag = ''] of text.matchAll(/\/S \/(\w+)\n(?:\/Alt [\s\S]{0,500}?>>\n)?\/P /g))
    tags.set(tag, (tags.get(tag) ?? 0) + 1)
  return {
    isTagged: text.includes('/MarkInfo') && text.includes('/StructTreeRoot'),
    claimsUa: metadataOf(text).includes('pdfuaid:part'),
    language: /\/Lang \(([^)]*)\)/.exec(text)?.[1]?.replaceAll(/[^\w-]/g, ''),
    tags,
  }
}

const metadataOf = (text: string): string =>
  [text, ...[...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, stream = '']) => inflated(stream))].join('\n')

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('utf8')
  } catch {
    return ''
  }
}

/** Undefined where poppler-utils is not on this machine, which is said aloud. */
export function wordsByPoppler(bytes: Uint8Array): string | undefined {
  const { error, status, stdout, stderr } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-raw', '-', '-'], {
    input: bytes,
  })
  if (error !== undefined) return missing()
  if (status !== 0 || stderr.length > 0) throw new Error(`pdftotext: ${String(stderr)}`)
  return String(stdout).replaceAll(/\s+/g, ' ')
}

export function infoByPoppler(bytes: Uint8Array, ...more: readonly string[]): string | undefined {
  const { error, status, stdout, stderr } = spawnSync('pdfinfo', [...more, '-'], { input: bytes })
  if (error !== undefined) return missing()
  if (status !== 0 || stderr.length > 0) throw new Error(`pdfinfo: ${String(stderr)}`)
  return String(stdout)
}

function missing(): undefined {
  process.stderr.write(
    '\nThe words of the PDF were NOT read back: poppler-utils (pdfinfo, pdftotext) is not installed here.\n',
  )
}
