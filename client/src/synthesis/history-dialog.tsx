/** What was done with the themes, with one of them or with one note: who, when and why, newest first. */
import { useRef, useState } from 'react'
import type { BreakoutId, HistoryId, NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import { notesIn } from '@waymark/shared/model/history.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { dayOf, hourOf, timeIn, zoneName } from '@waymark/shared/model/time.ts'
import { sayAnswer, sayHistory, type NameOfSection } from '@waymark/shared/rules/history-words.ts'
import { readHistory, type HistoryShown, type RoomSaid } from '@waymark/shared/wire/history.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Loading } from '#ui/loading.tsx'

type Of = 'all' | ThemeId | NoteId

export interface HistoryShape {
  readonly breakoutId: BreakoutId
  /** With which it opens, and what that is called where it is none of the themes. */
  readonly of: Of
  readonly about: string
  readonly themes: readonly Pick<Theme, 'id' | 'name'>[]
  /** Where the session is. */
  readonly clock: { readonly local: string; readonly zone: string }
  readonly nameOfSection: NameOfSection
  /** Undefined once the note was taken back. */
  readonly wordsOf: (noteId: NoteId) => string | undefined
  readonly close: () => void
}

export function HistoryDialog(shape: HistoryShape) {
  const [of, setOf] = useState(shape.of)
  const { about, themes, close, clock } = shape
  const isOther = shape.of !== 'all' && !themes.some(({ id }) => id === shape.of)
  return (
    <Dialog title="What was done" onClose={close}>
      <p className="small soft">For the team. Times are {zoneName(clock)}.</p>
      <Field label="With what">
        {control => (
          <select
            className="input"
            {...control}
            value={of}
            onChange={({ target }) => {
              const theme = themes.find(({ id }) => id === target.value)
              setOf(theme?.id ?? (target.value === 'all' ? 'all' : shape.of))
            }}
          >
            <option value="all">All notes and themes</option>
            {isOther && <option value={shape.of}>{about}</option>}
            {themes.map(theme => (
              <option value={theme.id} key={theme.id}>
                Theme: {shortened(nameOfTheme(theme), 60)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <AskedHistory {...shape} of={of} key={of} />
      <footer>
        <Button onClick={close}>Close</Button>
      </footer>
    </Dialog>
  )
}

function AskedHistory(shape: HistoryShape) {
  const { breakoutId, of } = shape
  const asked = useAsked(readHistory, { params: { breakoutId, of, before: 'now' }, body: {} })
  if (asked.state === 'asking') return <Loading what="Fetching what was done." />
  if (asked.state === 'no')
    return (
      <>
        <p role="alert">{asked.problem.message}</p>
        <Again again={asked.again} />
      </>
    )
  return (
    <>
      <Again again={asked.again} />
      <RoomsSaid said={asked.value.said} {...shape} />
      <Lines newest={asked.value} {...shape} />
    </>
  )
}

function Again({ again }: { readonly again: () => Promise<void> }) {
  const look = async (): Promise<void> => {
    await again()
    say('This is what was done until now.')
  }
  return (
    <div>
      <Button size="compact" onClick={() => void look()}>
        Look again
      </Button>
    </div>
  )
}

function RoomsSaid({ said, themes }: { readonly said: readonly RoomSaid[] } & Pick<HistoryShape, 'themes'>) {
  if (said.length === 0) return null
  const nameOf = (id: ThemeId): string => {
    const theme = themes.find(one => one.id === id)
    return theme === undefined ? 'a theme that is gone' : `“${nameOfTheme(theme)}”`
  }
  return (
    <div className="record">
      <h3>When it was brought back to the rooms</h3>
      <ul>
        {said.map(({ themeId, roomNumber, answer, text }, at) => (
          <li key={at}>
            <span dir="auto">
              {sayAnswer({ roomNumber, yes: answer === 'yes', text })}{' '}
              <span className="soft">(of {nameOf(themeId)})</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Page = ReplyOf<typeof readHistory>

function Lines({ newest, ...shape }: HistoryShape & { readonly newest: Page }) {
  const { breakoutId, of } = shape
  const list = useRef<HTMLDivElement>(null)
  const [older, setOlder] = useState<Pick<Page, 'lines' | 'earlier'>>()
  const lines = merged(newest.lines, older?.lines ?? [])
  const earlier = older?.earlier ?? newest.earlier
  const showEarlier = async (before: HistoryId): Promise<void> => {
    const answer = await call(readHistory, { params: { breakoutId, of, before }, body: {} })
    if (!answer.ok) return say('We cannot reach the server. Try again in a moment.')
    setOlder({ lines: merged(lines, answer.value.lines), earlier: answer.value.earlier })
    say(`${answer.value.lines.length} more lines.`)
    // The button that was pressed is gone.
    if (answer.value.earlier === 0) list.current?.focus()
  }
  const last = lines.at(-1)
  if (last === undefined) return <p>Nothing was done here yet.</p>
  return (
    <>
      <div className="stack" ref={list} tabIndex={-1}>
        <HistoryLines lines={lines} {...shape} />
      </div>
      {earlier > 0 && (
        <div>
          <Button size="compact" onClick={() => void showEarlier(last.id)}>
            Show earlier
          </Button>
        </div>
      )}
    </>
  )
}

const merged = (newer: readonly HistoryShown[], older: readonly HistoryShown[]): HistoryShown[] => [
  ...new Map([...newer, ...older].map(line => [line.id, line])).values(),
]

/** Under their days. */
export function HistoryLines({
  lines,
  clock,
  ...shape
}: Pick<HistoryShape, 'clock' | 'nameOfSection' | 'wordsOf'> & { readonly lines: readonly HistoryShown[] }) {
  const days = Map.groupBy(lines, ({ at }) => dayOf(timeIn(clock.zone, at)))
  return [...days].map(([day, own]) => (
    <div className="record" key={day}>
      <h3>{day}</h3>
      <ol>
        {own.map(line => (
          <li key={line.id}>
            <time dateTime={line.at}>{hourOf(timeIn(clock.zone, line.at))}</time>
            <div>
              <bdi>
                <b>{line.who}</b>
              </bdi>{' '}
              {sayHistory(line, shape.nameOfSection)}.
              <Notes noteIds={notesIn(line.did)} wordsOf={shape.wordsOf} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  ))
}

const mostShown = 20

/** Their words as they are now. */
function Notes({ noteIds, wordsOf }: { readonly noteIds: readonly NoteId[] } & Pick<HistoryShape, 'wordsOf'>) {
  if (noteIds.length === 0) return null
  return (
    <details className="fold small">
      <summary>{noteIds.length === 1 ? 'Which note' : 'Which notes'}</summary>
      <ul className="picked">
        {noteIds.slice(0, mostShown).map(noteId => (
          <li dir="auto" key={noteId}>
            {wordsOf(noteId) ?? <i>A note that was taken back since.</i>}
          </li>
        ))}
      </ul>
      {noteIds.length > mostShown && <p className="soft">And {noteIds.length - mostShown} more.</p>}
    </details>
  )
}
