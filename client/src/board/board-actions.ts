/** What can be done with a note, as data: one entry is the line of the menu, the key and the test. */
import type { Role } from '@waymark/shared/model/member.ts'
import type { Step } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { IconName } from '#ui/icon.tsx'
import type { Choice } from '#ui/menu.tsx'
import { placeDown, placeUp } from '#surface/places.ts'
import type { BoardNote, Branch, Place } from '#surface/surface-props.ts'
import { whyClosed } from '@waymark/shared/rules/step-words.ts'

export interface Scene {
  readonly note: BoardNote
  readonly tree: readonly Branch[]
  readonly role: Role
  readonly step: Step
}

export interface Doings {
  readonly edit: (note: BoardNote) => void
  readonly withdraw: (note: BoardNote) => void
  readonly move: (note: BoardNote, place: Place) => void
  readonly chooseMove: (note: BoardNote) => void
  readonly copy: (note: BoardNote) => void
}

interface NoteAction {
  readonly label: string
  readonly more?: string
  readonly icon: IconName
  /** As in KeyboardEvent.key, with Alt+ before it. */
  readonly key?: string
  readonly danger?: boolean
  /** Whether it is in this person's menu at all. */
  readonly isOffered: (scene: Scene) => boolean
  /** Why it cannot be done now; undefined when it can. */
  readonly closedBecause: (scene: Scene) => string | undefined
  readonly run: (scene: Scene, doings: Doings) => void
}

export const mayChangeWords = ({ note, role, step }: Scene): boolean =>
  note.isMine && may(role, 'change-own-note', step)

export const mayMove = ({ note, role, step }: Omit<Scene, 'tree'>): boolean =>
  may(role, 'move-any-note', step) || (note.isMine && may(role, 'change-own-note', step))

const movesAtSomeStep = ({ note, role }: Scene): boolean => may(role, 'move-any-note') || note.isMine

const whyNotWords = (scene: Scene): string | undefined => (mayChangeWords(scene) ? undefined : whyClosed[scene.step])

/** What was refused waits for its author: the note itself says what can be done. */
const whyNotYet = ({ note }: Scene): string | undefined =>
  note.saving === 'refused' ? 'It is not saved. Try again first.' : undefined

const whyNotTo = (scene: Scene, place: Place | undefined, edge: string): string | undefined =>
  mayMove(scene) ? (whyNotYet(scene) ?? (place === undefined ? edge : undefined)) : whyClosed[scene.step]

export const noteActions: readonly NoteAction[] = [
  {
    label: 'Change the words…',
    icon: 'pencil',
    isOffered: ({ note }) => note.isMine,
    closedBecause: whyNotWords,
    run: ({ note }, doings) => {
      doings.edit(note)
    },
  },
  {
    label: 'Up',
    icon: 'up',
    key: 'Alt+ArrowUp',
    isOffered: movesAtSomeStep,
    closedBecause: scene => whyNotTo(scene, placeUp(scene.tree, scene.note.id), 'It is the first here.'),
    run: ({ note, tree }, doings) => {
      const place = placeUp(tree, note.id)
      if (place !== undefined) doings.move(note, place)
    },
  },
  {
    label: 'Down',
    icon: 'down',
    key: 'Alt+ArrowDown',
    isOffered: movesAtSomeStep,
    closedBecause: scene => whyNotTo(scene, placeDown(scene.tree, scene.note.id), 'It is the last here.'),
    run: ({ note, tree }, doings) => {
      const place = placeDown(tree, note.id)
      if (place !== undefined) doings.move(note, place)
    },
  },
  {
    label: 'Move to…',
    icon: 'move',
    isOffered: movesAtSomeStep,
    closedBecause: scene => (mayMove(scene) ? whyNotYet(scene) : whyClosed[scene.step]),
    run: ({ note }, doings) => {
      doings.chooseMove(note)
    },
  },
  {
    label: 'Copy the words',
    icon: 'quote',
    isOffered: () => true,
    closedBecause: () => undefined,
    run: ({ note }, doings) => {
      doings.copy(note)
    },
  },
  {
    label: 'Withdraw my note',
    more: 'You can put it back',
    icon: 'undo',
    key: 'Delete',
    isOffered: ({ note }) => note.isMine,
    closedBecause: scene => whyNotWords(scene) ?? whyNotYet(scene),
    run: ({ note }, doings) => {
      doings.withdraw(note)
    },
  },
]

export const choicesOf = (scene: Scene, doings: Doings): Choice[] =>
  noteActions
    .filter(action => action.isOffered(scene))
    .map(action => ({
      label: action.label,
      ...(action.more !== undefined && { more: action.more }),
      icon: action.icon,
      closedBecause: action.closedBecause(scene),
      run: () => {
        action.run(scene, doings)
      },
    }))

/** Does what the key means for this note. Answers why it cannot be done, '' when it was done, undefined when the key means nothing. */
export function runByKey(key: string, scene: Scene, doings: Doings): string | undefined {
  const action = noteActions.find(one => one.key === key && one.isOffered(scene))
  if (action === undefined) return undefined
  const reason = action.closedBecause(scene)
  if (reason === undefined) action.run(scene, doings)
  return reason ?? ''
}
