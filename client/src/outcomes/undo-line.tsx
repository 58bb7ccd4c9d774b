/** What was done a moment ago, and the way to take it back; or why it was not done. */
import { useEffect, useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Doing } from './use-doing.ts'

export function UndoLine({
  doing: { trouble, last, undo },
  takesFocus = false,
}: {
  readonly doing: Pick<Doing, 'trouble' | 'last' | 'undo'>
  /** Where what was pressed is gone. */
  readonly takesFocus?: boolean
}) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus && last !== undefined) line.current?.focus()
  }, [takesFocus, last])
  if (trouble !== '')
    return (
      <Notice tone="danger">
        <p>{trouble}</p>
      </Notice>
    )
  return (
    last !== undefined && (
      <div className="row" ref={line} tabIndex={-1}>
        <p className="small soft">{last.said}</p>
        {last.undo !== undefined && (
          <Button size="compact" look="quiet" icon="undo" onClick={() => void undo()}>
            Undo
          </Button>
        )}
      </div>
    )
  )
}
