/** One part in one state, and under which name it is shown. */
import type { ComponentType, ReactNode } from 'react'

export interface PartProps {
  /** Which drawing of the part this is. Part of every id in it, so that each stands once on the page. */
  readonly copy: string
}

export interface GalleryPart {
  readonly title: string
  readonly Part: ComponentType<PartProps>
}

export const Specimen = ({
  name,
  wide = false,
  children,
}: {
  readonly name: string
  /** Needs the whole width. */
  readonly wide?: boolean
  readonly children: ReactNode
}) => (
  <figure className={`specimen${wide ? ' wide' : ''}`}>
    <figcaption>{name}</figcaption>
    {children}
  </figure>
)
