/** What strace writes is understood whole, or not taken at all. */
import { expect, test } from 'vitest'
import { readTrace } from './read-trace.ts'

const hex = (text: string): string =>
  [...Buffer.from(text)].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
const watched = '/the/watched'
const path = (name: string): string => `"${hex(`${watched}/${name}`)}"`
const opened = `7 openat(AT_FDCWD<${hex('/')}>, ${path('file')}, O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 20<${hex(`${watched}/file`)}>`
const read = (...lines: string[]) => readTrace(lines.join('\n'), watched, { before: [], next: 0 })

test('[ST13] calls on the watched folder are read as what was asked of the disk, and all others are passed over', () => {
  expect(
    read(
      `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/etc/hosts')}", O_RDONLY) = 19<${hex('/etc/hosts')}>`,
      opened,
      `7 pwrite64(20<${hex(`${watched}/file`)}>, "${hex('abc')}", 3, 512) = 3`,
      `7 fsync(20<${hex(`${watched}/file`)}>) = 0`,
      `7 fsync(19<${hex('/etc/hosts')}>) = 0`,
      `7 unlink(${path('none')}) = -1 ENOENT (No such file or directory)`,
      `7 rename(${path('file')}, ${path('other')}) = 0`,
      `7 write(1<${hex('/dev/null')}>, "${hex('done 1\n')}", 7) = 7`,
    ),
  ).toEqual([
    { kind: 'create', path: 'file', file: 0 },
    { kind: 'write', file: 0, at: 512, bytes: Buffer.from('abc') },
    { kind: 'sync', file: 0 },
    { kind: 'rename', from: 'file', to: 'other', file: 0 },
    { kind: 'say', text: 'done 1\n' },
  ])
})

test('[ST13] writes without a place go where the file was written last, or to its end', () => {
  const log = `7 openat(AT_FDCWD<${hex('/')}>, ${path('file')}, O_WRONLY|O_CREAT|O_APPEND, 0600) = 20<${hex(`${watched}/file`)}>`
  const ab = `7 write(20<${hex(`${watched}/file`)}>, "${hex('ab')}", 2) = 2`
  expect(read(log, ab, ab).map(event => (event.kind === 'write' ? event.at : event.kind))).toEqual(['create', 0, 2])
})

const notKnown: readonly (readonly [title: string, ...lines: string[]])[] = [
  ['a call that the model does not know', opened, `7 fallocate(20<${hex(`${watched}/file`)}>, 0, 0, 4096) = 0`],
  ['a path that it does not follow', `7 symlink("${hex('x')}", ${path('link')}) = 0`],
  [
    'bytes that were not all written down',
    opened,
    `7 pwrite64(20<${hex(`${watched}/file`)}>, "${hex('abc')}"..., 9, 0) = 9`,
  ],
  [
    'memory that is written to a file',
    opened,
    `7 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 20<${hex(`${watched}/file`)}>, 0) = 0x7f00`,
  ],
  [
    'two calls at once',
    opened,
    `7 fsync(20<${hex(`${watched}/file`)}> <unfinished ...>`,
    `8 pwrite64(20<${hex(`${watched}/file`)}>, "${hex('abc')}", 3, 0) = 3`,
    `7 <... fsync resumed>) = 0`,
  ],
]

test.each(notKnown)('[ST13] %s is not passed over in silence', (_, ...lines) => {
  expect(() => read(...lines)).toThrow(Error)
})
