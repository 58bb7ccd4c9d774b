/** The gestures as a facilitator makes them: each is named for undo, said aloud, and leaves selection and focus where the work goes on. */
import type { ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { TakenBack, Undo } from '#sync/undo.ts'
import { bringActs, type BringActs } from './bring-acts.ts'
import * as gestures from './gestures.ts'
import { linkActs, type LinkActs } from './link-acts.ts'
import { placesOf, type Occurrence } from './occurrence.ts'
import * as words from './say-grouping.ts'
import { standingOf, type StandingNow } from './standing-now.ts'
import { unselect, type AnyAsking, type SynthesisStore } from './synthesis-store.ts'
import { themeActs, type ThemeActs } from './theme-acts.ts'

export interface Desk {
  readonly doc: ThemesDoc
  readonly undo: Undo
  readonly store: SynthesisStore
  readonly newId: () => string
  readonly say: (text: string) => void
  /** The notes that stand with this one in a section of a theme, itself among them, in their order. */
  readonly siblingsOf: (occurrence: Occurrence) => readonly NoteId[]
}

export interface SynthesisActs extends LinkActs, ThemeActs, BringActs {
  readonly group: (occurrences: readonly Occurrence[], as: gestures.Taking & { readonly name: string }) => void
  readonly move: (occurrences: readonly Occurrence[], to: gestures.Taking & { readonly themeId: ThemeId }) => void
  /** Out of the themes where they were picked up, or back from parked. */
  readonly toTray: (occurrences: readonly Occurrence[]) => void
  readonly park: (noteIds: readonly NoteId[], reason: string) => void
  /** Among the notes of its section in the theme. */
  readonly moveNote: (occurrence: Occurrence, direction: gestures.Direction) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly ask: (asking: AnyAsking | null) => void
}

export function synthesisActs(desk: Desk): SynthesisActs {
  const { store, undo, say } = desk
  const hand: gestures.Hand = { doc: desk.doc, mine: undo.mine, newId: desk.newId }
  const look = (): StandingNow => standingOf(desk.doc)
  /** What was moved is selected no more, and has the focus at its new place if it had it at the old one. */
  const act = (noteIds: readonly NoteId[], what: string, gesture: () => ThemeId | void): void => {
    let to: ThemeId | void = undefined
    if (!undo.made(what, () => (to = gesture()))) return
    say(what)
    unselect(store, noteIds)
    followFocus(store, look(), to)
  }
  return {
    group: (occurrences, as) => {
      const notes = idsOf(occurrences)
      act(notes, words.sayGrouped(notes.length, as.name), () => gestures.group(hand, occurrences, as))
    },
    move: (occurrences, to) => {
      const notes = idsOf(occurrences)
      act(notes, words.sayMoved(notes.length, look().nameOf(to.themeId), to.keepOthers), () => {
        gestures.move(hand, occurrences, to)
        return to.themeId
      })
    },
    toTray: occurrences => {
      const notes = idsOf(occurrences)
      act(notes, sayToTray(occurrences, look()), () => {
        desk.doc.gesture(hand.mine, () => {
          gestures.takeOut(hand, occurrences)
          gestures.putBack(hand, idsOf(occurrences.filter(({ place }) => place === 'loose')))
        })
      })
    },
    park: (noteIds, reason) => {
      act(noteIds, words.sayParked(noteIds.length), () => {
        gestures.park(hand, noteIds, reason)
      })
    },
    moveNote: (occurrence, direction) => {
      const siblings = desk.siblingsOf(occurrence)
      let at = 0
      undo.made(`Note moved ${words.directionInWords[direction]}.`, () => {
        at = gestures.moveNote(hand, occurrence, { siblings, direction })
      })
      say(words.sayNotePlace(at, siblings.length))
      store.setState({ wanted: occurrence })
    },
    ...themeActs(desk, hand),
    ...linkActs(desk, hand),
    ...bringActs(desk, hand),
    undo: () => {
      sayTakenBack(say, 'Undone', undo.undo())
    },
    redo: () => {
      sayTakenBack(say, 'Done again', undo.redo())
    },
    ask: asking => {
      store.setState({ asking })
    },
  }
}

const idsOf = (occurrences: readonly Occurrence[]): NoteId[] => [...new Set(occurrences.map(({ noteId }) => noteId))]

function sayToTray(occurrences: readonly Occurrence[], { grouping }: StandingNow): string {
  if (occurrences.every(({ place }) => place === 'loose')) return words.sayPutBack(occurrences.length)
  const elsewhere = occurrences.filter(({ noteId, place }) =>
    placesOf(noteId, grouping).some(other => other !== place && other !== 'loose'),
  )
  return words.sayTakenOut(occurrences.length, elsewhere.length)
}

/** Where it still is; otherwise where the gesture brought it, or else the first place where it stands. */
function followFocus(store: SynthesisStore, { grouping }: StandingNow, to: ThemeId | void): void {
  const { focus } = store.getState()
  if (focus === null) return
  const places = placesOf(focus.noteId, grouping)
  const place = [focus.place, to, ...places].find(one => one !== undefined && places.includes(one)) ?? 'loose'
  store.setState({ focus: null, wanted: { noteId: focus.noteId, place } })
}

function sayTakenBack(say: (text: string) => void, done: string, step: TakenBack | undefined): void {
  if (step === undefined) say('There is nothing of yours to take back.')
  else if (step.changed) say(`${done}: ${step.what}`)
  else say(`Others have changed this since, so nothing was changed: ${step.what}`)
}
