/** The board's size, and the way back to its start. */
import { IconButton } from '#ui/button.tsx'
import { least, most, stepPercent, type Zoom } from './use-zoom.ts'

export function ZoomBar({ zoom, onHome }: { readonly zoom: Zoom; readonly onHome: () => void }) {
  return (
    <div className="zoombar" role="group" aria-label="Zoom">
      <IconButton
        icon="minus"
        label="Smaller"
        aria-disabled={zoom.percent <= least || undefined}
        onClick={() => {
          zoom.by(-stepPercent)
        }}
      />
      <output aria-live="off">{zoom.percent} %</output>
      <IconButton
        icon="plus"
        label="Larger"
        aria-disabled={zoom.percent >= most || undefined}
        onClick={() => {
          zoom.by(stepPercent)
        }}
      />
      <IconButton icon="home" label="Back to the start of the board" onClick={onHome} />
    </div>
  )
}
