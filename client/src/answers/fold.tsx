/** Something that is shown once it is asked for. */
import type { ReactNode } from 'react'
import { Icon } from '#ui/icon.tsx'

export const Fold = ({ summary, children }: { readonly summary: string; readonly children: ReactNode }) => (
  <details className="fold">
    <summary>
      <Icon name="chevron" flip />
      <span>{summary}</span>
    </summary>
    <div className="stack answer-fold">{children}</div>
  </details>
)
