/** The shapes of the pictures, as paths of an SVG. */
import type { Tone } from '@waymark/shared/rules/letters.ts'
import type { Box, PlacedPiece } from './placed.ts'

/** To a tenth of a pixel, so that the same is always written the same. */
export const short = (value: number): string => String(Math.round(value * 10) / 10)

/** A path whose numbers are short. */
const path = (parts: TemplateStringsArray, ...values: readonly number[]): string =>
  parts.map((part, at) => part + (values[at] === undefined ? '' : short(values[at]))).join('')

/** A box with round corners and a tail below that bends to where somebody speaks. */
export function bubblePath({ box, tail }: PlacedPiece, size: number): string {
  const { x, y, width, height } = box
  const r = Math.min(height / 2, size * 1.15)
  if (tail === null) return roundedPath(box, r)
  const [right, bottom] = [x + width, y + height]
  const way = tail.to === 'left' ? -1 : 1
  const half = size * 0.5
  const [first, second] = [tail.x + half, tail.x - half]
  const bend = bottom + tail.height * 0.6
  return [
    path`M${x + r} ${y}H${right - r}Q${right} ${y} ${right} ${y + r}V${bottom - r}`,
    path`Q${right} ${bottom} ${Math.max(right - r, first)} ${bottom}H${first}`,
    path`Q${tail.x + half * (way > 0 ? 1.1 : 0.1)} ${bend} ${tail.x + way * size * 0.75} ${bottom + tail.height}`,
    path`Q${tail.x - half * (way > 0 ? 0.1 : 1.1)} ${bend} ${second} ${bottom}H${Math.min(x + r, second)}`,
    path`Q${x} ${bottom} ${x} ${bottom - r}V${y + r}Q${x} ${y} ${x + r} ${y}Z`,
  ].join('')
}

export function roundedPath({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  const [right, bottom] = [x + width, y + height]
  return [
    path`M${x + r} ${y}H${right - r}Q${right} ${y} ${right} ${y + r}V${bottom - r}`,
    path`Q${right} ${bottom} ${right - r} ${bottom}H${x + r}Q${x} ${bottom} ${x} ${bottom - r}V${y + r}Q${x} ${y} ${x + r} ${y}Z`,
  ].join('')
}

const curlOf = (height: number, size: number): number => Math.min(size * 1.3, height / 3)

/** A note whose lower right corner comes off the wall. */
export function stickyPath({ x, y, width, height }: Box, size: number): string {
  const curl = curlOf(height, size)
  const [right, bottom] = [x + width, y + height]
  return path`M${x} ${y}H${right}V${bottom - curl}Q${right} ${bottom} ${right - curl} ${bottom}H${x}Z`
}

/** What is seen of the back of that corner. */
export function curlPath({ x, y, width, height }: Box, size: number): string {
  const curl = curlOf(height, size)
  const [right, bottom] = [x + width, y + height]
  return [
    path`M${right} ${bottom - curl}Q${right - curl * 0.35} ${bottom - curl * 0.75} ${right - curl * 0.95} ${bottom - curl * 0.8}`,
    path`Q${right - curl * 0.85} ${bottom - curl * 0.25} ${right - curl} ${bottom}`,
    path`Q${right} ${bottom} ${right} ${bottom - curl}Z`,
  ].join('')
}

interface Round {
  readonly x: number
  readonly y: number
  readonly radius: number
}

const circle = ({ x, y, radius: r }: Round): string =>
  path`M${x} ${y - r}A${r} ${r} 0 0 1 ${x} ${y + r}A${r} ${r} 0 0 1 ${x} ${y - r}Z`

/** As the screen has it: the lower left corner points to the words. */
const drop = ({ x, y, radius: r }: Round): string =>
  path`M${x} ${y - r}A${r} ${r} 0 0 1 ${x} ${y + r}H${x - r * 0.8}Q${x - r} ${y + r} ${x - r} ${y + r * 0.8}V${y}A${r} ${r} 0 0 1 ${x} ${y - r}Z`

const diamond = ({ x, y, radius }: Round): string => {
  const r = radius * 1.2
  return path`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`
}

const hexagon = ({ x, y, radius: r }: Round): string =>
  path`M${x - r * 0.55} ${y - r}H${x + r * 0.55}L${x + r * 1.1} ${y}L${x + r * 0.55} ${y + r}H${x - r * 0.55}L${x - r * 1.1} ${y}Z`

const square = ({ x, y, radius }: Round): string =>
  roundedPath({ x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }, radius * 0.3)

/** Each tone has a shape of its own. */
const waymarks: Readonly<Record<Tone, (round: Round) => string>> = {
  a: circle,
  b: square,
  c: diamond,
  d: hexagon,
  e: drop,
  f: circle,
}

export const waymarkPath = (tone: Tone, round: Round): string => waymarks[tone](round)

/** Three hills along the lower edge of a box, from the one behind to the one in front, and a path over them. */
export function hillPaths({ x, y, width, height }: Box): { readonly hills: readonly string[]; readonly way: string } {
  const [right, bottom] = [x + width, y + height]
  const a = (part: number): number => x + width * part
  const u = (part: number): number => bottom - height * part
  const base = path`L${right} ${bottom}L${x} ${bottom}Z`
  return {
    hills: [
      path`M${x} ${u(0.1)}C${a(0.2)} ${u(0.24)} ${a(0.34)} ${u(0.2)} ${a(0.5)} ${u(0.1)}S${a(0.8)} ${u(0.24)} ${right} ${u(0.16)}`,
      path`M${x} ${u(0.03)}C${a(0.25)} ${u(0.04)} ${a(0.45)} ${u(0.18)} ${a(0.66)} ${u(0.11)}S${a(0.9)} ${u(0.03)} ${right} ${u(0.08)}`,
      path`M${x} ${u(0.1)}C${a(0.12)} ${u(0.1)} ${a(0.24)} ${u(0.02)} ${a(0.42)} ${u(0.025)}S${a(0.8)} ${u(0.06)} ${right} ${u(0.015)}`,
    ].map(hill => hill + base),
    way: path`M${a(0.04)} ${u(0.055)}C${a(0.2)} ${u(0.075)} ${a(0.32)} ${u(0.01)} ${a(0.5)} ${u(0.05)}S${a(0.74)} ${u(0.13)} ${a(0.9)} ${u(0.105)}`,
  }
}
