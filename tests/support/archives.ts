/** Has archives made, taken apart, changed and brought in, as a browser does. */
import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { ArchiveManifest } from '@waymark/shared/model/archive.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import {
  archivePath,
  bringInArchive,
  LookedAtArchive,
  lookAtArchivePath,
  makeArchivePath,
  MakingLine,
} from '@waymark/shared/wire/archive.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import type { Person } from '#support/person.ts'

interface At {
  readonly address: string
}

type Who = Pick<Person, 'cookie'>

export const askForArchive = ({ address }: At, who: Who, id: StrategyId): Promise<Response> =>
  fetch(`${address}${makeArchivePath(id)}`, {
    method: 'POST',
    headers: { cookie: who.cookie(), 'content-type': 'application/json' },
    body: '{}',
  })

export const linesOf = (said: string): MakingLine[] =>
  said
    .trim()
    .split('\n')
    .map(line => MakingLine.parse(JSON.parse(line)))

/** The last line, which says where it is to be had. */
export async function madeToken(at: At, who: Who, id: StrategyId): Promise<string> {
  const last = linesOf(await (await askForArchive(at, who, id)).text()).at(-1)
  if (last === undefined || !('ready' in last)) throw new Error(`no archive was made: ${JSON.stringify(last)}`)
  return last.ready.token
}

export async function taken(at: At, who: Person, id: StrategyId): Promise<Uint8Array> {
  const response = await who.get(archivePath(id, await madeToken(at, who, id)))
  if (!response.ok) throw new Error(`it was refused: ${await response.text()}`)
  return new Uint8Array(await response.arrayBuffer())
}

export type Parts = Record<string, Uint8Array>

export const partsOf = (archive: Uint8Array): Parts => unzipSync(archive)
export const textOf = (parts: Parts, name: string): string => strFromU8(parts[name]!)
export const wordsOf = (archive: Uint8Array): string =>
  Object.entries(partsOf(archive))
    .filter(([name]) => !name.startsWith('files/'))
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n')

export const rowsIn = (parts: Parts, kind: string): Record<string, unknown>[] =>
  parts[`rows/${kind}.jsonl`] === undefined
    ? []
    : textOf(parts, `rows/${kind}.jsonl`)
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as Record<string, unknown>)

export const manifestIn = (parts: Parts): ArchiveManifest =>
  ArchiveManifest.parse(JSON.parse(textOf(parts, 'manifest.json')))

/** Packed again, with a list that fits what is in it now. */
export function packed(parts: Parts, change: (manifest: ArchiveManifest) => object = same): Uint8Array {
  const manifest = manifestIn(parts)
  const entries = Object.entries(parts)
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => ({
      name,
      bytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
  return zipSync({ ...parts, 'manifest.json': strToU8(JSON.stringify(change({ ...manifest, entries }))) }, { level: 1 })
}

const same = (manifest: ArchiveManifest): object => manifest

/** With one part written otherwise. */
export const withPart = (parts: Parts, name: string, text: string): Parts => ({ ...parts, [name]: strToU8(text) })

export const withRows = (
  parts: Parts,
  kind: string,
  change: (rows: Record<string, unknown>[]) => readonly object[],
): Parts =>
  withPart(
    parts,
    `rows/${kind}.jsonl`,
    change(rowsIn(parts, kind))
      .map(row => `${JSON.stringify(row)}\n`)
      .join(''),
  )

export function send({ address }: At, who: Who, archive: Uint8Array): Promise<Response> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(archive)]), 'archive.zip')
  return fetch(`${address}${lookAtArchivePath}`, { method: 'POST', headers: { cookie: who.cookie() }, body: form })
}

export async function lookedAt(at: At, who: Who, archive: Uint8Array): Promise<LookedAtArchive> {
  const response = await send(at, who, archive)
  const said: unknown = await response.json()
  if (!response.ok) throw new Error(`it was refused: ${JSON.stringify(said)}`)
  return LookedAtArchive.parse(said)
}

/** The no that is expected, at the look or when it is to be brought in. */
export async function refusedIn(at: At, who: Person, archive: Uint8Array): Promise<Problem> {
  const response = await send(at, who, archive)
  const said: unknown = await response.json()
  if (!response.ok) return Problem.parse(said)
  const { token } = LookedAtArchive.parse(said)
  return who.refused(bringInArchive, { params: { token } })
}

export async function broughtIn(at: At, who: Person, archive: Uint8Array) {
  const { token } = await lookedAt(at, who, archive)
  return who.ask(bringInArchive, { params: { token } })
}
