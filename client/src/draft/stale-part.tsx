/** That a theme has changed since somebody last held a statement against it: what is known of it, and what can be done. */
import type { MouseEvent } from 'react'
import { sayStale, type StaleTheme } from '@waymark/shared/rules/stale.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

interface StaleActs {
  readonly onStillRight: () => void
  readonly onUseSentence: () => void
}

export function StalePart({
  stale,
  said,
  words,
  acts,
}: {
  readonly stale: StaleTheme
  /** What the theme says now; empty where it says nothing. */
  readonly said: string
  /** What the statement says. */
  readonly words: string
  /** Undefined for those who only read. */
  readonly acts: StaleActs | undefined
}) {
  const offers = stale.isOtherSentence && said !== '' && said !== words
  return (
    <div className="stale-part stack">
      <p>
        <Icon name="clock" /> <b>The theme has changed since</b>
      </p>
      <ul className="small">
        {sayStale(stale).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {offers && (
        <p className="small" dir="auto">
          It says now: “{said}”
        </p>
      )}
      {acts !== undefined && (
        <div className="row">
          <Button size="compact" icon="check" onClick={afterwards(acts.onStillRight)}>
            Still right
          </Button>
          {offers && (
            <Button size="compact" onClick={afterwards(acts.onUseSentence)}>
              Use the theme’s new sentence
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** The button that was pressed is gone after it: the focus goes to the name of the source. */
const afterwards =
  (act: () => void) =>
  ({ currentTarget }: MouseEvent<HTMLButtonElement>): void => {
    currentTarget.closest('.source')?.querySelector('h3')?.focus()
    act()
  }

export function StaleCount({ count, onNext }: { readonly count: number; readonly onNext: () => void }) {
  if (count === 0) return null
  return (
    <>
      <p>
        {count === 1
          ? '1 statement rests on a theme that has changed since.'
          : `${count} statements rest on themes that have changed since.`}
      </p>
      <Button size="compact" onClick={onNext}>
        Go to the next changed one
      </Button>
    </>
  )
}
