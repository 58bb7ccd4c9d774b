/** The disk that forgets, by itself: it may lose and tear what was not synced, and never what was. */
import { expect, test } from 'vitest'
import { chanceOf } from '#support/chance.ts'
import { diskWith, sectorSize, type Disk } from './disk.ts'
import type { DiskEvent } from './disk-event.ts'

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes)
const bytes = (said: string): Uint8Array => new TextEncoder().encode(said)

/** What may be left of one file, over many ways in which the power can go. */
function lefts(disk: Disk, path: string): Set<string | undefined> {
  return new Set(Array.from({ length: 400 }, (_, seed) => text(disk.afterPowerLoss(chanceOf(seed)).get(path))))
}

function diskAfter(...events: DiskEvent[]): Disk {
  const disk = diskWith(new Map([['data/old', bytes('old words')]]))
  for (const event of events) disk.take(event)
  return disk
}

const create: DiskEvent = { kind: 'create', path: 'data/new', file: 1 }
const write: DiskEvent = { kind: 'write', file: 1, at: 0, bytes: bytes('words') }
const sync: DiskEvent = { kind: 'sync', file: 1 }
const syncFolder: DiskEvent = { kind: 'sync-folder', path: 'data' }

test('[ST13] a file that was synced, in a folder that was synced, is there whatever happens', () => {
  expect(lefts(diskAfter(create, write, sync, syncFolder), 'data/new')).toEqual(new Set(['words']))
  expect(lefts(diskAfter(), 'data/old')).toEqual(new Set(['old words']))
})

test('[ST13] without its folder, a file that was synced may be gone; without the file, it may be empty or never written', () => {
  expect(lefts(diskAfter(create, write, sync), 'data/new')).toEqual(new Set(['words', undefined]))
  const unsynced = lefts(diskAfter(create, write, syncFolder), 'data/new')
  expect(unsynced).toEqual(
    new Set(['words', '', '\0'.repeat(5), new TextDecoder().decode(new Uint8Array(5).fill(0xa5))]),
  )
})

test('[ST13] a write is torn at the borders of sectors, and within one it is whole', () => {
  const long: DiskEvent = { kind: 'write', file: 0, at: 0, bytes: new Uint8Array(3 * sectorSize).fill(120) }
  const disk = diskWith(new Map([['old', new Uint8Array(3 * sectorSize).fill(111)]]))
  disk.take(long)
  const o = 'o'.repeat(sectorSize)
  const x = 'x'.repeat(sectorSize)
  expect(lefts(disk, 'old')).toEqual(
    new Set([o + o + o, o + o + x, o + x + o, o + x + x, x + o + o, x + o + x, x + x + o, x + x + x]),
  )
})

test('[ST13] a name that was taken away may be back, and a new name for a file is there with the file or not at all', () => {
  expect(lefts(diskAfter({ kind: 'unlink', path: 'data/old' }), 'data/old')).toEqual(new Set(['old words', undefined]))
  expect(lefts(diskAfter({ kind: 'unlink', path: 'data/old' }, syncFolder), 'data/old')).toEqual(new Set([undefined]))
  const renamed = diskAfter(create, write, sync, syncFolder, {
    kind: 'rename',
    from: 'data/new',
    to: 'data/old',
    file: 1,
  })
  expect(lefts(renamed, 'data/old')).toEqual(new Set(['old words', 'words']))
  expect(text(renamed.now().get('data/old'))).toBe('words')
  expect(renamed.now().has('data/new')).toBe(false)
})

test('[ST13] a folder that was made and not synced may be gone with all that is in it', () => {
  const below: DiskEvent = { kind: 'create', path: 'data/deep/new', file: 1 }
  const disk = diskAfter({ kind: 'make-folder', path: 'data/deep' }, below, write, sync, {
    kind: 'sync-folder',
    path: 'data/deep',
  })
  expect(lefts(disk, 'data/deep/new')).toEqual(new Set(['words', undefined]))
  disk.take(syncFolder)
  expect(lefts(disk, 'data/deep/new')).toEqual(new Set(['words']))
})

test('[ST13] what was cut off a file may be there still, and what was kept is never cut', () => {
  const disk = diskAfter({ kind: 'resize', file: 0, size: 3 })
  expect(lefts(disk, 'data/old')).toEqual(new Set(['old words', 'old']))
  disk.take({ kind: 'sync', file: 0 })
  expect(lefts(disk, 'data/old')).toEqual(new Set(['old']))
})

test('[ST13] what the disk could not keep once may be lost also when it is told again, until it is written anew', () => {
  const disk = diskAfter(create, syncFolder, write, { kind: 'sync-failed', file: 1 }, sync)
  expect(lefts(disk, 'data/new')).toContain('')
  expect(text(disk.now().get('data/new'))).toBe('words')
  disk.take(write)
  disk.take(sync)
  expect(lefts(disk, 'data/new')).toEqual(new Set(['words']))
})
