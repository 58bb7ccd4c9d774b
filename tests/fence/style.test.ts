import { basename, extname } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, filesIn, isTest, source } from '#support/files.ts'

const all = filesIn('')
const code = all.filter(file => ['.ts', '.tsx', '.mjs', '.cjs'].includes(extname(file)))
const text = all.filter(file => !['.woff2', '.png', '.jpg', '.docx', '.ico', '.sqlite', '.db'].includes(extname(file)))

/** The letter in brackets keeps these lines from finding themselves. */
const ofMachines = /(?<![\w.:/@*-])\/(?:wor[k]|tm[p]|roo[t]|hom[e])\/[\w.]/
const registries = /registr[y]\.[a-z0-9.-]+\.(?:org|com|io)|de[b]\.debian\.|npmjs\.or[g]\/.*\.tgz/
const switchedOff =
  /\b(?:test|it|describe)\.(?:only|skip|todo|fails)\b|@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable/

const thatMatch = (files: readonly string[], pattern: RegExp, read: (file: string) => string): string[] =>
  files.filter(file => pattern.test(read(file)))

test('[F5] imports never climb: across folders they say which', () => {
  expect(code.length).toBeGreaterThan(100)
  expect(thatMatch(code, /\b(?:from|import)\s*\(?\s*['"]\.\.\//, codeOf)).toEqual([])
})

test('[F5] folders are nouns of the work, and none is a drawer', () => {
  expect(
    code.filter(file => /(^|\/)(?:utils?|helpers?|common|lib|types|hooks|services|components|misc)\//.test(file)),
  ).toEqual([])
  expect(code.filter(file => /^index\.[a-z]+$/.test(basename(file)))).toEqual([])
})

test('[F5] files are named in small letters with hyphens', () => {
  expect(code.filter(file => !/^\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(basename(file)))).toEqual([])
})

test('[F5] no file of the product is longer than 300 lines', () => {
  expect(code.filter(file => !isTest(file) && source(file).split('\n').length > 301)).toEqual([])
})

test('[F5] no test and no check is switched off', () => {
  expect(
    thatMatch(
      code.filter(file => !file.endsWith('fence/style.test.ts')),
      switchedOff,
      source,
    ),
  ).toEqual([])
})

test('[F6] no file names a folder of a machine or the host of a registry', () => {
  expect(text).toContain('pnpm-lock.yaml')
  expect(thatMatch(text, ofMachines, source)).toEqual([])
  expect(thatMatch(text, registries, source)).toEqual([])
})

test('[F6] such a path and such a host would be seen', () => {
  const slash = '/'
  expect([`"${slash}work/main"`, `cd ${slash}tmp/x`, `(${slash}root/.npm)`].every(line => ofMachines.test(line))).toBe(
    true,
  )
  expect(registries.test(['https:', '', 'registry.npmjs', 'org'].join('/').replace('npmjs/', 'npmjs.'))).toBe(true)
})
