// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, test, vi } from 'vitest'
import { comfortNow, comforts, followComfort, setComfort, useComfort } from './comfort.ts'

const firstScript = readFileSync(join(import.meta.dirname, '..', '..', 'public', 'comfort.js'), 'utf8')
const root = document.documentElement
const all = Object.keys(comforts)

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

/** What the device asks for; jsdom has no device. */
const device = { 'prefers-color-scheme: dark': false, 'prefers-contrast: more': false }
const asked = new EventTarget()

function matchMedia(query: string) {
  const matches = Object.entries(device).some(([name, is]) => is && query === `(${name})`)
  return Object.assign(asked, { matches })
}
vi.stubGlobal('matchMedia', matchMedia)

function deviceAsks(more: Partial<typeof device>): void {
  Object.assign(device, more)
  asked.dispatchEvent(new Event('change'))
}

function loadAgain(): void {
  for (const name of ['matched', ...all]) root.removeAttribute(`data-${name}`)
  runInNewContext(firstScript, { document, localStorage, matchMedia })
}

/** As a browser tells all windows but the one in which it happened. */
function inAnotherWindow(name: string, value: string): void {
  localStorage.setItem(`waymark-${name}`, value)
  dispatchEvent(new StorageEvent('storage', { key: `waymark-${name}`, newValue: value }))
}

followComfort()
beforeEach(() => {
  localStorage.clear()
  deviceAsks({ 'prefers-color-scheme: dark': false, 'prefers-contrast: more': false })
  loadAgain()
})

const everyChoice = [
  ...comforts.theme.map(([value]) => ['theme', () => setComfort('theme', value), value] as const),
  ...comforts.text.map(([value]) => ['text', () => setComfort('text', value), value] as const),
  ...comforts.spacing.map(([value]) => ['spacing', () => setComfort('spacing', value), value] as const),
  ...comforts.reading.map(([value]) => ['reading', () => setComfort('reading', value), value] as const),
  ...comforts.font.map(([value]) => ['font', () => setComfort('font', value), value] as const),
  ...comforts.motion.map(([value]) => ['motion', () => setComfort('motion', value), value] as const),
  ...comforts.keys.map(([value]) => ['keys', () => setComfort('keys', value), value] as const),
  ...comforts.news.map(([value]) => ['news', () => setComfort('news', value), value] as const),
  ...comforts.sound.map(([value]) => ['sound', () => setComfort('sound', value), value] as const),
]

test.each(everyChoice)(
  '[A70] %s: what is chosen stays chosen when the page is loaded again (%#)',
  (name, choose, value) => {
    choose()
    expect(comfortNow(name)).toBe(value)
    const before = root.cloneNode(false)
    loadAgain()
    expect(comfortNow(name)).toBe(value)
    expect(root.cloneNode(false).isEqualNode(before)).toBe(true)
  },
)

test('[A70] every comfort there is was tried', () => {
  expect([...new Set(everyChoice.map(([name]) => name))].toSorted()).toEqual(all.toSorted())
})

test('[A70] where nothing was chosen, or something that is no choice, it is the first one', () => {
  for (const name of all) localStorage.setItem(`waymark-${name}`, 'by hand')
  for (const load of [loadAgain, () => inAnotherWindow('text', 'by hand')]) {
    load()
    expect(comfortNow('theme')).toBe('device')
    expect(root.dataset['theme']).toBe('paper')
    expect([comfortNow('text'), comfortNow('spacing'), comfortNow('keys'), comfortNow('news')]).toEqual([
      '100',
      'usual',
      'on',
      'on',
    ])
  }
})

test('[A71] a theme that matches the device is the device’s when the page is loaded, and changes with it', () => {
  const drawn = [
    [false, false, 'paper'],
    [true, false, 'dark'],
    [true, true, 'contrast'],
    [false, true, 'white'],
  ] as const
  setComfort('theme', 'dark')
  setComfort('theme', 'device')
  for (const [dark, more, theme] of drawn) {
    deviceAsks({ 'prefers-color-scheme: dark': dark, 'prefers-contrast: more': more })
    expect(root.dataset['theme']).toBe(theme)
    loadAgain()
    expect(root.dataset['theme']).toBe(theme)
    expect(comfortNow('theme')).toBe('device')
  }
})

test('[A71] a theme that somebody chose stays, whatever the device asks for later', () => {
  setComfort('theme', 'white')
  deviceAsks({ 'prefers-color-scheme: dark': true })
  expect(root.dataset['theme']).toBe('white')
  loadAgain()
  expect(root.dataset['theme']).toBe('white')
})

test('[A72] what is chosen in another window is chosen here, for those who draw it too', () => {
  const place = document.createElement('p')
  const drawn = createRoot(place)
  const Shown = () => `${useComfort('news')} ${useComfort('theme')}`
  act(() => {
    drawn.render(<Shown />)
  })
  expect(place.textContent).toBe('on device')
  act(() => {
    setComfort('news', 'hold')
  })
  expect(place.textContent).toBe('hold device')
  act(() => {
    inAnotherWindow('news', 'section')
    inAnotherWindow('theme', 'contrast')
  })
  expect(place.textContent).toBe('section contrast')
  expect(root.dataset['theme']).toBe('contrast')
  act(() => {
    drawn.unmount()
  })
})

test('[A72] when everything kept for this site is deleted elsewhere, all is as at first', () => {
  setComfort('text', '200')
  setComfort('theme', 'dark')
  localStorage.clear()
  dispatchEvent(new StorageEvent('storage', { key: null }))
  expect([comfortNow('text'), comfortNow('theme'), root.dataset['theme']]).toEqual(['100', 'device', 'paper'])
})

test('[A73] easier reading has wider spacing, until somebody chooses another', () => {
  setComfort('reading', 'easier')
  expect(comfortNow('spacing')).toBe('wider')
  for (const [value] of comforts.spacing) {
    setComfort('spacing', value)
    expect(comfortNow('spacing')).toBe(value)
    loadAgain()
    expect(comfortNow('spacing')).toBe(value)
  }
})
