/** A note at one of its places, to tick, to drag and to act on by its menu. */
import { memo } from 'react'
import type { Route } from '@waymark/shared/model/note.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { Button } from '#ui/button.tsx'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Menu } from '#ui/menu.tsx'
import { FoundWords } from '#surface/found-words.tsx'
import { historyChoice } from './history-choice.ts'
import { keyOf, type Occurrence, type Place } from './occurrence.ts'
import { alsoInWords } from './say-grouping.ts'
import { noteActions, noteMenu, type NotePlace, type Standing } from './synthesis-actions.ts'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState } from './synthesis-store.ts'

const routeIcons: Record<Exclude<Route, 'live'>, IconName> = {
  written: 'doc',
  chat: 'chat',
  phone: 'phone',
  'in-the-room': 'people',
  paper: 'doc',
  'other-board': 'move',
}

export interface NoteCardShape extends NotePlace {
  readonly note: RoomNote
  readonly place: Place
  readonly standing: Standing
  /** In how many other themes it stands. */
  readonly alsoIn: number
  /** Why it is parked; otherwise empty. */
  readonly reason: string
  /** Why it was placed here; otherwise empty. */
  readonly why: string
  /** Tidier words, beside those that were said; otherwise empty. */
  readonly tidied: string
  /** Where somebody else moved it while it had the focus here; otherwise empty. */
  readonly movedTo: string
  /** Whether Tab comes here: one note of each list is a stop, the arrows walk on. */
  readonly tabStop: boolean
  readonly find: string
  readonly onTick: (occurrence: Occurrence, ticked: boolean, withShift: boolean) => void
}

export const NoteCard = memo(function NoteCard(shape: NoteCardShape) {
  const { note, place, standing, movedTo, tabStop, find, onTick } = shape
  const { store, acts, mayWrite, markOf } = useScope()
  const selected = useSynthesisState(store, ({ selection }) => selection.has(note.id))
  const occurrence = { noteId: note.id, place }
  const words = (
    <span className="words" dir="auto">
      <FoundWords text={note.text} find={find} />
    </span>
  )
  return (
    <li
      className={`note${selected ? ' selected' : ''}${movedTo === '' ? '' : ' elsewhere'}`}
      data-tone={markOf(note).tone}
      data-note={note.id}
      data-drag={mayWrite ? keyOf(occurrence) : undefined}
    >
      {mayWrite ? (
        <label className="tick">
          <input
            type="checkbox"
            checked={selected}
            tabIndex={tabStop ? 0 : -1}
            onChange={event => {
              const { nativeEvent, target } = event
              onTick(occurrence, target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }}
          />
          {words}
        </label>
      ) : (
        words
      )}
      <Beside {...shape} />
      <Meta {...shape} />
      {mayWrite && standing === 'parked' && (
        <Button
          size="compact"
          icon="undo"
          className="putback"
          onClick={() => {
            noteActions.putBack.run(acts, [occurrence])
          }}
        >
          Put back<span className="sr">: {shortly(note.text)}</span>
        </Button>
      )}
      {mayWrite && <More {...shape} />}
    </li>
  )
})

function More({ note, place, standing, isFirst, isLast }: NoteCardShape) {
  const scope = useScope()
  return (
    <div className="more">
      <Menu
        face={<Icon name="more" />}
        label={`More for the note: ${shortly(note.text)}`}
        buttonClass="iconbtn small"
        choices={[
          ...noteMenu(standing, scope.acts, { noteId: note.id, place, isFirst, isLast }),
          ...historyChoice(scope, { label: 'Where it has been…', of: note.id, about: shortly(note.text) }),
        ]}
      />
    </div>
  )
}

/** What the team put beside the words that were said: tidier ones, and why the note stands where it does. */
function Beside({ tidied, why, reason }: NoteCardShape) {
  return (
    <>
      {tidied !== '' && (
        <p className="tidied">
          <span className="label">In tidier words</span>
          <span dir="auto">{tidied}</span>
        </p>
      )}
      {why !== '' && <p className="reason">Here because: {why}</p>}
      {reason !== '' && <p className="reason">Reason: {reason}</p>}
    </>
  )
}

function Meta({ note, alsoIn, movedTo }: NoteCardShape) {
  const { store, markOf } = useScope()
  const marked = useSynthesisState(store, ({ marks }) => marks.get(note.id)?.words)
  const mark = markOf(note)
  return (
    <div className="meta">
      {mark.letter === '' ? (
        <span>{mark.title}</span>
      ) : (
        <span>
          <span className="waymark small" data-tone={mark.tone} aria-hidden="true">
            {mark.letter}
          </span>
          <span className="sr">{mark.title}</span>
        </span>
      )}
      <span>{nameOfRoom({ number: note.roomNumber, name: '' })}</span>
      {note.route !== 'live' && (
        <span>
          <Icon name={routeIcons[note.route]} />
          {sayHowItCame(note)}
        </span>
      )}
      {marked !== undefined && (
        <span>
          <Icon name="people" />
          {marked}
        </span>
      )}
      {alsoIn > 0 && <span>{alsoInWords(alsoIn)}</span>}
      {movedTo !== '' && (
        <span className="moved">
          <Icon name="move" />
          Somebody moved this: {movedTo}
        </span>
      )}
    </div>
  )
}

/** Enough to know a note by, in the name of a button. */
export const shortly = (text: string): string => shortened(text, 40)
