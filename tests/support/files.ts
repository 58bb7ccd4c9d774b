/** The files of the project as they lie on disk: what the fence looks at. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'

export const root = dirname(dirname(import.meta.dirname))

const notOurs = new Set(['node_modules', 'dist', '.git'])

/** Paths from `folder`, which is a path from the root, with / between; in alphabetical order. Data and logs of a run are left out. */
export const filesIn = (folder: string, like = /./): string[] => {
  const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name) && !name.endsWith('.log') && path(name) !== 'data')
    .flatMap(entry => (entry.isDirectory() ? filesIn(path(entry.name), like) : [path(entry.name)]))
    .filter(file => like.test(file))
    .toSorted()
}

export const source = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Without comments, so that a word in a comment is no code. Cheap: comments begin a line or stand behind a space. */
export const codeOf = (file: string): string =>
  source(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1')

/** The server as it is started: what comes after `node`. */
export const serverLine: readonly string[] = [
  ...z.array(z.string()).parse(JSON.parse(source('scripts/node-flags.json'))),
  join(root, 'server', 'src', 'main.ts'),
]

export const sourceFolders = ['shared/src', 'server/src', 'client/src', 'tests']
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
