/** The board by keyboard: one stop for Tab, and from there the arrow keys walk. */
import type { KeyboardEvent } from 'react'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { comfortNow } from '#ui/comfort.ts'
import type { Camera } from './camera.ts'
import type { Frame } from './frames.ts'
import type { Layout } from './layout.ts'
import { stepOfKey, walk, walkRows } from './walk.ts'

export interface KeyScene {
  readonly frames: readonly Frame[]
  readonly layout: Layout
  readonly camera: Camera
  readonly zoom: () => number
  readonly focusCard: (key: string) => void
  /** Selects on from one card to the next. */
  readonly extend: (from: string, to: string) => void
  readonly home: () => void
  /** Enter on a card that is drawn too small to be read brings it near; false: it is not so small. */
  readonly comeNear: (key: string) => boolean
}

/** Handles a key that was pressed on the board; those with Ctrl, Alt or Meta pass by. With Shift, whoever walks selects on. */
export function onBoardKey(event: KeyboardEvent, scene: KeyScene): void {
  if (!isPlain(event)) return
  if (resize(event, scene) || walkOn(event, scene)) event.preventDefault()
}

/** Nothing is held with it but Shift, and nobody has taken it yet. */
export const isPlain = ({ ctrlKey, altKey, metaKey, defaultPrevented }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && !metaKey && !defaultPrevented

function resize({ key }: KeyboardEvent, { camera, zoom }: KeyScene): boolean {
  // Whoever wants no keys that are a single character has the buttons.
  const change = comfortNow('keys') === 'off' ? undefined : sizesOfKeys[key]
  change?.(camera, zoom())
  return change !== undefined
}

function walkOn(event: KeyboardEvent, scene: KeyScene): boolean {
  const { key, shiftKey, target, currentTarget } = event
  const from = cardOf(target)
  if (from === undefined) return false
  if (key === 'Enter') return scene.comeNear(from)
  const to = nextCard(currentTarget, scene, { from, key })
  if (to === undefined) return false
  if (shiftKey) scene.extend(from, to)
  scene.focusCard(to)
  if (key === 'Home') scene.home()
  return true
}

function nextCard(
  root: EventTarget & Element,
  { frames, layout }: Pick<KeyScene, 'frames' | 'layout'>,
  { from, key }: { readonly from: string; readonly key: string },
): string | undefined {
  if (key === 'ArrowUp' || key === 'ArrowDown') return walkRows(layout, from, key === 'ArrowUp' ? 'up' : 'down')
  const isMirrored = getComputedStyle(root).direction === 'rtl'
  const step = stepOfKey(isMirrored ? (mirrored[key] ?? key) : key)
  return step === undefined ? undefined : walk(frames, from, step)
}

const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** The key of the card whose button or tick it is; not one of the lines of its menu. */
export const cardOf = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement && ('noteButton' in target.dataset || 'cardTick' in target.dataset)
    ? target.closest<HTMLElement>('[data-card]')?.dataset['card']
    : undefined

/** The note whose button or tick it is. */
export function noteOf(target: EventTarget): NoteId | undefined {
  if (cardOf(target) === undefined || !(target instanceof HTMLElement)) return undefined
  const id = NoteId.safeParse(target.closest<HTMLElement>('[data-note]')?.dataset['note'])
  return id.success ? id.data : undefined
}

/** Steps of 10 %, and of a quarter where it is small already. */
const step = 0.1
const smallFrom = 0.5

export function larger(camera: Camera, zoom: number): void {
  camera.to(zoom < smallFrom ? zoom * 1.25 : Math.round((zoom + step) * 20) / 20)
}

export function smaller(camera: Camera, zoom: number): void {
  camera.to(zoom <= smallFrom + 0.001 ? zoom / 1.25 : Math.round((zoom - step) * 20) / 20)
}

const sizesOfKeys: Readonly<Record<string, (camera: Camera, zoom: number) => void>> = {
  '+': larger,
  '=': larger,
  '-': smaller,
  '0': camera => {
    camera.to(1)
  },
}
