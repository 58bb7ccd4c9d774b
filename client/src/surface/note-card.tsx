/** One note, letter for letter, with who wrote it, how it came, whether it is saved, and a menu of what can be done with it. */
import type { PointerEvent, ReactNode } from 'react'
import type { Tone } from '@waymark/shared/rules/letters.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import type { BoardNote, Saving } from './surface-props.ts'

export interface NoteCardProps {
  readonly note: BoardNote
  readonly tone: Tone
  readonly look: 'sticky' | 'row'
  readonly choices: readonly Choice[]
  readonly trouble: ReactNode
  /** Whether Tab stops here. */
  readonly isStop: boolean
  readonly onFocus: () => void
  readonly onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined
}

const longestName = 120

export function NoteCard({ note, tone, look, choices, trouble, isStop, onFocus, onPointerDown }: NoteCardProps) {
  const called = note.text.length > longestName ? `${note.text.slice(0, longestName)}…` : note.text
  const classes = [
    'note',
    look === 'row' && 'row-note',
    note.isMine && 'mine',
    isOutstanding(note.saving) && 'saving',
    note.saving === 'refused' && 'refused',
    note.isMovable && 'movable',
  ].filter(name => name !== false)
  return (
    <li
      className={classes.join(' ')}
      data-tone={tone}
      data-note={note.id}
      onPointerDown={note.isMovable ? onPointerDown : undefined}
    >
      <p className="words" dir="auto">
        {note.text}
      </p>
      <Meta note={note} />
      <Menu
        face={<Icon name="more" />}
        label={`${note.isMine ? 'Change or withdraw' : 'More about'}: ${called}`}
        buttonClass="iconbtn small more"
        button={{ tabIndex: isStop ? 0 : -1, 'data-note-button': note.id, onFocus }}
        choices={choices}
      />
      {note.remark !== '' && <p className="remark small">{note.remark}</p>}
      {trouble}
    </li>
  )
}

const isOutstanding = (saving: Saving): boolean => saving === 'saving' || saving === 'waiting'

const routes: Readonly<Record<BoardNote['route'], { readonly icon: IconName; readonly words: string } | null>> = {
  live: null,
  chat: { icon: 'chat', words: 'From the chat' },
  phone: { icon: 'phone', words: 'By phone' },
  'in-the-room': { icon: 'person', words: 'Said in the room' },
}

const savings: Readonly<Record<Saving, { readonly icon: IconName; readonly words: string } | null>> = {
  still: null,
  saving: { icon: 'wait', words: 'Saving…' },
  waiting: { icon: 'offline', words: 'Waiting to be saved' },
  saved: { icon: 'saved', words: 'Saved' },
  refused: { icon: 'warn', words: 'Not saved' },
}

function Meta({ note }: { readonly note: BoardNote }) {
  const route = routes[note.route]
  const saving = savings[note.saving]
  if (!note.isMine && note.signedBy === null && route === null && saving === null) return null
  return (
    <div className="meta">
      {note.isMine && <span className="who">{note.signedBy === null ? 'Yours' : <>Yours, as {note.signedBy}</>}</span>}
      {!note.isMine && note.signedBy !== null && (
        <span className="who" dir="auto">
          {note.signedBy}
        </span>
      )}
      {route !== null && <Sign {...route} />}
      {saving !== null && <Sign {...saving} />}
    </div>
  )
}

const Sign = ({ icon, words }: { readonly icon: IconName; readonly words: string }) => (
  <span>
    <Icon name={icon} />
    {words}
  </span>
)
