/** What is left, in words. Nothing in it moves, and nobody is told of it by being drawn. */
import { sayLeft } from '@waymark/shared/rules/countdown.ts'
import { Icon } from '#ui/icon.tsx'

export const TimerLine = ({ left }: { readonly left: number }) => (
  <p className={`timer${left === 0 ? ' up' : ''}`}>
    <Icon name="clock" />
    {sayLeft(left)}
  </p>
)
