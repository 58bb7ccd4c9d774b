/** The rectangle that is drawn to select what it touches. */
import type { Rect } from './layout.ts'

export function Lasso({ rect }: { readonly rect: Rect | null }) {
  if (rect === null) return null
  const { x, y, width, height } = rect
  return (
    <div
      className="lasso"
      style={{ transform: `translate(${x}px, ${y}px)`, inlineSize: width, blockSize: height }}
      aria-hidden="true"
    />
  )
}
