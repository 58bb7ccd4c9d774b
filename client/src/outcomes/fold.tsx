/** Something that is shown once it is asked for. */
import type { ReactNode } from 'react'
import { Icon } from '#ui/icon.tsx'

export const Fold = ({
  summary,
  more = '',
  onOpen,
  children,
}: {
  readonly summary: string
  /** For those who hear it: what it is about. */
  readonly more?: string
  readonly onOpen?: () => void
  readonly children: ReactNode
}) => (
  <details
    className="fold"
    onToggle={({ currentTarget }) => {
      if (currentTarget.open) onOpen?.()
    }}
  >
    <summary>
      <Icon name="chevron" flip />
      <span>
        {summary}
        {more !== '' && <span className="sr"> {more}</span>}
      </span>
    </summary>
    <div className="stack">{children}</div>
  </details>
)
