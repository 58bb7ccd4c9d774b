/** The first of many, and a button that shows them all. */
import { useState, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'

const first = 60

export function FirstOf<T>({
  all,
  children,
}: {
  readonly all: readonly T[]
  readonly children: (some: readonly T[]) => ReactNode
}) {
  const [isAll, setAll] = useState(false)
  const isCut = !isAll && all.length > first
  return (
    <>
      {children(isCut ? all.slice(0, first) : all)}
      {isCut && (
        <p>
          <Button
            size="compact"
            onClick={() => {
              setAll(true)
            }}
          >
            Show all {all.length}
          </Button>
        </p>
      )}
    </>
  )
}
