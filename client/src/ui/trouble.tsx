/** A page, or a part of one, that cannot be shown: why, and what can be done instead. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

export function Trouble({
  title,
  message,
  onAgain,
  heading: Heading = 'h1',
  children,
}: {
  readonly title: string
  readonly message: string
  /** Given where asking once more may help. */
  readonly onAgain?: (() => void) | undefined
  readonly heading?: 'h1' | 'h3'
  /** Other ways on. */
  readonly children?: ReactNode
}) {
  return (
    <div className="stack" role="alert">
      <Heading>
        <Icon name="sign" /> {title}
      </Heading>
      <p className="lead">{message}</p>
      <div className="row">
        {onAgain !== undefined && (
          <Button look="primary" onClick={onAgain}>
            Try again
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}
