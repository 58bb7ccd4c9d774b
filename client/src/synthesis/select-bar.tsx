/** What to do with the selected notes. Always there, so that nothing jumps; empty, it says how to begin. */
import { useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { copyText, wordsToCopy } from './copy-notes.ts'
import { shortly } from './note-card.tsx'
import type { NoteListShape } from './note-list.tsx'
import { movedMeanwhile, type Occurrence, type Place } from './occurrence.ts'
import { LongOrShort } from './long-or-short.tsx'
import { notesInWords } from './say-grouping.ts'
import { barActions } from './synthesis-actions.ts'
import { useScope } from './synthesis-scope.ts'
import { clearSelection, selectedOccurrences, useSynthesisState } from './synthesis-store.ts'

const mostTold = 3

export function SelectBar({ grouping, whereIs }: Pick<NoteListShape, 'grouping' | 'whereIs'>) {
  const { store, acts } = useScope()
  const selection = useSynthesisState(store, state => state.selection)
  const occurrences = selectedOccurrences({ selection }).filter(({ noteId }) => whereIs(noteId) !== undefined)
  const closedBecause = occurrences.length === 0 ? 'Tick notes first' : undefined
  const moved = movedMeanwhile(occurrences, grouping)
  const [copied, setCopied] = useState<ReadonlyMap<NoteId, Place>>()
  const copy = async (): Promise<void> => {
    const text = wordsToCopy(store.getState().gathered, new Set(selection.keys()))
    if (await copyText(text)) setCopied(selection)
    else acts.ask({ kind: 'copy', text })
  }
  return (
    <div className="selectbar" role="region" aria-label="What to do with the selected notes">
      <p role="status">
        {occurrences.length === 0
          ? 'Tick notes to group, move or park them'
          : `${notesInWords(occurrences.length)} selected${copied === selection ? ', and copied' : ''}`}
      </p>
      {barActions.map(({ label, short, icon, run }, at) => (
        <Button
          key={label}
          look={at === 0 ? 'primary' : 'plain'}
          icon={icon}
          closedBecause={closedBecause}
          onClick={() => {
            run(acts, occurrences)
          }}
        >
          {short === undefined ? <span>{label}</span> : <LongOrShort label={label} short={short} />}
        </Button>
      ))}
      <Button
        icon="doc"
        closedBecause={closedBecause}
        onClick={() => {
          void copy()
        }}
      >
        <LongOrShort label="Copy as text" short="Copy" />
      </Button>
      <Button
        look="quiet"
        className="clear"
        closedBecause={closedBecause}
        onClick={() => {
          clearSelection(store)
        }}
      >
        Clear
      </Button>
      <MovedLines moved={moved} whereIs={whereIs} />
    </div>
  )
}

/** Selected notes that somebody else moved: they stay selected, and say where they are. */
function MovedLines({ moved, whereIs }: Pick<NoteListShape, 'whereIs'> & { readonly moved: readonly Occurrence[] }) {
  if (moved.length === 0) return null
  const more = moved.length - mostTold
  return (
    <ul className="movedlines small" aria-live="polite">
      {moved.slice(0, mostTold).map(({ noteId }) => {
        const now = whereIs(noteId)
        if (now === undefined) return null
        return (
          <li key={noteId}>
            <Icon name="move" />
            <span>
              “{shortly(now.note.text)}” was moved meanwhile: {now.words}
            </span>
          </li>
        )
      })}
      {more > 0 && <li>{notesInWords(more)} more, moved meanwhile</li>}
    </ul>
  )
}
