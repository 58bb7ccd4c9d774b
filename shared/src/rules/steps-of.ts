/** The steps that a breakout has, in their order: dots are given in one of their own, which no other breakout has. */
import { steps, type Breakout, type Step } from '#model/session.ts'

export type Stepping = Pick<Breakout, 'step' | 'settings'>

export const hasDots = ({ settings }: Pick<Breakout, 'settings'>): boolean => settings.marks === 'dots'

export const stepsOf = (breakout: Pick<Breakout, 'settings'>): readonly Step[] =>
  hasDots(breakout) ? steps : steps.filter(step => step !== 'mark')

/** Undefined after the last. */
export function stepAfter(breakout: Stepping): Step | undefined {
  const own = stepsOf(breakout)
  return own[own.indexOf(breakout.step) + 1]
}
