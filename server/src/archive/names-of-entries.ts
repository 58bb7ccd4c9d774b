/** What the parts of an archive are called. */
import { readDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import type { SessionFile } from '@waymark/shared/model/session-file.ts'

export const manifestName = 'manifest.json'
export const readMeName = 'READ ME.txt'

const rows = /^rows\/([a-z-]{1,40})\.jsonl$/
const docs = /^docs\/([a-z]{1,20})\/([A-Za-z0-9_-]{10,40})\.json$/

export const rowsEntry = (kind: string): string => `rows/${kind}.jsonl`
/** `docs/room/ID.json` */
export const docEntry = (name: DocName): string => `docs/${name.replace(':', '/')}.json`
export const fileEntry = ({ id, kind }: Pick<SessionFile, 'id' | 'kind'>): string => `files/${id}.${kind}`
export const siteEntry = (page: string): string => `site/${page}`

/** Undefined for every other name. */
export const kindOfEntry = (name: string): string | undefined => rows.exec(name)?.[1]

export function docOfEntry(name: string): DocName | undefined {
  const [, kind, id] = docs.exec(name) ?? []
  return readDocName(`${kind}:${id}`)?.name
}

export const isRows = (name: string): boolean => name.startsWith('rows/')
export const isDoc = (name: string): boolean => name.startsWith('docs/')
export const isFile = (name: string): boolean => name.startsWith('files/')
/** Pages, the words that explain the file, and the list: made for people, and read by nobody here. */
export const isForPeople = (name: string): boolean => name.startsWith('site/') || name === readMeName
