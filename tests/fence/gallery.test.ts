import { expect, test } from 'vitest'
import { codeOf, filesIn } from '#support/files.ts'

const client = 'client/src'

/** The files of the client that this one imports, as paths from the root. */
const importsOf = (file: string): string[] =>
  [...codeOf(file).matchAll(/(?:from|import)\s*\(?\s*['"]([#.]\/?[^'"]+)['"]/g)].map(([, path = '']) =>
    path.startsWith('#') ? `${client}/${path.slice(1)}` : file.replace(/[^/]+$/, path.slice(2)),
  )

/** All that is drawn there, directly or as a part of a part. */
function reachedFrom(file: string, reached = new Set<string>()): ReadonlySet<string> {
  if (reached.has(file) || !/\.tsx?$/.test(file)) return reached
  reached.add(file)
  for (const next of importsOf(file)) reachedFrom(next, reached)
  return reached
}

const shown = reachedFrom(`${client}/gallery/gallery-page.tsx`)

test('[A81] every part of ui is drawn in the gallery', () => {
  const parts = filesIn(`${client}/ui`, /\.tsx$/).filter(file => !file.includes('.test.'))
  expect(parts.length).toBeGreaterThan(15)
  expect(parts.filter(part => !shown.has(part))).toEqual([])
})

test('[A81] parts of every page are drawn in the gallery, and no page itself', () => {
  for (const folder of ['board', 'surface', 'synthesis', 'draft', 'desk', 'start', 'join', 'watch'])
    expect([...shown].filter(file => file.startsWith(`${client}/${folder}/`)).length, folder).toBeGreaterThan(3)
  expect([...shown].filter(file => file.endsWith('-page.tsx'))).toEqual([`${client}/gallery/gallery-page.tsx`])
})
