/** Our figures beside those of the peers, with the ratio to the best of them and what was aimed for. Says what is missed as plainly as what is met. */
import type { Figures } from '#bench/live/figures.ts'
import type { Aim, Line } from './lines.ts'

export interface Column {
  readonly name: string
  readonly figures: Figures
}

/** The better of each figure, of several ways in which a peer can be set up. */
export function betterOf(all: readonly Figures[], lines: readonly Line[]): Figures {
  return Object.fromEntries(
    lines.flatMap(line => {
      const best = bestOf(
        all.map(figures => figures[line.figure]),
        line,
      )
      return best === undefined ? [] : [[line.figure, best]]
    }),
  )
}

const labelWidth = 40
const width = 13

/** Our own column is the first. Lines that nobody has a figure for are left out. */
export function report(
  lines: readonly Line[],
  columns: readonly Column[],
  { isSlow }: { readonly isSlow: boolean },
): string[] {
  const row = (label: string, cells: readonly string[]): string =>
    `  ${label.padEnd(labelWidth)}${cells.map(cell => cell.padStart(width)).join('')}`.trimEnd()
  const head = row('', [...columns.map(({ name }) => name), 'of best peer', 'aim', ''])
  const rows = lines.flatMap(line => {
    if (line.fullSpeedOnly === true && isSlow) return []
    const values = columns.map(({ figures }) => figures[line.figure])
    if (values.every(value => !isFigure(value))) return []
    const [ours, ...peers] = values
    const ratio = ratioOf(ours, bestOf(peers, line))
    const aim = line.aim?.whenSlow === true && !isSlow ? undefined : line.aim
    return [
      row(line.label, [
        ...values.map(value => (isFigure(value) ? said(value, line.decimals ?? 0) : '-')),
        isFigure(ratio) ? said(ratio, 2) : '-',
        aim === undefined ? '' : aimSaid(aim, line),
        aim === undefined ? '' : verdict({ ours, ratio, aim, line }),
      ]),
    ]
  })
  return [head, ...rows]
}

const isFigure = (value: number | undefined): value is number => value !== undefined && !Number.isNaN(value)

function bestOf(values: readonly (number | undefined)[], { better }: Line): number | undefined {
  const known = values.filter(isFigure)
  if (known.length === 0) return undefined
  return better === 'less' ? Math.min(...known) : Math.max(...known)
}

const ratioOf = (ours: number | undefined, best: number | undefined): number | undefined =>
  isFigure(ours) && isFigure(best) && best !== 0 ? ours / best : undefined

const said = (value: number, decimals: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: decimals, minimumFractionDigits: decimals })

const aimSaid = ({ ratio, most }: Aim, { better }: Line): string =>
  `${better === 'less' ? '<=' : '>='} ${said(most ?? ratio ?? Number.NaN, most === undefined ? 2 : 0)}`

export function verdict({
  ours,
  ratio,
  aim,
  line,
}: {
  readonly ours: number | undefined
  readonly ratio: number | undefined
  readonly aim: Aim
  readonly line: Line
}): 'met' | 'missed' | 'not measured' {
  const value = aim.most === undefined ? ratio : ours
  const limit = aim.most ?? aim.ratio
  if (!isFigure(value) || limit === undefined) return 'not measured'
  return (line.better === 'less' ? value <= limit : value >= limit) ? 'met' : 'missed'
}
