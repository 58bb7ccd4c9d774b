import { expect, test } from 'vitest'
import { steps, usualSettings, type Step } from '#model/session.ts'
import { stepAfter, stepsOf } from './steps-of.ts'
import { whatHappensNext } from './step-words.ts'

const withDots = { settings: { ...usualSettings, marks: 'dots', dots: 1 } } as const
const without = (['none', 'agree'] as const).map(marks => ({ settings: { ...usualSettings, marks } }))

const wayThrough = (breakout: typeof withDots | (typeof without)[number]): Step[] => {
  const way: Step[] = ['write']
  for (let next = stepAfter({ ...breakout, step: 'write' }); next !== undefined;) {
    way.push(next)
    next = stepAfter({ ...breakout, step: next })
  }
  return way
}

test('[M8] where there are dots there is a step to give them, after Share and before Group; elsewhere there is none', () => {
  expect(stepsOf(withDots)).toEqual(['write', 'share', 'mark', 'group', 'check-back', 'closed'])
  for (const breakout of without) expect(stepsOf(breakout)).toEqual(steps.filter(step => step !== 'mark'))
})

test('[M8] one step after the other comes by each of them once', () => {
  for (const breakout of [withDots, ...without]) expect(wayThrough(breakout)).toEqual(stepsOf(breakout))
})

test('[M8] who reads together is told that dots come next, where they do', () => {
  expect(whatHappensNext({ ...withDots, step: 'share' })).toBe(
    'each of you has 1 dot to give to the notes that matter most to you.',
  )
  for (const breakout of without)
    expect(stepsOf(breakout).map(step => whatHappensNext({ ...breakout, step }))).not.toContainEqual(
      expect.stringContaining('dot'),
    )
})
