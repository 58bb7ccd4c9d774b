/** What others changed and is held back, with the way to see it. */
import { useEffect } from 'react'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { sayHeld } from './held-notes.ts'
import type { HeldBoard } from './use-hold.ts'
import type { Rest } from './use-rest.ts'

export function HeldLine({
  held: { count, showThem },
  rest: { sayAtRest },
}: {
  readonly held: HeldBoard
  readonly rest: Rest
}) {
  const isAny = count > 0
  // Once, however many more come.
  useEffect(() => {
    if (isAny) sayAtRest('Others have changed something. It is held until you show it.')
  }, [isAny, sayAtRest])
  if (!isAny) return null
  return (
    <p className="quietline">
      <Icon name="eye" />
      <span>{sayHeld(count)}</span>
      <Button
        size="compact"
        onClick={() => {
          showThem()
          document.getElementById('notes-heading')?.focus()
          say(count === 1 ? '1 change is shown now.' : `${count} changes are shown now.`)
        }}
      >
        {count === 1 ? 'Show it' : 'Show them'}
      </Button>
    </p>
  )
}
