/** A page that cannot be shown: why, and what can be done instead. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

export function Trouble({
  title,
  message,
  onAgain,
  children,
}: {
  readonly title: string
  readonly message: string
  /** Given where asking once more may help. */
  readonly onAgain?: (() => void) | undefined
  /** Other ways on. */
  readonly children?: ReactNode
}) {
  return (
    <div className="stack" role="alert">
      <h1>
        <Icon name="sign" /> {title}
      </h1>
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
