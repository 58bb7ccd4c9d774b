/** What can be done with notes, as data: one entry is the line of a note's menu, the button for several, the key and the test. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import type { Step } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { IconName } from '#ui/icon.tsx'
import type { Choice } from '#ui/menu.tsx'
import { placeDown, placeUp } from '#surface/places.ts'
import type { BoardNote, Branch, Place } from '#surface/surface-props.ts'
import { whyClosed } from '@waymark/shared/rules/step-words.ts'
import { mostAtOnce } from './several.ts'

export interface Scene {
  readonly note: BoardNote
  /** As it is shown. */
  readonly tree: readonly Branch[]
  readonly role: Role
  readonly step: Step
  readonly selection: ReadonlySet<NoteId>
}

/** With one note, or with several in reading order. */
export interface Doings {
  readonly edit: (note: BoardNote) => void
  readonly withdraw: (notes: readonly BoardNote[]) => void
  readonly move: (notes: readonly BoardNote[], place: Place) => void
  readonly chooseMove: (notes: readonly BoardNote[]) => void
  /** To the others, before the reveal. */
  readonly show: (note: BoardNote) => void
  /** Also when the others are revealed. */
  readonly keepBack: (note: BoardNote) => void
  /** Off the board, by the team: asks for a reason. */
  readonly chooseHold: (note: BoardNote) => void
  /** By the team: asks which name. */
  readonly chooseName: (note: BoardNote) => void
  readonly copy: (notes: readonly BoardNote[]) => void
  /** Selects it, or lets it go. */
  readonly toggle: (note: BoardNote) => void
  readonly clear: () => void
}

interface NoteAction {
  /** In the menu of a note; left out where it is for several only. */
  readonly label?: (scene: Scene) => string
  /** On the button for several: with so many of so many, which may be none. Left out where it is for one note only. */
  readonly severalLabel?: (able: number, of: number) => string
  /** So many at a time. */
  readonly most?: number
  readonly more?: string
  readonly icon: IconName
  /** As in KeyboardEvent.key, with Alt+ before it: for the note in hand. */
  readonly key?: string
  /** Whether it is for this person and this note at all. */
  readonly isOffered: (scene: Scene) => boolean
  /** Why it cannot be done now; undefined when it can. */
  readonly closedBecause: (scene: Scene) => string | undefined
  readonly run: (notes: readonly [BoardNote, ...BoardNote[]], doings: Doings, scene: Pick<Scene, 'tree'>) => void
}

export const mayChangeWords = ({ note, role, step }: Pick<Scene, 'note' | 'role' | 'step'>): boolean =>
  note.isMine && may(role, 'change-own-note', step)

interface Asked extends Pick<Scene, 'role' | 'step'> {
  readonly note: Pick<BoardNote, 'isMine'>
}

export const mayMove = ({ note, role, step }: Asked): boolean =>
  may(role, 'move-any-note', step) || (note.isMine && may(role, 'change-own-note', step))

const movesAtSomeStep = ({ note, role }: Scene): boolean => may(role, 'move-any-note') || note.isMine

const whyNotWords = (scene: Scene): string | undefined => (mayChangeWords(scene) ? undefined : whyClosed[scene.step])

/** What was refused waits for its author: the note itself says what can be done. */
const whyNotYet = ({ note }: Scene): string | undefined =>
  note.saving === 'refused' ? 'It is not saved. Try again first.' : undefined

const whyNotMove = (scene: Scene): string | undefined => (mayMove(scene) ? whyNotYet(scene) : whyClosed[scene.step])

const whyNotTo = (scene: Scene, place: Place | undefined, edge: string): string | undefined =>
  whyNotMove(scene) ?? (place === undefined ? edge : undefined)

/** Only what is on the server can be shown or kept back there. */
const whyNotShown = (scene: Scene): string | undefined =>
  whyNotWords(scene) ?? (['still', 'saved'].includes(scene.note.saving) ? undefined : 'It is not saved yet.')

const isPrivate = ({ note: { isMine, unseen } }: Scene): boolean =>
  isMine && (unseen === 'unrevealed' || unseen === 'kept-back')

const always = (): true => true
const never = (): undefined => undefined

export const noteActions: readonly NoteAction[] = [
  {
    label: () => 'Change the words…',
    icon: 'pencil',
    isOffered: ({ note }) => note.isMine,
    closedBecause: whyNotWords,
    run: ([note], doings) => {
      doings.edit(note)
    },
  },
  {
    label: () => 'Up',
    icon: 'up',
    key: 'Alt+ArrowUp',
    isOffered: movesAtSomeStep,
    closedBecause: scene => whyNotTo(scene, placeUp(scene.tree, scene.note.id), 'It is the first here.'),
    run: ([note], doings, { tree }) => {
      const place = placeUp(tree, note.id)
      if (place !== undefined) doings.move([note], place)
    },
  },
  {
    label: () => 'Down',
    icon: 'down',
    key: 'Alt+ArrowDown',
    isOffered: movesAtSomeStep,
    closedBecause: scene => whyNotTo(scene, placeDown(scene.tree, scene.note.id), 'It is the last here.'),
    run: ([note], doings, { tree }) => {
      const place = placeDown(tree, note.id)
      if (place !== undefined) doings.move([note], place)
    },
  },
  {
    label: () => 'Move to…',
    severalLabel: (able, of) => (able === of || able === 0 ? 'Move to…' : `Move ${able} of them to…`),
    most: mostAtOnce,
    icon: 'move',
    isOffered: movesAtSomeStep,
    closedBecause: whyNotMove,
    run: (notes, doings) => {
      doings.chooseMove(notes)
    },
  },
  {
    label: () => 'Show it to the others now',
    icon: 'eye',
    isOffered: isPrivate,
    closedBecause: whyNotShown,
    run: ([note], doings) => {
      doings.show(note)
    },
  },
  {
    label: () => 'Keep it back',
    more: 'Also when the others are shown',
    icon: 'lock',
    isOffered: scene => isPrivate(scene) && scene.note.unseen === 'unrevealed',
    closedBecause: whyNotShown,
    run: ([note], doings) => {
      doings.keepBack(note)
    },
  },
  {
    label: () => 'Hold it back…',
    more: 'Off the board, with a reason for its author',
    icon: 'warn',
    isOffered: ({ note, role, step }) => !note.isMine && may(role, 'hold-note', step),
    closedBecause: never,
    run: ([note], doings) => {
      doings.chooseHold(note)
    },
  },
  {
    label: () => 'Remove a name…',
    more: 'Somebody else’s, for good',
    icon: 'person',
    isOffered: ({ role, step }) => may(role, 'remove-name', step),
    closedBecause: never,
    run: ([note], doings) => {
      doings.chooseName(note)
    },
  },
  {
    label: () => 'Copy the words',
    severalLabel: () => 'Copy as text',
    icon: 'quote',
    isOffered: always,
    closedBecause: never,
    run: (notes, doings) => {
      doings.copy(notes)
    },
  },
  {
    label: ({ note, selection }) => (selection.has(note.id) ? 'Let go' : 'Select'),
    icon: 'check',
    key: ' ',
    isOffered: always,
    closedBecause: never,
    run: ([note], doings) => {
      doings.toggle(note)
    },
  },
  {
    label: () => 'Withdraw my note',
    severalLabel: able => ['Withdraw', 'Withdraw my note'][able] ?? `Withdraw my ${able} notes`,
    most: mostAtOnce,
    more: 'You can put it back',
    icon: 'undo',
    key: 'Delete',
    isOffered: ({ note }) => note.isMine,
    closedBecause: scene => whyNotWords(scene) ?? whyNotYet(scene),
    run: (notes, doings) => {
      doings.withdraw(notes)
    },
  },
  {
    severalLabel: () => 'Clear',
    icon: 'close',
    isOffered: always,
    closedBecause: never,
    run: (_notes, doings) => {
      doings.clear()
    },
  },
]

/** The menu of a note. Why a line is closed is found out when it is looked at: thousands of notes have a menu, and one is open. */
export const choicesOf = (scene: Scene, doings: Doings): Choice[] =>
  noteActions.flatMap(action => {
    if (action.label === undefined || !action.isOffered(scene)) return []
    return [
      {
        label: action.label(scene),
        ...(action.more !== undefined && { more: action.more }),
        icon: action.icon,
        get closedBecause() {
          return action.closedBecause(scene)
        },
        run: () => {
          action.run([scene.note], doings, scene)
        },
      },
    ]
  })

/** The buttons for several notes: each for those of them with which it can be done now, and saying for how many. */
export const severalChoices = (notes: readonly BoardNote[], scene: Omit<Scene, 'note'>, doings: Doings): Choice[] =>
  noteActions.flatMap(action => {
    const { severalLabel, icon } = action
    if (severalLabel === undefined) return []
    const offered = notes.filter(note => action.isOffered({ ...scene, note }))
    const able = offered.filter(note => action.closedBecause({ ...scene, note }) === undefined)
    const [first, ...rest] = able
    // Whoever only reads is not told of what others may.
    if (offered.length === 0 && !may(scene.role, 'change-own-note')) return []
    return [
      {
        label: severalLabel(able.length, notes.length),
        icon,
        closedBecause: first === undefined ? whyNone(action, offered, scene) : whyTooMany(action, able.length),
        run: () => {
          if (first !== undefined) action.run([first, ...rest], doings, scene)
        },
      },
    ]
  })

const whyNone = ({ closedBecause }: NoteAction, [first]: readonly BoardNote[], scene: Omit<Scene, 'note'>) =>
  first === undefined ? 'None of these notes is yours.' : closedBecause({ ...scene, note: first })

const whyTooMany = ({ most = Infinity }: NoteAction, count: number): string | undefined =>
  count > most ? `At most ${most} notes at a time. Select fewer.` : undefined

/** Does what the key means for this note. Answers why it cannot be done, '' when it was done, undefined when the key means nothing. */
export function runByKey(key: string, scene: Scene, doings: Doings): string | undefined {
  const action = noteActions.find(one => one.key === key && one.isOffered(scene))
  if (action === undefined) return undefined
  const reason = action.closedBecause(scene)
  if (reason === undefined) action.run([scene.note], doings, scene)
  return reason ?? ''
}
