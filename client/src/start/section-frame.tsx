/** A section with its waymark, on a page that only tells of it. */
import type { ReactNode } from 'react'
import type { Section } from '@waymark/shared/model/session.ts'
import type { Waymark as Mark } from '@waymark/shared/rules/letters.ts'
import { WaymarkSign } from '#surface/waymark-sign.tsx'

export const SectionFrame = ({
  section,
  mark = { letter: '', tone: 'f' },
  children,
}: {
  readonly section: Pick<Section, 'title'>
  readonly mark: Mark | undefined
  readonly children: ReactNode
}) => (
  <div className="frame" data-tone={mark.tone}>
    <header>
      <WaymarkSign waymark={mark} />
      <h4 dir="auto">{section.title}</h4>
    </header>
    {children}
  </div>
)
