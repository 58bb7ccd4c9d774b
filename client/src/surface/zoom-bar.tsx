/** The board's size, all of it at once, and the way back to its start. */
import { IconButton } from '#ui/button.tsx'
import { larger, smaller } from './board-keys.ts'
import { mostZoom, type Camera, type View } from './camera.ts'

export function ZoomBar({
  camera,
  view,
  least,
  onHome,
}: {
  readonly camera: Camera
  readonly view: View
  /** The zoom at which all is seen. */
  readonly least: () => number
  readonly onHome: () => void
}) {
  return (
    <div className="zoombar" role="group" aria-label="Zoom">
      <IconButton
        icon="minus"
        label="Smaller"
        onClick={() => {
          smaller(camera, view.zoom)
        }}
      />
      <output aria-live="off">{Math.round(view.zoom * 100)} %</output>
      <IconButton
        icon="plus"
        label="Larger"
        aria-disabled={view.zoom >= mostZoom || undefined}
        onClick={() => {
          larger(camera, view.zoom)
        }}
      />
      <IconButton
        icon="fit"
        label="See the whole board"
        onClick={() => {
          camera.to(least())
        }}
      />
      <IconButton icon="home" label="Back to the start of the board" onClick={onHome} />
    </div>
  )
}
