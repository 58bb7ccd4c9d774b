/**
 * What strace wrote down, read as events of a disk. Whatever touches the watched folder in a way that is not known here throws: a
 * record that is half understood would prove nothing.
 */
import type { DiskEvent } from './disk-event.ts'

interface Call {
  readonly name: string
  readonly args: readonly string[]
  readonly result: number
}

interface OpenFile {
  /** Undefined for a folder. */
  readonly file: number | undefined
  readonly path: string
  readonly append: boolean
  readonly readable: boolean
  /** Where the next write without a place goes. */
  at: number
}

interface Reading {
  readonly root: string
  readonly events: DiskEvent[]
  readonly files: Map<string, number>
  readonly sizes: Map<number, number>
  readonly open: Map<number, OpenFile>
  next: number
}

/** A file that lay in the watched folder before. */
export interface Before {
  readonly path: string
  readonly size: number
  readonly number: number
}

/** `root` is the watched folder. New files are numbered from `next`. */
export function readTrace(
  trace: string,
  root: string,
  { before, next }: { readonly before: readonly Before[]; readonly next: number },
): DiskEvent[] {
  const reading: Reading = {
    root,
    events: [],
    files: new Map(before.map(({ path, number }) => [path, number])),
    sizes: new Map(before.map(({ size, number }) => [number, size])),
    open: new Map(),
    next,
  }
  const unfinished = new Map<string, { readonly begun: string; readonly before: number }>()
  for (const line of trace.split('\n')) {
    const [, thread = '', said = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const [, begun] = /^(.*?) *<unfinished \.\.\.>$/.exec(said) ?? []
    const [, resumed] = /^<\.\.\. \w+ resumed>(.*)$/.exec(said) ?? []
    if (begun !== undefined) unfinished.set(thread, { begun, before: reading.events.length })
    else if (resumed === undefined) take(callIn(said), reading)
    else {
      const { begun: start, before } = unfinished.get(thread) ?? { begun: '', before: 0 }
      const since = reading.events.length
      take(callIn(start + resumed), reading)
      // In which order two calls at once reach the disk is not known.
      if (reading.events.length > since && since > before) throw new Error(`a call came between: ${start.slice(0, 80)}`)
    }
  }
  return reading.events
}

function callIn(line: string): Call | undefined {
  const [, name = '', args = '', result] = /^(\w+)\((.*)\) += (-?\d+)/.exec(line) ?? []
  return result === undefined ? undefined : { name, args: args.split(', '), result: Number(result) }
}

function take(call: Call | undefined, reading: Reading): void {
  if (call === undefined) return
  if (call.result < 0) return failed(call, reading)
  const known = Object.hasOwn(readers, call.name) ? readers[call.name] : undefined
  if (known !== undefined) known(call, reading)
  else if (touches(call, reading)) throw new Error(`the model does not know ${call.name}(${call.args.join(', ')})`)
}

/** Most calls that fail change nothing. */
function failed(call: Call, reading: Reading): void {
  const file = /^f(?:data)?sync$/.test(call.name) ? openIn(call, reading)?.file : undefined
  if (file !== undefined) reading.events.push({ kind: 'sync-failed', file })
}

/** By a path, or by a number that stands for an open file. */
const touches = ({ args }: Call, { root, open }: Reading): boolean =>
  args.some(arg => pathIn(arg, root) !== undefined || (/^\d+</.test(arg) && open.has(Number.parseInt(arg, 10))))

const readers: Readonly<Record<string, (call: Call, reading: Reading) => void>> = {
  openat: ({ args: [, path = '', flags = ''], result }, reading) => opened({ path, flags, result }, reading),
  open: ({ args: [path = '', flags = ''], result }, reading) => opened({ path, flags, result }, reading),
  close: ({ args }, { open }) => {
    open.delete(Number.parseInt(args[0] ?? '', 10))
  },
  write: (call, reading) => {
    const text = bytesIn(call.args[1] ?? '').subarray(0, call.result)
    if (Number.parseInt(call.args[0] ?? '', 10) === 1) reading.events.push({ kind: 'say', text: text.toString('utf8') })
    const open = openIn(call, reading)
    if (open === undefined) return
    if (open.readable) throw new Error(`where this write goes is not known: ${open.path}`)
    const at = open.append ? (reading.sizes.get(fileOf(open)) ?? 0) : open.at
    written(open, { at, bytes: text }, reading)
    open.at = at + text.byteLength
  },
  pwrite64: (call, reading) => {
    const open = openIn(call, reading)
    if (open === undefined) return
    written(open, { at: Number(call.args[3]), bytes: bytesIn(call.args[1] ?? '').subarray(0, call.result) }, reading)
  },
  ftruncate: (call, reading) => {
    const open = openIn(call, reading)
    if (open !== undefined) resized(fileOf(open), Number(call.args[1]), reading)
  },
  fsync: synced,
  fdatasync: synced,
  mkdir: ({ args: [path = ''] }, reading) => madeFolder(path, reading),
  mkdirat: ({ args: [, path = ''] }, reading) => madeFolder(path, reading),
  unlink: ({ args: [path = ''] }, reading) => unlinked(path, reading),
  unlinkat: ({ args: [, path = ''] }, reading) => unlinked(path, reading),
  rename: ({ args: [from = '', to = ''] }, reading) => renamed(from, to, reading),
  renameat: ({ args: [, from = '', , to = ''] }, reading) => renamed(from, to, reading),
  renameat2: ({ args: [, from = '', , to = ''] }, reading) => renamed(from, to, reading),
  // Taking a lock, or asking to be closed with the program, changes no file.
  fcntl: () => undefined,
  lseek: (call, reading) => {
    const open = openIn(call, reading)
    if (open !== undefined) open.at = call.result
  },
  mmap: (call, reading) => {
    const [, , protection = '', flags = ''] = call.args
    if (touches(call, reading) && protection.includes('PROT_WRITE') && flags.includes('MAP_SHARED'))
      throw new Error('what is written through memory cannot be seen')
  },
}

function opened(
  { path, flags, result }: { readonly path: string; readonly flags: string; readonly result: number },
  reading: Reading,
): void {
  const inside = pathIn(path, reading.root)
  if (inside === undefined) {
    reading.open.delete(result)
    return
  }
  const how = flags.split('|')
  const known = reading.files.get(inside)
  const creates = known === undefined && how.includes('O_CREAT')
  const file = creates ? created(inside, reading) : known
  if (!creates && file !== undefined && how.includes('O_TRUNC')) resized(file, 0, reading)
  const append = how.includes('O_APPEND')
  reading.open.set(result, { file, path: inside, append, readable: !how.includes('O_WRONLY'), at: 0 })
}

function created(path: string, reading: Reading): number {
  const file = reading.next
  reading.next += 1
  reading.files.set(path, file)
  reading.sizes.set(file, 0)
  reading.events.push({ kind: 'create', path, file })
  return file
}

function written(
  open: OpenFile,
  { at, bytes }: { readonly at: number; readonly bytes: Uint8Array },
  reading: Reading,
): void {
  const file = fileOf(open)
  reading.sizes.set(file, Math.max(reading.sizes.get(file) ?? 0, at + bytes.byteLength))
  reading.events.push({ kind: 'write', file, at, bytes })
}

function resized(file: number, size: number, reading: Reading): void {
  reading.sizes.set(file, size)
  reading.events.push({ kind: 'resize', file, size })
}

function synced(call: Call, reading: Reading): void {
  const open = openIn(call, reading)
  if (open === undefined) return
  const { file, path } = open
  reading.events.push(file === undefined ? { kind: 'sync-folder', path } : { kind: 'sync', file })
}

function madeFolder(said: string, reading: Reading): void {
  const path = pathIn(said, reading.root)
  if (path !== undefined) reading.events.push({ kind: 'make-folder', path })
}

function unlinked(said: string, reading: Reading): void {
  const path = pathIn(said, reading.root)
  if (path === undefined) return
  reading.files.delete(path)
  reading.events.push({ kind: 'unlink', path })
}

function renamed(saidFrom: string, saidTo: string, reading: Reading): void {
  const from = pathIn(saidFrom, reading.root)
  const to = pathIn(saidTo, reading.root)
  if (from === undefined && to === undefined) return
  const file = from === undefined ? undefined : reading.files.get(from)
  if (from === undefined || to === undefined || file === undefined) throw new Error('the model renames files only')
  reading.files.delete(from)
  reading.files.set(to, file)
  reading.events.push({ kind: 'rename', from, to, file })
}

const openIn = ({ args }: Call, { open }: Reading): OpenFile | undefined => open.get(Number.parseInt(args[0] ?? '', 10))

function fileOf({ file, path }: OpenFile): number {
  if (file === undefined) throw new Error(`${path} is a folder`)
  return file
}

/** `"\x2f\x74"` as bytes; nothing of it may have been cut off. */
function bytesIn(quoted: string): Buffer {
  const [, hex] = /^"((?:\\x[0-9a-f]{2})*)"$/.exec(quoted) ?? []
  if (hex === undefined) throw new Error(`not all bytes were written down: ${quoted.slice(-20)}`)
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
}

/** Below `root`; undefined for any other place. */
function pathIn(arg: string, root: string): string | undefined {
  if (!arg.startsWith('"\\x2f')) return undefined
  const path = bytesIn(arg).toString('utf8')
  if (path === root) return ''
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined
}
