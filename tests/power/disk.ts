/**
 * A disk that forgets. What was asked of it and not synced may be there after the power went, or not, or torn at the borders of
 * sectors, in any choice: POSIX promises no more (fsync(2); T. Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014).
 */
import type { Chance } from '#support/chance.ts'
import type { DiskEvent, Files } from './disk-event.ts'

/** In bytes. A sector is written whole or not at all. */
export const sectorSize = 512

type Sector = Uint8Array

interface Content {
  readonly size: number
  /** Never changed: whoever writes makes another. Undefined where nothing was written: zeros. */
  readonly sectors: readonly (Sector | undefined)[]
}

type Write = Extract<DiskEvent, { readonly kind: 'write' }>
/** Kept: on the disk, after something that may not be. Doubtful: the disk could not keep it, and will not be asked again. */
interface Asked {
  readonly ask: FileAsk
  readonly is: 'asked' | 'kept' | 'doubtful'
}

type FileAsk = Write | Extract<DiskEvent, { readonly kind: 'resize' }>

/** A write inside one sector, or a change of size. `of` numbers what was asked. */
interface Piece {
  readonly ask: FileAsk
  readonly of: number
}

/** Undefined: no such name. */
type Named = 'folder' | number | undefined
/** Names that change together or not at all. */
type Naming = ReadonlyMap<string, Named>

interface File {
  content: Content
  asked: Asked[]
}
interface Folder {
  names: Map<string, Named>
  asked: Naming[]
}

export interface Disk {
  readonly take: (event: DiskEvent) => void
  /** One of the ways in which the power going now could leave it. */
  readonly afterPowerLoss: (chance: Chance) => Files
  /** As every process sees it: nothing is lost, also when the one that wrote it was killed. */
  readonly now: () => Files
  /** The numbers of the files that have a name now. */
  readonly numbers: () => ReadonlyMap<string, number>
  /** How many files there have been, also those without a name. */
  readonly count: () => number
}

/** `there` is on the disk, in the folders that its paths name; its files are numbered from 0 in this order. */
export function diskWith(there: Files): Disk {
  const files = new Map<number, File>()
  const folders = new Map<string, Folder>([['', { names: new Map(), asked: [] }]])
  const folder = (path: string): Folder => folders.get(path) ?? fail(`no folder ${path}`)
  const file = (number: number): File => files.get(number) ?? fail(`no file ${number}`)
  for (const [path, bytes] of there) {
    for (const above of foldersAbove(path)) {
      if (!folders.has(above)) folders.set(above, { names: new Map(), asked: [] })
      if (above !== '') folder(parentOf(above)).names.set(nameIn(above), 'folder')
    }
    folder(parentOf(path)).names.set(nameIn(path), files.size)
    files.set(files.size, { content: applied(empty, [grow(0, bytes)]), asked: [] })
  }
  const name = (path: string, named: Named): void => {
    folder(parentOf(path)).asked.push(new Map([[nameIn(path), named]]))
  }
  const namedBelow = (path: string, names: (folder: Folder) => Map<string, Named>): [string, number][] =>
    [...names(folder(path))].flatMap(([below, named]): [string, number][] => {
      const at = path === '' ? below : `${path}/${below}`
      if (named === 'folder') return namedBelow(at, names)
      return named === undefined ? [] : [[at, named]]
    })
  const numbers: Disk['numbers'] = () => new Map(namedBelow('', ({ names, asked }) => named(names, asked)))
  const filled = (names: Iterable<[string, number]>, content: (file: File) => Content): Files => {
    const contents = new Map<number, Uint8Array>()
    const contentOf = (number: number): Uint8Array => {
      const bytes = contents.get(number) ?? bytesOf(content(file(number)))
      contents.set(number, bytes)
      return bytes
    }
    return new Map([...names].map(([path, number]) => [path, contentOf(number)]))
  }

  const take = (event: DiskEvent): void => {
    switch (event.kind) {
      case 'make-folder':
        folders.set(event.path, { names: new Map(), asked: [] })
        return name(event.path, 'folder')
      case 'create':
        files.set(event.file, { content: empty, asked: [] })
        return name(event.path, event.file)
      case 'write':
      case 'resize':
        file(event.file).asked.push({ ask: event, is: 'asked' })
        return undefined
      case 'sync': {
        const synced = file(event.file)
        const asked = synced.asked.map(({ ask, is }) => ({ ask, is: is === 'asked' ? 'kept' : is }) as const)
        const doubt = asked.findIndex(({ is }) => is === 'doubtful')
        const sure = doubt === -1 ? asked : asked.slice(0, doubt)
        synced.content = applied(
          synced.content,
          sure.map(({ ask }) => ask),
        )
        synced.asked = asked.slice(sure.length)
        return undefined
      }
      case 'sync-failed': {
        const synced = file(event.file)
        synced.asked = synced.asked.map(({ ask, is }) => ({ ask, is: is === 'asked' ? 'doubtful' : is }))
        return undefined
      }
      case 'sync-folder': {
        const synced = folder(event.path)
        synced.names = named(synced.names, synced.asked)
        synced.asked = []
        return undefined
      }
      case 'unlink':
        return name(event.path, undefined)
      case 'rename':
        if (parentOf(event.from) !== parentOf(event.to)) fail('the model renames inside a folder')
        folder(parentOf(event.to)).asked.push(
          new Map<string, Named>([
            [nameIn(event.from), undefined],
            [nameIn(event.to), event.file],
          ]),
        )
        return undefined
      case 'say':
        return undefined
    }
  }
  return {
    take,
    numbers,
    count: () => files.size,
    now: () =>
      filled(numbers(), ({ content, asked }) =>
        applied(
          content,
          asked.map(({ ask }) => ask),
        ),
      ),
    afterPowerLoss: chance =>
      filled(
        namedBelow('', ({ names, asked }) => named(names, some(asked, chance))),
        ({ content, asked }) => forgotten(content, asked, chance),
      ),
  }
}

/** What a file holds when the power goes: some of the pieces that were asked for, in one of the ways in which disks choose. */
function forgotten(content: Content, asked: readonly Asked[], chance: Chance): Content {
  if (asked.length === 0) return content
  const pieces = asked.flatMap(({ ask, is }, of) => piecesOf(ask, of).map(piece => ({ ...piece, is })))
  const unsure = new Set(
    some(
      pieces.filter(({ is }) => is !== 'kept'),
      chance,
    ),
  )
  const left = applied(
    content,
    pieces.filter(piece => piece.is === 'kept' || unsure.has(piece)).map(({ ask }) => ask),
  )
  // The size of a file may have grown before what is in it came: what stands there then was never written.
  const grown = applied(
    content,
    asked.map(({ ask }) => ask),
  ).size
  return chance.oneIn(2) && grown > left.size ? padded(left, grown, chance.pick([0, 0xa5])) : left
}

/** In their order. Whole asks, single pieces, up to some moment, all but one, one alone, all, or none. */
function some<T extends object>(asked: readonly T[], chance: Chance): readonly T[] {
  const one = chance.below(Math.max(1, asked.length))
  const asks = new Map<unknown, boolean>()
  const whole = (piece: T): boolean => {
    const of: unknown = 'of' in piece ? piece.of : piece
    const kept = asks.get(of) ?? chance.oneIn(2)
    asks.set(of, kept)
    return kept
  }
  const ways: readonly ((piece: T, at: number) => boolean)[] = [
    () => false,
    () => true,
    (_, at) => at <= one,
    (_, at) => at < one,
    (_, at) => at !== one,
    (_, at) => at === one,
    whole,
    () => chance.oneIn(2),
  ]
  return asked.filter(chance.pick(ways))
}

function piecesOf(ask: FileAsk, of: number): Piece[] {
  if (ask.kind === 'resize') return [{ ask, of }]
  const pieces: Piece[] = []
  for (let from = 0; from < ask.bytes.byteLength;) {
    const at = ask.at + from
    const to = Math.min(ask.bytes.byteLength, from + sectorSize - (at % sectorSize))
    pieces.push({ ask: { ...ask, at, bytes: ask.bytes.subarray(from, to) }, of })
    from = to
  }
  return pieces
}

const named = (names: ReadonlyMap<string, Named>, asked: readonly Naming[]): Map<string, Named> =>
  new Map([...names, ...asked.flatMap(naming => [...naming])])

const empty: Content = { size: 0, sectors: [] }

/** All of it in order. */
function applied(content: Content, asked: readonly FileAsk[]): Content {
  const sectors = [...content.sectors]
  let { size } = content
  for (const ask of asked) {
    if (ask.kind === 'write') write(sectors, ask)
    else if (ask.size < size) cut(sectors, ask.size)
    size = ask.kind === 'write' ? Math.max(size, ask.at + ask.bytes.byteLength) : ask.size
  }
  return { size, sectors }
}

function write(sectors: (Sector | undefined)[], { at, bytes }: Pick<Write, 'at' | 'bytes'>): void {
  for (let from = 0; from < bytes.byteLength;) {
    const number = Math.floor((at + from) / sectorSize)
    const inside = (at + from) % sectorSize
    const part = bytes.subarray(from, from + sectorSize - inside)
    const sector = new Uint8Array(sectors[number] ?? new Uint8Array(sectorSize))
    sector.set(part, inside)
    sectors[number] = sector
    from += part.byteLength
  }
}

/** What is cut off reads as zeros when the file grows again. */
function cut(sectors: (Sector | undefined)[], size: number): void {
  sectors.splice(Math.ceil(size / sectorSize))
  const last = sectors.at(-1)
  if (last !== undefined && size % sectorSize > 0 && sectors.length * sectorSize > size)
    sectors[sectors.length - 1] = new Uint8Array(last).fill(0, size % sectorSize)
}

const grow = (at: number, bytes: Uint8Array): Write => ({ kind: 'write', file: -1, at, bytes })

const padded = (content: Content, size: number, filling: number): Content =>
  applied(content, [grow(content.size, new Uint8Array(size - content.size).fill(filling))])

function bytesOf({ size, sectors }: Content): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(size / sectorSize) * sectorSize)
  for (const [number, sector] of sectors.entries()) if (sector !== undefined) bytes.set(sector, number * sectorSize)
  return bytes.subarray(0, size)
}

const parentOf = (path: string): string => path.split('/').slice(0, -1).join('/')
const nameIn = (path: string): string => path.split('/').at(-1) ?? ''
const foldersAbove = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, at, names) => names.slice(0, at + 1).join('/'))

function fail(why: string): never {
  throw new Error(why)
}
