/** What can be done with notes and with themes: one entry is the button, the key and the line in a menu. */
import type { BoxLinkId } from '@waymark/shared/model/ids.ts'
import type { Choice } from '#ui/menu.tsx'
import type { IconName } from '#ui/icon.tsx'
import type { Direction } from './gestures.ts'
import type { Occurrence } from './occurrence.ts'
import type { SynthesisActs } from './synthesis-acts.ts'

export type Standing = 'tray' | 'theme' | 'parked'

export interface NoteAction {
  readonly label: string
  /** Where there is little room. */
  readonly short?: string
  readonly icon: IconName
  /** A letter that does it while a note or the bar has the focus. */
  readonly key?: string
  /** About one note: the key acts on the one that has the focus, whatever is selected. */
  readonly isOfOne?: true
  /** For notes that stand there. */
  readonly in: readonly Standing[]
  readonly run: (acts: SynthesisActs, occurrences: readonly Occurrence[]) => void
}

const everywhere: readonly Standing[] = ['tray', 'theme', 'parked']

export const noteActions = {
  group: {
    label: 'Group…',
    icon: 'group',
    key: 'g',
    in: ['tray', 'theme', 'parked'],
    run: (acts, occurrences) => acts.ask({ kind: 'group', occurrences }),
  },
  move: {
    label: 'Move to theme…',
    short: 'Move…',
    icon: 'move',
    key: 'm',
    in: everywhere,
    run: (acts, occurrences) => acts.ask({ kind: 'move', occurrences }),
  },
  also: {
    label: 'Put in another theme as well…',
    icon: 'plus',
    in: ['theme'],
    run: (acts, occurrences) => acts.ask({ kind: 'also', occurrences }),
  },
  split: {
    label: 'Split off into a new theme…',
    icon: 'minus',
    key: 'd',
    in: ['theme'],
    run: (acts, occurrences) => acts.ask({ kind: 'split', occurrences }),
  },
  takeOut: {
    label: 'Take out of this theme',
    icon: 'minus',
    in: ['theme'],
    run: (acts, occurrences) => acts.toTray(occurrences),
  },
  tidy: {
    label: 'Tidier words…',
    icon: 'pencil',
    key: 't',
    isOfOne: true,
    in: everywhere,
    run: (acts, occurrences) => acts.ask({ kind: 'tidy', occurrences }),
  },
  park: {
    label: 'Park…',
    icon: 'park',
    key: 'p',
    in: ['tray', 'theme'],
    run: (acts, occurrences) => acts.ask({ kind: 'park', occurrences }),
  },
  changeReason: {
    label: 'Change the reason…',
    icon: 'pencil',
    in: ['parked'],
    run: (acts, occurrences) => acts.ask({ kind: 'park', occurrences }),
  },
  putBack: {
    label: 'Put back',
    icon: 'undo',
    in: ['parked'],
    run: (acts, occurrences) => acts.toTray(occurrences),
  },
  like: {
    label: 'Notes like this one…',
    icon: 'search',
    key: 's',
    in: everywhere,
    run: (acts, [first]) => {
      if (first !== undefined) acts.ask({ kind: 'like', noteId: first.noteId })
    },
  },
} satisfies Record<string, NoteAction>

export const allNoteActions: readonly NoteAction[] = Object.values(noteActions)

/** The buttons of the bar, in their order. */
export const barActions: readonly NoteAction[] = [noteActions.group, noteActions.move, noteActions.park]

export const noteActionByKey = (key: string): NoteAction | undefined =>
  allNoteActions.find(action => action.key === key.toLowerCase())

/** Where a note stands among those of its section in a theme. */
export interface NotePlace {
  readonly isFirst: boolean
  readonly isLast: boolean
}

export const noteMenu = (
  standing: Standing,
  acts: SynthesisActs,
  { isFirst, isLast, ...occurrence }: Occurrence & NotePlace,
): Choice[] => [
  ...allNoteActions
    .filter(action => action.in.includes(standing))
    .map(({ label, icon, run }) => ({
      label,
      icon,
      run: () => {
        run(acts, [occurrence])
      },
    })),
  ...(standing === 'theme' ? moves : []).map(({ direction, label, icon }) => ({
    label,
    icon,
    closedBecause: closedBecause(direction, isFirst, isLast),
    run: () => {
      acts.moveNote(occurrence, direction)
    },
  })),
]

interface Move {
  readonly direction: Direction
  readonly label: string
  readonly icon: IconName
  /** With Alt: of the note that has the focus, otherwise of its theme. */
  readonly key?: string
}

export const moves: readonly Move[] = [
  { direction: 'up', label: 'Up', icon: 'up', key: 'ArrowUp' },
  { direction: 'down', label: 'Down', icon: 'down', key: 'ArrowDown' },
  { direction: 'top', label: 'To the top', icon: 'up' },
]

export const closedBecause = (direction: Direction, isFirst: boolean, isLast: boolean): string | undefined => {
  if (direction === 'down') return isLast ? 'It is the last already' : undefined
  return isFirst ? 'It is the first already' : undefined
}

/** Links the theme around the focus; elsewhere both boxes are asked for. */
export const linkKey = 'l'

export const linkMenu = (acts: SynthesisActs, linkId: BoxLinkId): Choice[] => [
  {
    label: 'Change the sentence…',
    icon: 'pencil',
    run: () => {
      acts.ask({ kind: 'reword-link', linkId })
    },
  },
  {
    label: 'Remove this link',
    more: 'You can undo it.',
    icon: 'close',
    run: () => {
      acts.removeLink(linkId)
    },
  },
]
