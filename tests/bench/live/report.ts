/** The figures as a table, servers side by side, and beside it what we aim for. Says what is met and what is missed; judges nothing else. */
import type { Figures } from './figures.ts'

export interface Line {
  readonly figure: string
  readonly label: string
  readonly decimals?: number
}

export interface Column {
  readonly name: string
  readonly keeps: boolean
  readonly figures: Figures
}

export interface Aim {
  readonly figure: string
  /** The most that it may be, and where that comes from. */
  readonly limit: (peers: readonly Column[]) => { readonly most: number; readonly from: string }
}

const width = 13
const labelWidth = 52

const shown = (value: number | undefined, decimals: number): string =>
  value === undefined || Number.isNaN(value)
    ? '-'
    : value.toLocaleString('en-GB', { maximumFractionDigits: decimals, minimumFractionDigits: decimals })

export function table(lines: readonly Line[], columns: readonly Column[]): string[] {
  const head = `  ${''.padEnd(labelWidth)}${columns.map(({ name }) => name.padStart(width)).join('')}`
  const rows = lines.map(
    ({ figure, label, decimals = 0 }) =>
      `  ${label.padEnd(labelWidth)}${columns.map(({ figures }) => shown(figures[figure], decimals).padStart(width)).join('')}`,
  )
  return [head, ...rows]
}

/** Our own column is the first. */
export function judged(aims: readonly Aim[], lines: readonly Line[], [ours, ...peers]: readonly Column[]): string[] {
  return aims.map(({ figure, limit }) => {
    const { label = figure, decimals = 0 } = lines.find(line => line.figure === figure) ?? {}
    const value = ours?.figures[figure] ?? Number.NaN
    const { most, from } = limit(peers)
    const verdict = value <= most ? 'met' : `missed, ${(value / most).toFixed(2)} times the aim`
    return `  aim: ${label.padEnd(labelWidth)} ${shown(value, decimals)}, at most ${shown(most, decimals)} (${from}): ${verdict}`
  })
}

/** A share of the best of the peers, of those that keep documents where what they keep counts. */
export const shareOfBest =
  (figure: string, share: number, among: 'all' | 'keepers' = 'all'): Aim['limit'] =>
  peers => {
    const asked = peers.filter(({ keeps }) => keeps || among === 'all')
    const values = asked.map(({ name, figures }) => ({ name, value: figures[figure] ?? Number.POSITIVE_INFINITY }))
    const best = values.reduce((least, one) => (one.value < least.value ? one : least), {
      name: 'nobody',
      value: Number.POSITIVE_INFINITY,
    })
    const times = share === 1 ? 'as' : `${share.toFixed(2)} of`
    return { most: best.value * share, from: `${times} ${best.name}` }
  }

export const ofPeer =
  (
    name: string,
    figure: string,
    change: { readonly share?: number; readonly more?: number; readonly said: string },
  ): Aim['limit'] =>
  peers => {
    const value = peers.find(peer => peer.name === name)?.figures[figure] ?? Number.NaN
    return { most: value * (change.share ?? 1) + (change.more ?? 0), from: change.said }
  }

export const fixed =
  (most: number): Aim['limit'] =>
  () => ({ most, from: 'fixed' })
