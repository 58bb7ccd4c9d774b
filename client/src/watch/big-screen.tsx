/** Looking on in a hall: the question, the time and the notes in large letters, without names; what does not fit comes page by page. */
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { stepNames } from '@waymark/shared/rules/step-words.ts'
import type { Watched, WatchedSection } from '@waymark/shared/wire/watch.ts'
import { BigFoot } from './big-foot.tsx'
import { sayCounts, sayNotes, type WatchedBreakout } from './say-watched.ts'
import { TimeLeft } from './time-left.tsx'
import { usePaging } from './use-paging.ts'
import { useTurning } from './use-turning.ts'
import type { Clock } from './use-watched.ts'
import { NoteWords } from './watched-section.tsx'

export function BigScreen({
  watched,
  clock,
  isAway,
  listAddress,
}: {
  readonly watched: Watched
  readonly clock: Clock | undefined
  readonly isAway: boolean
  readonly listAddress: string
}) {
  const { session, breakout, join } = watched
  useEffect(() => {
    document.title = `${session.title} – Waymark`
  }, [session.title])
  const sections = breakout?.sections ?? []
  const area = useRef<HTMLDivElement>(null)
  const paging = usePaging(area, sections.length, watched)
  const { place, fit, groups } = paging
  const isMore = groups > 1 || fit.pages > 1
  const turning = useTurning(paging, isMore)
  const first = place.group * fit.columns
  const shown = sections.slice(first, first + fit.columns)
  return (
    <main className="bigscreen" id="main">
      <header>
        <h1 dir="auto">{breakout?.question ?? session.title}</h1>
        {breakout !== null && (
          <div className="big-facts">
            <p>{stepNames[breakout.step]}</p>
            <TimeLeft endsAt={breakout.endsAt} clock={clock} inDigits />
            <p>{sayCounts(breakout)}</p>
            {isAway && <p>Waiting for the server</p>}
          </div>
        )}
      </header>
      <div
        className="big-sections"
        ref={area}
        style={{ gridTemplateColumns: `repeat(${Math.max(1, shown.length)}, minmax(0, 1fr))` }}
        data-turn={(place.group + place.page) % 2}
      >
        {breakout !== null &&
          shown.map((section, at) => (
            <BigSection key={first + at} section={section} marks={breakout.marks} at={first + at} />
          ))}
      </div>
      <BigFoot
        join={join}
        paging={isMore ? { ...paging, ...turning, sections: sections.length, shown: shown.length, first } : undefined}
      >
        <Link href={listAddress}>As a list</Link>
      </BigFoot>
    </main>
  )
}

const BigSection = ({
  section: { letter, tone, title, notes },
  marks,
  at,
}: {
  readonly section: WatchedSection
  readonly marks: WatchedBreakout['marks']
  readonly at: number
}) => (
  <section aria-labelledby={`big-${at}`} data-tone={tone}>
    <header>
      <span className="waymark" aria-hidden="true">
        {letter}
      </span>
      <h2 id={`big-${at}`} dir="auto">
        {letter !== '' && <span className="sr">{letter}: </span>}
        {title}
      </h2>
      <span className="big-count">
        <span aria-hidden="true">{notes.length}</span>
        <span className="sr">{sayNotes(notes.length)}</span>
      </span>
    </header>
    <ul className="big-notes">
      {notes.map((note, place) => (
        <li className="note" key={place}>
          <NoteWords note={note} marks={marks} />
        </li>
      ))}
    </ul>
  </section>
)
