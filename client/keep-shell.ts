/** Tells the service worker which files the build is made of, and gives each build a version of its own. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'

const worker = 'service-worker.js'

export function keepShell(): Plugin {
  let folder = ''
  return {
    name: 'keep-shell',
    apply: 'build',
    configResolved: config => {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: () => {
      const hash = createHash('sha256')
      const files = filesIn(folder).filter(file => file !== worker)
      for (const file of files)
        hash
          .update(file)
          .update('\0')
          .update(readFileSync(join(folder, file)))
      // Nobody needs the gallery without the server.
      const needed = files.filter(file => !file.startsWith('assets/gallery-'))
      const addresses = needed.map(file => (file === 'index.html' ? '/' : `/${file}`))
      const text = readFileSync(join(folder, worker), 'utf8')
      const told = text
        .replace("const version = 'unbuilt'", `const version = '${hash.digest('hex').slice(0, 16)}'`)
        .replace('const files = []', `const files = ${JSON.stringify(addresses)}`)
      if (!told.includes(JSON.stringify(addresses)) || told.includes("'unbuilt'"))
        throw new Error(`${worker} has no place for the files of the build`)
      writeFileSync(join(folder, worker), told)
    },
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
