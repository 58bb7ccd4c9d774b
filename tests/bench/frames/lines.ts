/** The figures of a board by name: what each is called, which way is better, and how far we mean to be from the best of the peers. */
export interface Line {
  readonly figure: string
  readonly label: string
  readonly better: 'less' | 'more'
  readonly decimals?: number
  readonly aim?: Aim
  /** Left out where the processor is slowed down, because what slows it down is counted with it. */
  readonly fullSpeedOnly?: boolean
}

/** `ratio` is of the best peer's figure: at most so much of it, or at least where more is better. `most` is a number that stands by itself. */
export interface Aim {
  readonly ratio?: number
  readonly most?: number
  /** Aimed for only where the processor is slowed down. */
  readonly whenSlow?: boolean
}

const nodes: Aim = { most: 1000 }
const cpu: Aim = { ratio: 0.1 }

const spent = (figure: string, label: string): Line => ({
  figure,
  label,
  better: 'less',
  decimals: 1,
  fullSpeedOnly: true,
})

export const lines: readonly Line[] = [
  { figure: 'ready', label: 'opened until it answers (ms)', better: 'less', aim: { ratio: 0.2 } },
  { figure: 'nodes', label: 'elements of the page, at reading', better: 'less', aim: nodes },
  { figure: 'nodesOverview', label: 'elements of the page, in the overview', better: 'less', aim: nodes },
  { figure: 'panP50', label: 'pan, between frames, p50 (ms)', better: 'less', decimals: 1 },
  {
    figure: 'panP95',
    label: 'pan, between frames, p95 (ms)',
    better: 'less',
    decimals: 1,
    aim: { ratio: 0.6, whenSlow: true },
  },
  {
    figure: 'panFrames',
    label: 'pan, frames per second',
    better: 'more',
    decimals: 1,
    aim: { ratio: 1, whenSlow: true },
  },
  {
    figure: 'zoomP95',
    label: 'zoom, between frames, p95 (ms)',
    better: 'less',
    decimals: 1,
    aim: { ratio: 0.4, whenSlow: true },
  },
  { figure: 'zoomFrames', label: 'zoom, frames per second', better: 'more', decimals: 1 },
  { figure: 'zoomLeast', label: 'zoom, how small it was on the way (%)', better: 'less' },
  { figure: 'overviewZoom', label: 'overview, how large it is drawn (%)', better: 'more', decimals: 1 },
  { figure: 'overviewCpu', label: 'overview pan, main thread busy (%)', better: 'less', decimals: 1, aim: cpu },
  spent('overviewThread', '  processor time of it (%)'),
  spent('overviewAll', '  of all of the browser (%)'),
  { figure: 'overviewP95', label: '  between frames, p95 (ms)', better: 'less', decimals: 1 },
  { figure: 'overviewFrames', label: '  frames per second', better: 'more', decimals: 1 },
  { figure: 'editsCpu', label: 'others write, main thread busy (%)', better: 'less', decimals: 1, aim: cpu },
  spent('editsThread', '  processor time of it (%)'),
  spent('editsAll', '  of all of the browser (%)'),
  { figure: 'farEditsCpu', label: 'the same in the overview (%)', better: 'less', decimals: 1, aim: cpu },
  spent('farEditsThread', '  processor time of it (%)'),
  spent('farEditsAll', '  of all of the browser (%)'),
  { figure: 'dragP95', label: 'drag, between frames, p95 (ms)', better: 'less', decimals: 1, aim: { ratio: 0.5 } },
  { figure: 'typingP98', label: 'typing, key until painted, p98 (ms)', better: 'less', aim: { ratio: 0.35 } },
  { figure: 'typingWorst', label: '  the worst (ms)', better: 'less' },
]

export const remarks = [
  'Busy is the time in which the main thread had something to do, also while another part of the browser had the core.',
  'Key until painted: 16 ms stands for as much or less, which no browser tells apart.',
  'Of React Flow, mounted whole and mounting what is seen, the better is shown of each figure.',
] as const
