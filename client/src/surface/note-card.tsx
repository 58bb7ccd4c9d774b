/** One note, letter for letter, with who wrote it, how it came, whether it is saved, and a menu of what can be done with it. */
import type { PointerEvent, ReactNode } from 'react'
import type { Tone } from '@waymark/shared/rules/letters.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import type { BoardNote, Saving } from './surface-props.ts'
import type { DragPart } from './use-drag.ts'

export interface NoteCardProps {
  readonly note: BoardNote
  readonly tone: Tone
  readonly look: 'sticky' | 'row'
  readonly choices: readonly Choice[]
  readonly trouble: ReactNode
  /** Whether Tab stops here. */
  readonly isStop: boolean
  readonly drag?: DragPart
  readonly onFocus: () => void
  readonly onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined
}

const longestName = 120

export function NoteCard({ note, tone, look, choices, trouble, isStop, drag, onFocus, onPointerDown }: NoteCardProps) {
  const called = note.text.length > longestName ? `${note.text.slice(0, longestName)}…` : note.text
  return (
    <li
      className={classOf(note, look)}
      data-drag={drag}
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

const classOf = (note: BoardNote, look: NoteCardProps['look']): string =>
  [
    'note',
    look === 'row' && 'row-note',
    note.isMine && 'mine',
    isOutstanding(note.saving) && 'saving',
    note.saving === 'refused' && 'refused',
    note.isMovable && 'movable',
  ]
    .filter(name => name !== false)
    .join(' ')

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
  const signs = [routes[note.route], savings[note.saving]].filter(sign => sign !== null)
  if (!note.isMine && note.signedBy === null && signs.length === 0) return null
  return (
    <div className="meta">
      <Who note={note} />
      {signs.map(sign => (
        <Sign key={sign.words} {...sign} />
      ))}
    </div>
  )
}

function Who({ note: { isMine, signedBy } }: { readonly note: BoardNote }) {
  if (isMine) return <span className="who">{signedBy === null ? 'Yours' : <>Yours, as {signedBy}</>}</span>
  if (signedBy === null) return null
  return (
    <span className="who" dir="auto">
      {signedBy}
    </span>
  )
}

const Sign = ({ icon, words }: { readonly icon: IconName; readonly words: string }) => (
  <span>
    <Icon name={icon} />
    {words}
  </span>
)
