/** What was taken out of a list in a form, and the way to put it back. Focus goes here from the thing that went. */
import { useEffect, useRef } from 'react'
import { Button } from '#ui/button.tsx'

export function PutBack({
  what,
  onBack,
}: {
  /** As a sentence begins: `“Open the doors”`. */
  readonly what: string
  readonly onBack: () => void
}) {
  const back = useRef<HTMLDivElement>(null)
  useEffect(() => {
    back.current?.querySelector('button')?.focus()
  }, [])
  return (
    <div className="row" ref={back}>
      <p>{what} was taken out. It goes for good when you save.</p>
      <Button size="compact" icon="undo" onClick={onBack}>
        Put it back
      </Button>
    </div>
  )
}
