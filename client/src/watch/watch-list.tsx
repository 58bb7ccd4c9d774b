/** Looking on from one's own screen: the notes as headings and lists, with news that can be held. */
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { stepNames } from '@waymark/shared/rules/step-words.ts'
import type { Watched } from '@waymark/shared/wire/watch.ts'
import { say } from '#ui/announce.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { HoldNews } from './hold-news.tsx'
import { newSince, sayCounts, sayNew, type WatchedBreakout } from './say-watched.ts'
import { TimeLeft } from './time-left.tsx'
import type { Clock } from './use-watched.ts'
import { anchorOf, Section } from './watched-section.tsx'

export function WatchList({ watched, clock, isAway, bigAddress }: AskedShape & { readonly bigAddress: string }) {
  const [held, setHeld] = useState<Watched>()
  useNews(watched, held !== undefined)
  const { session, breakout } = held ?? watched
  return (
    <Page title={session.title} where={session.title} whereMore="Looking on" mainClass="watch">
      <div className="column stack">
        <Asked watched={held ?? watched} clock={clock} isAway={isAway} />
        <div className="row">
          <HoldNews
            count={held === undefined ? undefined : newSince(held, watched)}
            hasChanged={held !== undefined && held !== watched}
            onHold={() => {
              setHeld(watched)
            }}
            onShow={() => {
              setHeld(undefined)
            }}
          />
          <Link className="btn quiet compact" href={bigAddress}>
            <Icon name="fit" />
            Big screen
          </Link>
        </div>
        {breakout !== null && <Jump breakout={breakout} />}
      </div>
      {breakout !== null && (
        <div className="column outline">
          {breakout.sections.map((section, at) => (
            <Section key={at} id={anchorOf(at)} section={section} marks={breakout.marks} />
          ))}
        </div>
      )}
    </Page>
  )
}

interface AskedShape {
  readonly watched: Watched
  readonly clock: Clock | undefined
  /** The server does not answer just now. */
  readonly isAway: boolean
}

function Asked({ watched: { session, breakout, join }, clock, isAway }: AskedShape) {
  return (
    <>
      <div className="asked">
        <p className="eyebrow">{breakout === null ? sayWhen(session.startsAt) : eyebrowOf(breakout)}</p>
        <h1 dir="auto">{breakout?.question ?? session.title}</h1>
      </div>
      {isAway && (
        <Notice tone="plain">
          <p>We cannot reach the server. This is what was here last; it goes on by itself.</p>
        </Notice>
      )}
      <p className="soft">
        {breakout === null ? 'There is no breakout yet.' : `${sayCounts(breakout)}. `}
        {breakout !== null && 'You are looking on: what is shared in the rooms appears here, without names.'}
      </p>
      {breakout !== null && <TimeLeft endsAt={breakout.endsAt} clock={clock} />}
      {join !== '' && (
        <p>
          <b>To join:</b> <span dir="auto">{join}</span>
        </p>
      )}
    </>
  )
}

const eyebrowOf = ({ number, of, step }: WatchedBreakout): string =>
  `Breakout ${number} of ${of}. ${step === 'closed' ? 'Closed.' : `Step: ${stepNames[step]}.`}`

/** Tells how many came, once for each picture that has any. */
function useNews(watched: Watched, isHeld: boolean): void {
  const before = useRef<Watched>(undefined)
  useEffect(() => {
    const count = before.current === undefined ? 0 : newSince(before.current, watched)
    before.current = watched
    if (count > 0 && !isHeld) say(`${sayNew(count)}.`)
  }, [watched, isHeld])
}

const Jump = ({ breakout: { sections } }: { readonly breakout: WatchedBreakout }) => (
  <nav className="jump" aria-label="Go to">
    {sections.map(({ letter, tone, title }, at) => (
      <a
        key={at}
        href={`#${anchorOf(at)}`}
        onClick={event => {
          // The address stays as it is: behind its # may stand the secret of the link.
          event.preventDefault()
          const heading = document.getElementById(anchorOf(at))
          heading?.scrollIntoView({ block: 'start' })
          heading?.focus({ preventScroll: true })
        }}
      >
        <span className="waymark small" data-tone={tone} aria-hidden="true">
          {letter}
        </span>
        <span dir="auto">
          {letter !== '' && <span className="sr">{letter}: </span>}
          {title}
        </span>
      </a>
    ))}
  </nav>
)
