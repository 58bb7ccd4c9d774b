/**
 * Reading comfort: chosen by each person, kept in their browser for all its windows, and set as data-NAME on the root element, where
 * styles and code find it. ../../public/comfort.js does the same before the first paint; comfort.test.ts sees that they agree.
 */
import { useSyncExternalStore } from 'react'

const declared = {
  theme: [
    ['device', 'Match my device'],
    ['paper', 'Cream'],
    ['white', 'White'],
    ['dark', 'Dark'],
    ['contrast', 'High contrast'],
  ],
  text: [
    ['100', 'Usual'],
    ['112', 'A little larger'],
    ['125', 'Larger'],
    ['150', 'Very large'],
    ['175', 'Very large indeed'],
    ['200', 'Twice the size'],
  ],
  spacing: [
    ['usual', 'Usual'],
    ['wider', 'Wider'],
    ['widest', 'Widest'],
  ],
  reading: [
    ['usual', 'Usual'],
    ['easier', 'Easier'],
  ],
  font: [
    ['usual', 'Waymark’s'],
    ['system', 'My own'],
  ],
  motion: [
    ['usual', 'Usual'],
    ['less', 'Less'],
  ],
  keys: [
    ['on', 'On'],
    ['off', 'Off'],
  ],
  /** How those who hear the screen are told of what others write. */
  news: [
    ['on', 'Told quietly'],
    ['section', 'Only the part I am in'],
    ['hold', 'Hold others’ changes while I read'],
    ['off', 'Not told'],
  ],
  /** When the time of a step is nearly up, and up. */
  sound: [
    ['off', 'Off'],
    ['on', 'On'],
  ],
} as const

export type Comfort = keyof typeof declared
export type ComfortValue<Name extends Comfort> = (typeof declared)[Name][number][0]

type Choices = { readonly [Name in Comfort]: readonly (readonly [value: ComfortValue<Name>, label: string])[] }

/** Of each, the first is meant where nothing was chosen. */
export const comforts: Choices = declared

/** A theme that matches the device is drawn as another: that it was matched stands in an attribute of its own. */
const matched = 'data-matched'

const moreContrast = '(prefers-contrast: more)'
const darkColours = '(prefers-color-scheme: dark)'

export function comfortNow<Name extends Comfort>(name: Name): ComfortValue<Name> {
  const root = document.documentElement
  const set = name === 'theme' && root.hasAttribute(matched) ? 'device' : root.getAttribute(`data-${name}`)
  // Who chose easier reading before spacing was a choice of its own reads on as before.
  const meant = name === 'spacing' && set === null && comfortNow('reading') === 'easier' ? 'wider' : set
  const choices = comforts[name]
  const found = choices.find(([value]) => value === meant) ?? choices[0]
  if (found === undefined) throw new Error(`there is no choice of ${name}`)
  return found[0]
}

export function setComfort<Name extends Comfort>(name: Name, value: ComfortValue<Name>): void {
  show(name, value)
  try {
    localStorage.setItem(`waymark-${name}`, value)
  } catch {
    // A browser that keeps nothing still shows it until the page is left.
  }
  tell()
}

/** What is chosen now, also when it is chosen anew in this window or another. */
export const useComfort = <Name extends Comfort>(name: Name): ComfortValue<Name> =>
  useSyncExternalStore(subscribe, () => comfortNow(name))

/** From now on what is chosen in another window is shown in this one, and a theme that matches the device changes with it. */
export function followComfort(): void {
  addEventListener('storage', ({ key }) => {
    if (key !== null && !key.startsWith('waymark-')) return
    for (const name of Object.keys(comforts)) show(name, localStorage.getItem(`waymark-${name}`))
    tell()
  })
  for (const query of [moreContrast, darkColours])
    matchMedia(query).addEventListener('change', () => {
      if (comfortNow('theme') === 'device') show('theme', 'device')
    })
}

function show(name: string, value: string | null): void {
  const root = document.documentElement
  if (name === 'theme') {
    const isOurs = value !== null && value !== 'device' && comforts.theme.some(([theme]) => theme === value)
    root.toggleAttribute(matched, !isOurs)
    root.setAttribute('data-theme', isOurs ? value : themeOfDevice())
  } else if (value === null) root.removeAttribute(`data-${name}`)
  else root.setAttribute(`data-${name}`, value)
}

function themeOfDevice(): ComfortValue<'theme'> {
  const isDark = matchMedia(darkColours).matches
  if (matchMedia(moreContrast).matches) return isDark ? 'contrast' : 'white'
  return isDark ? 'dark' : 'paper'
}

const listeners = new Set<() => void>()

const tell = (): void => {
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
