/** Below the notes of a big screen: where people join, and which page this is. */
import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import type { Paging } from './use-paging.ts'
import type { Turning } from './use-turning.ts'

interface Pages extends Paging, Turning {
  /** How many sections there are, how many of them are shown, and the place of the first of these, from 0. */
  readonly sections: number
  readonly shown: number
  readonly first: number
}

export function BigFoot({
  join,
  paging,
  children,
}: {
  readonly join: string
  /** Undefined where all fits on one page. */
  readonly paging: Pages | undefined
  readonly children: ReactNode
}) {
  return (
    <footer>
      {join !== '' && (
        <p className="big-join">
          Join: <b dir="auto">{join}</b>
        </p>
      )}
      {paging !== undefined && (
        <div className="row">
          <span className="num">{sayPlace(paging)}</span>
          <Button size="compact" onClick={paging.previous}>
            Back<span className="sr"> a page</span>
          </Button>
          {paging.mayTurn && (
            <Button size="compact" onClick={paging.toggle}>
              {paging.isPaused ? 'Go on turning' : 'Pause'}
              {!paging.isPaused && <span className="sr"> turning pages</span>}
            </Button>
          )}
          <Button size="compact" onClick={paging.next}>
            Next<span className="sr"> page</span>
          </Button>
        </div>
      )}
      {children}
    </footer>
  )
}

/** `Sections 1 to 3 of 6, page 2 of 4` */
function sayPlace({ place, fit, groups, sections, shown, first }: Pages): string {
  const page = `page ${place.page + 1} of ${fit.pages}`
  if (groups === 1) return page.replace('p', 'P')
  const which = shown === 1 ? `Section ${first + 1}` : `Sections ${first + 1} to ${first + shown}`
  return fit.pages === 1 ? `${which} of ${sections}` : `${which} of ${sections}, ${page}`
}
