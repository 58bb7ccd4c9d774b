/** Run by the Node that npx brought: says where that Node and the pnpm beside it lie. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = process.platform === 'win32' ? ['pnpm.exe', 'pnpm.cmd'] : ['pnpm']
const places = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))

console.log(`FOUND ${JSON.stringify({ node: process.execPath, pnpm: places.find(place => existsSync(place)) })}`)
