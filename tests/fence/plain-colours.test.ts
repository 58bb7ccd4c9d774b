import { expect, test } from 'vitest'
import { sheetColours } from '@waymark/server/pictures/sheet-sizes.ts'
import { plainColours } from '@waymark/server/plain/plain-colours.ts'
import { source } from '#support/files.ts'

const tokens = source('client/src/ui/styles/tokens.css')

/** The custom properties of the first block after `start`. */
function propertiesAfter(css: string, start: string): Map<string, string> {
  const from = css.indexOf(start)
  if (from === -1) throw new Error(`there is no ${start}`)
  const block = css.slice(css.indexOf('--', from), css.indexOf('}', from))
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  )
}

/** Which theme a device gets here: the one that it gets before the first paint of the app. */
const themes = [
  { theme: ':root, :is([data-theme="paper"], [data-theme="white"]) {', plain: ':root {' },
  { theme: '  [data-theme="white"] {', plain: '@media (prefers-contrast: more) {' },
  { theme: '[data-theme="dark"]', plain: '@media (prefers-color-scheme: dark) {' },
  { theme: '[data-theme="contrast"]', plain: '@media (prefers-color-scheme: dark) and (prefers-contrast: more) {' },
]

test.each(themes)('[A67] in $plain the plain pages have the colours of $theme', ({ theme, plain }) => {
  const due = propertiesAfter(tokens, theme)
  const had = propertiesAfter(plainColours, plain)
  const colours = [...had].filter(([name]) => !['--line-w', '--control-w'].includes(name))
  expect(colours.length).toBeGreaterThan(8)
  expect(Object.fromEntries(colours)).toEqual(Object.fromEntries(colours.map(([name]) => [name, due.get(name)])))
})

test('[A67] a colour that a theme changes is changed in the plain pages too', () => {
  const used = new Set(propertiesAfter(plainColours, ':root {').keys())
  const missing = themes.flatMap(({ theme, plain }) => {
    const had = propertiesAfter(plainColours, plain)
    return [...propertiesAfter(tokens, theme).keys()].filter(name => used.has(name) && !had.has(name))
  })
  expect(missing).toEqual([])
})

test('[T114] the pictures have the colours of the paper theme', () => {
  const due = propertiesAfter(tokens, ':root, :is([data-theme="paper"], [data-theme="white"]) {')
  const { page, surface, ink, soft, tones, hills } = sheetColours.paper
  const had = {
    '--page': page,
    '--surface': surface,
    '--ink': ink,
    '--ink-soft': soft,
    ...Object.fromEntries((hills ?? []).map((hill, at) => [`--hill-${at + 1}`, hill])),
    ...Object.fromEntries(
      Object.entries(tones).flatMap(([tone, { note, frame, line, mark, on }]) =>
        Object.entries({ note, frame, line, mark, on }).map(([name, colour]) => [`--${tone}-${name}`, colour]),
      ),
    ),
  }
  expect(Object.fromEntries(Object.keys(had).map(name => [name, due.get(name)]))).toEqual(had)
})
