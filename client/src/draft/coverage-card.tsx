/** Is everyone in it? All notes, and all statements. */
import { useId, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { NotLookedAt } from './not-looked-at.tsx'
import type { DraftReply } from './sources.ts'

export function CoverageCard({
  reply,
  unsourced,
  onNextUnsourced,
  children,
}: {
  readonly reply: DraftReply
  readonly unsourced: number
  readonly onNextUnsourced: () => void
  readonly children: ReactNode
}) {
  const heading = useId()
  const { placed, parked, notLookedAt } = reply.coverage
  return (
    <section className="card stack draft-coverage" aria-labelledby={heading}>
      <h2 id={heading}>Is everyone in it?</h2>
      <div className="coverage">
        {placed + parked + notLookedAt > 0 && (
          <div className="track" aria-hidden="true">
            {placed > 0 && <span className="placed" ref={share(placed)} />}
            {parked > 0 && <span className="parked" ref={share(parked)} />}
            {notLookedAt > 0 && <span className="unseen" ref={share(notLookedAt)} />}
          </div>
        )}
        <p className="key">
          <Part look="placed" count={placed} words="in a theme" />
          <Part look="parked" count={parked} words="parked, with a reason" />
          <Part look="unseen" count={notLookedAt} words="not yet looked at" />
        </p>
      </div>
      <NotLookedAt reply={reply} />
      {unsourced > 0 && (
        <>
          <p>{unsourced === 1 ? '1 statement has no source yet.' : `${unsourced} statements have no source yet.`}</p>
          <Button size="compact" onClick={onNextUnsourced}>
            Go to the next one
          </Button>
        </>
      )}
      {children}
    </section>
  )
}

/** Set from script, as the pages allow no styles in their markup. */
const share =
  (count: number) =>
  (element: HTMLElement | null): void => {
    element?.style.setProperty('--n', String(count))
  }

const Part = ({ look, count, words }: { readonly look: string; readonly count: number; readonly words: string }) => (
  <span className={look}>
    <i aria-hidden="true" />
    <b className="num">{count}</b> {words}
  </span>
)
