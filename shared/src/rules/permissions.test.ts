import { expect, test } from 'vitest'
import { roles, type Role } from '#model/member.ts'
import { steps, type Step } from '#model/session.ts'
import { may, type Act } from './permissions.ts'

const never: readonly Step[] = []
const always: readonly Step[] = ['write', 'share', 'mark', 'group', 'check-back', 'closed']
const untilClosed: readonly Step[] = ['write', 'share', 'mark', 'group', 'check-back']
const whileMarking: readonly Step[] = ['share', 'mark', 'group', 'check-back']
const givingDots: readonly Step[] = ['mark']
const onceBrought: readonly Step[] = ['check-back', 'closed']
const checking: readonly Step[] = ['check-back']
const whileOpen: readonly Step[] = ['write', 'share', 'mark', 'check-back']

/** In the order reader, participant, facilitator, organiser. */
const promised: Record<Act, readonly [readonly Step[], readonly Step[], readonly Step[], readonly Step[]]> = {
  'read-own-room': [always, always, always, always],
  'read-all-rooms': [always, never, always, always],
  'add-note': [never, whileOpen, untilClosed, untilClosed],
  'change-own-note': [never, untilClosed, untilClosed, untilClosed],
  'move-any-note': [never, never, untilClosed, untilClosed],
  'write-for-others': [never, never, untilClosed, untilClosed],
  reveal: [never, never, untilClosed, untilClosed],
  mark: [never, whileMarking, whileMarking, whileMarking],
  'give-dots': [never, givingDots, givingDots, givingDots],
  light: [never, untilClosed, untilClosed, untilClosed],
  'show-marks': [never, never, always, always],
  'hold-note': [never, never, always, always],
  'remove-name': [never, never, always, always],
  'read-themes': [always, never, always, always],
  'write-themes': [never, never, always, always],
  'carry-synthesis': [never, never, always, always],
  'read-draft': [always, never, always, always],
  'write-draft': [never, never, always, always],
  'publish-draft': [never, never, never, always],
  'change-step': [never, never, always, always],
  'run-desk': [never, never, always, always],
  'ask-for-help': [never, always, always, always],
  'read-snapshots': [always, never, always, always],
  'make-snapshot': [never, never, always, always],
  'restore-snapshot': [never, never, untilClosed, untilClosed],
  'read-activity': [never, never, always, always],
  'read-history': [never, never, always, always],
  'read-looks': [never, never, always, always],
  'begin-look': [never, never, always, always],
  'remove-any-look': [never, never, never, always],
  'read-check-back': [onceBrought, onceBrought, onceBrought, onceBrought],
  'check-back': [never, checking, checking, checking],
  'read-answers': [never, never, always, always],
  'read-watched': [always, never, always, always],
  'open-watching': [never, never, always, always],
  'read-session': [always, always, always, always],
  'wish-to-talk': [never, always, always, always],
  'manage-files': [never, never, always, always],
  'manage-questions': [never, never, never, always],
  'work-on-answers': [never, never, always, always],
  'pay-people': [never, never, never, always],
  monitor: [never, never, never, always],
  'handle-format-requests': [never, never, always, always],
  'thank-people': [never, never, never, always],
  'manage-safeguarding': [never, never, never, always],
  'manage-bookings': [never, never, never, always],
  'read-needs': [never, never, always, always],
  'manage-strategy': [never, never, never, always],
  'take-archive': [never, never, never, always],
  'read-audit': [never, never, never, always],
  'bring-in-archive': [never, never, never, always],
  'bring-notes': [never, never, never, always],
  'set-retention': [never, never, never, always],
}

const acts = Object.keys(promised) as Act[]

test('[P1] the whole table is as promised: every act, every role, every step', () => {
  const answered = Object.fromEntries(
    acts.map(act => [act, roles.map((role: Role) => steps.filter(step => may(role, act, step)))]),
  )
  expect(answered).toEqual(promised)
})

test('[P1] once a breakout is closed nobody can write, change or move a note in it', () => {
  for (const role of roles)
    for (const act of ['add-note', 'change-own-note', 'move-any-note', 'write-for-others'] as const)
      expect(may(role, act, 'closed')).toBe(false)
})

test('[P1] a reader can change nothing', () => {
  const granted = acts.filter(act => steps.some(step => may('reader', act, step)))
  expect(granted.filter(act => !act.startsWith('read-'))).toEqual([])
})

test('[P1] an organiser may do all that a facilitator may', () => {
  for (const act of acts)
    for (const step of steps) expect(may('organiser', act, step) || !may('facilitator', act, step)).toBe(true)
})

test('[P1] an act outside any breakout is asked without a step', () => {
  expect(may('organiser', 'manage-strategy')).toBe(true)
  expect(may('facilitator', 'manage-strategy')).toBe(false)
})
