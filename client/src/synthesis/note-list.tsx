/** Notes in a list that is one stop for Tab: the arrow keys walk it, with Shift they select on. */
import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import { Button } from '#ui/button.tsx'
import { NoteCard } from './note-card.tsx'
import type { Occurrence, Place } from './occurrence.ts'
import type { Standing } from './synthesis-actions.ts'
import { useScope, type SynthesisScope } from './synthesis-scope.ts'
import { select, unselect, useSynthesisState } from './synthesis-store.ts'

/** More than `most` notes are shown as the first `few` until asked for. */
const most = 60
const few = 40

export interface NoteListShape {
  /** Unique on the page. */
  readonly id: string
  readonly label: string
  readonly place: Place
  readonly standing: Standing
  readonly notes: readonly RoomNote[]
  /** Whether these are all, and none is hidden by what is looked for. */
  readonly whole?: boolean
  readonly grouping: Grouping
  readonly find: string
  readonly tidied: ReadonlyMap<NoteId, string>
  /** All notes of the breakout, and where one stands: for a note that somebody moves away while it has the focus here. */
  readonly whereIs: (noteId: NoteId) => { readonly note: RoomNote; readonly words: string } | undefined
}

export function NoteList(shape: NoteListShape) {
  const { id, label, place, standing, find, whole = false } = shape
  const { store, markOf } = useScope()
  const [showsAll, setShowsAll] = useState(false)
  const [stop, setStop] = useState<NoteId>()
  const list = useRef<HTMLUListElement>(null)
  const rows = useRows(shape, showsAll)
  const onTick = useTick(rows, store)
  const tabStop = rows.some(({ note }) => note.id === stop) ? stop : rows[0]?.note.id
  const onFocus = ({ target }: FocusEvent): void => {
    const at = rows.findIndex(({ note }) => note.id === target.closest('[data-note]')?.getAttribute('data-note'))
    const row = rows[at]
    if (row === undefined) return
    setStop(row.note.id)
    store.setState({ focus: { noteId: row.note.id, place, list: id, at } })
  }
  return (
    <>
      <ul
        className="notes"
        aria-label={label}
        ref={list}
        onFocus={onFocus}
        onBlur={leaving(() => {
          store.setState({ focus: null })
        })}
        onKeyDown={event => {
          walk(event, rows, occurrences => {
            select(store, occurrences)
          })
        }}
      >
        {rows.map(({ note, place: at, movedTo }, index) => (
          <NoteCard
            key={note.id}
            note={note}
            place={at}
            standing={standing}
            {...saidOf(note.id, at, shape)}
            movedTo={movedTo}
            isFirst={whole && !sameSection(markOf, note, rows[index - 1]?.note)}
            isLast={whole && !sameSection(markOf, note, rows[index + 1]?.note)}
            tabStop={note.id === tabStop}
            find={find}
            onTick={onTick}
          />
        ))}
      </ul>
      {rows.length < shape.notes.length && (
        <ShowAll
          count={shape.notes.length}
          show={() => {
            setShowsAll(true)
          }}
        />
      )}
    </>
  )
}

/** What is said of a note where it stands. */
function saidOf(noteId: NoteId, place: Place, { grouping, standing, tidied }: NoteListShape) {
  const { themesOf, parkedFor, whyIn } = grouping
  return {
    alsoIn: (themesOf.get(noteId)?.length ?? 1) - 1,
    reason: standing === 'parked' ? (parkedFor.get(noteId) ?? '') : '',
    why: place === 'loose' ? '' : (whyIn?.get(place)?.get(noteId) ?? ''),
    tidied: tidied.get(noteId) ?? '',
  }
}

/** The focus goes elsewhere by the person's own doing: not into a question about the note, not because the note was taken away. */
const leaving =
  (left: () => void) =>
  ({ target: from, relatedTarget: to }: FocusEvent): void => {
    if (to !== null) {
      if (from.closest('.notes')?.contains(to) !== true && to.closest('dialog') === null) left()
      return
    }
    setTimeout(() => {
      if (from.isConnected && document.hasFocus() && document.activeElement === document.body) left()
    })
  }

const ShowAll = ({ count, show }: { readonly count: number; readonly show: () => void }) => (
  <Button className="showall" onClick={show}>
    Show all {count}
  </Button>
)

/** Within a theme, notes change places with those of their own section. */
const sameSection = (markOf: SynthesisScope['markOf'], note: RoomNote, other: RoomNote | undefined): boolean =>
  other !== undefined && markOf(note).at === markOf(other).at

interface Row {
  readonly note: RoomNote
  readonly place: Place
  readonly movedTo: string
}

/** The notes, and in its old line the one that has the focus here and stands elsewhere now. */
function useRows({ id, place, notes, whereIs }: NoteListShape, showsAll: boolean): readonly Row[] {
  const { store } = useScope()
  const held = useSynthesisState(store, ({ focus }) => (focus?.list === id ? focus : null))
  const shown = showsAll || notes.length <= most ? notes : notes.slice(0, few)
  const rows = shown.map((note): Row => ({ note, place, movedTo: '' }))
  const gone = held === null || notes.some(note => note.id === held.noteId) ? undefined : whereIs(held.noteId)
  return gone === undefined || held === null
    ? rows
    : rows.toSpliced(held.at, 0, { note: gone.note, place, movedTo: gone.words })
}

/** Stays the same function, so that the notes need not be drawn again. */
function useTick(rows: readonly Row[], store: ReturnType<typeof useScope>['store']) {
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })
  const anchor = useRef<NoteId>(undefined)
  return useCallback(
    (occurrence: Occurrence, ticked: boolean, withShift: boolean): void => {
      const ids = latest.current.map(({ note }) => note.id)
      const from = withShift && anchor.current !== undefined ? ids.indexOf(anchor.current) : -1
      const to = ids.indexOf(occurrence.noteId)
      const range = from === -1 ? [occurrence.noteId] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
      anchor.current = occurrence.noteId
      if (ticked)
        select(
          store,
          range.map(noteId => ({ noteId, place: occurrence.place })),
        )
      else unselect(store, range)
    },
    [store],
  )
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: at => at + 1,
  ArrowRight: at => at + 1,
  ArrowUp: at => at - 1,
  ArrowLeft: at => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}

function walk(event: KeyboardEvent, rows: readonly Row[], onto: (occurrences: readonly Occurrence[]) => void): void {
  const { target, key, altKey, ctrlKey, metaKey, shiftKey } = event
  const step = steps[key]
  if (step === undefined || altKey || ctrlKey || metaKey) return
  if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return
  const ticks = [...event.currentTarget.querySelectorAll<HTMLInputElement>('.tick input')]
  const at = ticks.indexOf(target)
  const to = step(at, ticks.length)
  event.preventDefault()
  ticks[to]?.focus()
  if (!shiftKey) return
  const range = rows.slice(Math.max(0, Math.min(at, to)), Math.max(at, to) + 1)
  onto(range.map(({ note, place }) => ({ noteId: note.id, place })))
}
