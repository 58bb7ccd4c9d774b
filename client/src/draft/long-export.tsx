/** A file that is being written: how long already, and how to stop it; where it is once it is there. */
import { useLayoutEffect, useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Exporting } from './use-long-export.ts'

interface LongExportShape {
  readonly now: Exporting
  readonly stop: () => void
  /** The button that had the focus goes. Stays the same function. */
  readonly onFocusLost: () => void
}

export function LongExportNow({ now, stop, onFocusLost }: LongExportShape) {
  if (now.state === 'none') return null
  if (now.state === 'no')
    return (
      <Notice tone="danger">
        <p>{now.why}</p>
      </Notice>
    )
  if (now.state === 'ready')
    return (
      <p>
        {now.label}: the file is ready.{' '}
        <a href={now.address} download>
          <Icon name="download" /> Save it once more
        </a>
      </p>
    )
  return <Working now={now} stop={stop} onFocusLost={onFocusLost} />
}

function Working({
  now: { label, seconds },
  stop,
  onFocusLost,
}: LongExportShape & { readonly now: Exporting & { readonly state: 'working' } }) {
  const part = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const shown = part.current
    shown?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (shown?.contains(document.activeElement) === true) onFocusLost()
    }
  }, [onFocusLost])
  return (
    <div className="stack" ref={part}>
      <label htmlFor="exporting">
        {seconds === undefined ? `${label}: others come first.` : `${label}: writing the file.`}
      </label>
      <progress id="exporting" />
      <div className="row">
        <span className="small soft">{seconds === undefined ? '' : saySeconds(seconds)}</span>
        <Button size="compact" className="push" onClick={stop}>
          Stop
        </Button>
      </div>
    </div>
  )
}

const saySeconds = (seconds: number): string => (seconds === 1 ? '1 second so far' : `${seconds} seconds so far`)
