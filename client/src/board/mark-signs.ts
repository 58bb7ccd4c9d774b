/** What stands on a note of its marks: mine, to be pressed, and everybody's, once they are shown. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { BreakoutSettings } from '@waymark/shared/model/session.ts'
import { sayDots, sayMarks } from '@waymark/shared/rules/mark-words.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readMarks } from '@waymark/shared/wire/marks.ts'
import type { Sign } from '#surface/surface-props.ts'

export type MarksNow = ReplyOf<typeof readMarks>

interface Looked {
  readonly settings: Pick<BreakoutSettings, 'marks'>
  readonly now: MarksNow
  readonly isOpen: boolean
  readonly notes: ReadonlyMap<NoteId, unknown>
  readonly mine: readonly NoteId[]
}

/** Answers the maker of one board: a note has the same list until its marks change. */
export function markSignsMaker(): (looked: Looked) => ReadonlyMap<NoteId, readonly Sign[]> {
  let before = new Map<NoteId, { readonly said: string; readonly signs: readonly Sign[] }>()
  return looked => {
    const { settings, notes } = looked
    if (settings.marks === 'none') return new Map()
    const made = new Map<NoteId, { readonly said: string; readonly signs: readonly Sign[] }>()
    const mine = new Set(looked.mine)
    const given = new Map(looked.now.mine.map(({ noteId, dots }) => [noteId, dots]))
    const all = new Map(looked.now.all?.notes.map(one => [one.noteId, one]))
    for (const id of notes.keys()) {
      const shown = all.get(id)
      const signs = [
        ...(mine.has(id) ? [] : ownSigns(looked, given.get(id) ?? 0)),
        ...(shown === undefined ? [] : [{ icon: 'people' as const, words: sayMarks(settings, shown) }]),
      ]
      const said = JSON.stringify(signs)
      const was = before.get(id)
      if (signs.length > 0) made.set(id, was?.said === said ? was : { said, signs })
    }
    before = made
    return new Map([...made].map(([id, { signs }]) => [id, signs]))
  }
}

function ownSigns({ settings, isOpen }: Looked, dots: number): Sign[] {
  const words =
    settings.marks === 'agree'
      ? dots > 0
        ? 'You agree'
        : 'I agree with this'
      : dots > 0
        ? `${sayDots(dots)} of yours`
        : 'Give a dot'
  if (!isOpen) return dots > 0 ? [{ icon: 'check', words }] : []
  return [{ icon: dots > 0 ? 'check' : 'plus', words, press: { isOn: dots > 0 } }]
}
