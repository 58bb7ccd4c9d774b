/** Something that the page has to say: what happened, then what can be done. */
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const icons: Record<'info' | 'good' | 'danger' | 'plain', IconName> = {
  info: 'info',
  good: 'saved',
  danger: 'warn',
  plain: 'lock',
}

/** `danger` is spoken at once; the others wait their turn. */
export function Notice({
  tone = 'info',
  children,
}: {
  readonly tone?: 'info' | 'good' | 'danger' | 'plain'
  readonly children: ReactNode
}) {
  return (
    <div className={`notice${tone === 'info' ? '' : ` ${tone}`}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  )
}
