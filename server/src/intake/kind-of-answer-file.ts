/** What kind of file it is that somebody sent as an answer, by what is in it and never by its name. What is not read is refused in words. */
import { documentLimits, openZip, type OpenedZip } from './open-zip.ts'
import { notRead, withMacros } from './refused.ts'

export type AnswerFileKind =
  | { readonly kind: 'docx' | 'odt' | 'archive'; readonly zip: OpenedZip }
  | { readonly kind: 'text' }

type Begin = readonly [at: number, signature: string]

/** In Latin-1. */
const signatures: readonly (readonly [begin: Begin, is: string])[] = [
  [[0, '%PDF-'], 'pdf'],
  [[0, '\u0089PNG'], 'picture'],
  [[0, '\u00FF\u00D8\u00FF'], 'picture'],
  [[0, 'GIF8'], 'picture'],
  [[0, 'II*\0'], 'picture'],
  [[0, 'MM\0*'], 'picture'],
  [[8, 'WEBP'], 'picture'],
  [[4, 'ftyphei'], 'picture'],
  [[4, 'ftypmif'], 'picture'],
  [[0, '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1'], 'oldWord'],
  [[0, '{\\rtf'], 'rtf'],
]

/** Refuses what cannot be read as an answer. */
export async function kindOfAnswerFile(bytes: Uint8Array): Promise<AnswerFileKind> {
  const known = beginsLike(bytes)
  if (known !== 'zip' && known !== 'text') throw notRead[known]
  return known === 'zip' ? kindOfZip(await openZip(bytes, documentLimits)) : { kind: 'text' }
}

/** What a file is by how it begins, before anything in it is read: `zip`, `text` where it is none of those we know, or a key of what is not read. */
export function beginsLike(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (bytes.length === 0) return 'empty'
  const known = signatures.find(([[at, signature]]) => head.startsWith(signature, at))?.[1]
  if (known !== undefined) return known
  if (/^(?:\u00EF\u00BB\u00BF)?\s*<(?:!doctype html|html|\?xml)/i.test(head))
    return /<(?:!doctype )?html/i.test(head) ? 'html' : 'xml'
  return head.startsWith('PK') ? 'zip' : 'text'
}

const openDocumentText = 'application/vnd.oasis.opendocument.text'
const runsByItself = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/
const macroType = 'macroEnabled'

async function kindOfZip(zip: OpenedZip): Promise<AnswerFileKind> {
  const names = new Set(zip.names)
  if (names.has('[Content_Types].xml')) return kindOfOffice(zip, names)
  if (names.has('mimetype')) {
    const type = Buffer.from((await zip.read('mimetype')) ?? [])
      .toString('latin1')
      .trim()
    if (type === openDocumentText) return { kind: 'odt', zip }
    throw notRead['sheet']
  }
  if (zip.names.some(name => /(?:^|\/)Index\/Document\.iwa$|^Index\.zip$/.test(name))) throw notRead['pages']
  return { kind: 'archive', zip }
}

async function kindOfOffice(zip: OpenedZip, names: ReadonlySet<string>): Promise<AnswerFileKind> {
  const types = Buffer.from((await zip.read('[Content_Types].xml')) ?? []).toString('utf8')
  if (types.includes(macroType) || zip.names.some(name => runsByItself.test(name))) throw withMacros()
  if (zip.names.some(name => /^(?:xl|ppt)\//.test(name))) throw notRead['sheet']
  if (names.has('_rels/.rels') || names.has('word/document.xml')) return { kind: 'docx', zip }
  throw notRead['unknown']
}
