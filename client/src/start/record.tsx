/** The activity record, for the team: who did what, newest first, by the clock of the session. */
import { useEffect, useId, useRef, useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { dayOf, hourOf, timeIn, zoneName } from '@waymark/shared/model/time.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readActivity, type ActivityLine } from '@waymark/shared/wire/activity.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Loading } from '#ui/loading.tsx'
import { sayCount } from './said.ts'
import type { SeenSession } from './seen-session.ts'

/** So many at first, and so many more at each press. */
const first = 6
const atAPress = 20

export function Record({ seen: { session, now } }: { readonly seen: SeenSession }) {
  const heading = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const asked = useAsked(readActivity, { params: { sessionId: session.id, before: 'now' }, body: {} })
  const { again } = asked
  // When the session was asked for once more, something may have been done.
  useEffect(() => {
    void again()
  }, [now, again])
  return (
    <section className="card stack" aria-labelledby={heading}>
      <h2 id={heading} ref={title} tabIndex={-1}>
        What was done
      </h2>
      <p className="soft">
        For the team. Times are {zoneName(session.startsAt)}. The words of notes are never in here.
      </p>
      {asked.state === 'asking' && <Loading what="Fetching the record." />}
      {asked.state === 'no' && <p>We cannot reach the server. It is asked again in a moment.</p>}
      {asked.state === 'here' && <Known newest={asked.value} session={session} onAll={() => title.current?.focus()} />}
    </section>
  )
}

type Page = ReplyOf<typeof readActivity>

function Known({
  newest,
  session,
  onAll,
}: {
  readonly newest: Page
  readonly session: SeenSession['session']
  /** The button that was pressed is gone: nothing is left to show. */
  readonly onAll: () => void
}) {
  const [older, setOlder] = useState<Page>({ lines: [], earlier: 0 })
  const [shown, setShown] = useState(first)
  const known = merged(newest.lines, older.lines)
  const earlier = older.lines.length === 0 ? newest.earlier : older.earlier
  const showEarlier = async (): Promise<void> => {
    const next = shown + atAPress
    const page = await withEarlier(session.id, { lines: known, earlier }, next)
    setOlder(page)
    setShown(next)
    const more = Math.min(page.lines.length, next) - Math.min(known.length, shown)
    say(more === 0 ? 'We cannot reach the server.' : `${sayCount(more, 'more line', 'more lines')}.`)
    if (page.lines.length <= next && page.earlier === 0) onAll()
  }
  return (
    <>
      <RecordLines lines={known.slice(0, shown)} zone={session.startsAt.zone} />
      {(known.length > shown || earlier > 0) && (
        <div>
          <Button size="compact" onClick={() => void showEarlier()}>
            Show earlier
          </Button>
        </div>
      )}
    </>
  )
}

/** With those before what is known, where so many are wanted and there are some. */
async function withEarlier(sessionId: SessionId, known: Page, wanted: number): Promise<Page> {
  const oldest = known.lines.at(-1)
  if (oldest === undefined || known.lines.length >= wanted || known.earlier === 0) return known
  const answer = await call(readActivity, { params: { sessionId, before: oldest.id }, body: {} })
  return answer.ok ? { lines: merged(known.lines, answer.value.lines), earlier: answer.value.earlier } : known
}

const merged = (newer: readonly ActivityLine[], older: readonly ActivityLine[]): ActivityLine[] => [
  ...new Map([...newer, ...older].map(line => [line.id, line])).values(),
]

/** Under their days. */
export function RecordLines({ lines, zone }: { readonly lines: readonly ActivityLine[]; readonly zone: string }) {
  const days = Map.groupBy(lines, ({ at }) => dayOf(timeIn(zone, at)))
  return [...days].map(([day, own]) => (
    <div className="record" key={day}>
      <h3>{day}</h3>
      <ol>
        {own.map(({ id, at, who, did }) => (
          <li key={id}>
            <time dateTime={at}>{hourOf(timeIn(zone, at))}</time>
            <span>
              <b dir="auto">{who}</b> {sayDone(did)}.
            </span>
          </li>
        ))}
      </ol>
    </div>
  ))
}
