/** Moving, withdrawing, copying and taking back: of one note or of several, each as one gesture, and said in words. */
import type { Note } from '@waymark/shared/model/note.ts'
import { say } from '#ui/announce.tsx'
import { isSamePlace } from '#surface/places.ts'
import type { Place } from '#surface/surface-props.ts'
import type { Waiting } from '#sync/waiting-queue.ts'
import { clearSelection } from './board-store.ts'
import type { Act } from './my-acts.ts'
import { sayStep, type Step } from './my-history.ts'
import type { Parts } from './room-parts.ts'
import { sayMoved } from './say-moved.ts'
import { asText, movesOf, notesInWords } from './several.ts'

export function noteDoings(parts: Parts) {
  const { now, focus } = parts
  return {
    ...movingOf(parts),
    ...takingBackOf(parts),
    withdraw: (notes: readonly Note[]): void => {
      const [first] = notes
      if (first === undefined) return
      const next = focus.nearestTo(notes.map(({ id }) => id))
      now.act(notes.map(note => ({ is: 'withdraw', note: plain(note) })))
      focus.want(next ?? first.id)
      say(
        notes.length === 1
          ? 'Withdrawn. You can put it back under Notes you withdrew, or undo.'
          : `${notesInWords(notes.length)} withdrawn. You can put them back under Notes you withdrew, or undo.`,
      )
    },
    putBack: (note: Note): void => {
      now.act([{ is: 'put-back', note: plain(note) }])
      focus.want(note.id)
      say('Put back.')
    },
    copy: (notes: readonly Note[]): void => {
      void copyText(asText(now.tree, notes)).then(isCopied => {
        const done = notes.length === 1 ? 'Copied.' : `${notesInWords(notes.length)} copied.`
        say(isCopied ? done : 'This browser does not let us copy. Select the words and copy them yourself.')
      })
    },
  }
}

function movingOf({ now, focus, finding, selecting, store }: Parts) {
  const move = (notes: readonly Note[], place: Place): void => {
    const [first] = notes
    if (first === undefined) return
    const ids = notes.map(({ id }) => id)
    // Among what is shown it stands there already.
    if (notes.length === 1 && place.after !== 'last' && isSamePlace(finding.tree, first.id, place)) return
    const acts = movesOf(now.tree, ids, place).flatMap(({ id, place: to, from }): Act[] => {
      const note = now.shown.notes.get(id)
      return note === undefined ? [] : [{ is: 'move', note: plain(note), place: to, from }]
    })
    if (acts.length > 0) {
      now.act(acts)
      focus.want(ids.find(id => id === focus.current) ?? first.id)
      say(sayMoved({ ...finding, all: now.tree, shown: finding.tree }, ids, place))
    } else if (notes.length > 1) say('They stand there already.')
    if (notes.length > 1) clearSelection(store)
  }
  return {
    move,
    clear: (): void => {
      const { current } = focus
      const back = current !== null && selecting.order.includes(current) ? current : selecting.notes[0]?.id
      selecting.clear()
      // The bar goes, and with it whatever had the focus there.
      if (back !== undefined) focus.to(back)
    },
  }
}

function takingBackOf({ now, focus, form, store }: Parts) {
  const told = (step: Step | undefined, how: 'Undone' | 'Done again'): void => {
    if (step === undefined) return
    say(sayStep(how, step))
    if (step.gesture.is === 'add') store.setState({ adding: [] })
    const still = step.acts.filter(({ is }) => is !== 'withdraw').map(({ note }) => note.id)
    const to = still.find(id => id === focus.current) ?? still.at(-1)
    if (to !== undefined) focus.want(to)
  }
  return {
    undo: (): void => {
      told(now.undo(), 'Undone')
    },
    redo: (): void => {
      told(now.redo(), 'Done again')
    },
    takeIntoForm: ({ ask, noteId }: Waiting): void => {
      now.letGo(noteId)
      if (ask.kind !== 'put') return
      const before = form.form.text
      form.change({
        ...form.form,
        text: before === '' ? ask.text : `${before}\n\n${ask.text}`,
        sectionId: ask.sectionId,
      })
      form.focus()
    },
  }
}

/** Without what only this window adds to it. */
const plain = ({ id, sectionId, text, order, signedBy, route, isSummary, isReadBack }: Note): Note => ({
  id,
  sectionId,
  text,
  order,
  signedBy,
  route,
  isSummary,
  isReadBack,
})

const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
