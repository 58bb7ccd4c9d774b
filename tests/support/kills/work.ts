/** People at work on a session while its server is killed: what each of them does as long as it goes on. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { textOf, type Block } from '@waymark/shared/model/draft.ts'
import {
  NoteId,
  ThemeId,
  type BreakoutId,
  type DraftId,
  type RoomId,
  type SectionId,
} from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { moveNote, putNote, putNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import type { Chance } from '#support/chance.ts'
import { NoError, type Person } from '#support/person.ts'
import { directLine, type DirectLine } from './direct-line.ts'
import type { Remembered } from './remembered.ts'

/** Works until `goesOn` says no or the server is gone. Throws what the server should not have said. */
export type Worker = (goesOn: () => boolean) => Promise<void>

export interface NoteState {
  readonly text: string
  readonly sectionId: SectionId
  readonly withdrawn: boolean
}

export interface Writing<T> {
  readonly person: Person
  /** Begins the ids of what they write, which nobody else changes. */
  readonly letter: string
  readonly memory: Remembered<T>
  readonly chance: Chance
}

/** Most that one person may write in a room is 500; this stays well below. */
const mostNotes = 250

/** Asks one thing after the other. What was asked and not answered is asked again, in half of the cases, when the server is back. */
export function noteWriter(
  { person, letter, memory, chance }: Writing<NoteState>,
  { roomId, sectionIds }: { readonly roomId: RoomId; readonly sectionIds: readonly SectionId[] },
): Worker {
  let number = 0
  let unanswered: (() => Promise<void>) | undefined

  const act = (): (() => Promise<void>) => {
    const mine = memory.ids().filter(id => id.startsWith(`note-${letter}-`))
    const known = mine.length === 0 || (mine.length < mostNotes && chance.oneIn(2)) ? undefined : chance.pick(mine)
    number += 1
    const noteId = NoteId.parse(known ?? `note-${letter}-${String(number).padStart(6, '0')}`)
    const before = memory.wanted(noteId)
    const sectionId = chance.pick(sectionIds)
    const text = `${letter} writes ${number}: ${'word '.repeat(chance.pick([1, 10, 100]))}`.trim()
    const params = { roomId, noteId }
    const keep = (state: NoteState, ask: () => Promise<unknown>) => async (): Promise<void> => {
      const saved = memory.asked(noteId, state)
      await ask()
      saved()
    }
    const put = keep({ text, sectionId: before?.sectionId ?? sectionId, withdrawn: false }, () =>
      person.ask(putNote, { params, body: { sectionId, text, signed: false, route: 'live' } }),
    )
    if (before === undefined) return put
    if (before.withdrawn) return keep({ ...before, withdrawn: false }, () => person.ask(putNoteBack, { params }))
    return chance.pick([
      put,
      keep({ ...before, withdrawn: true }, () => person.ask(withdrawNote, { params })),
      keep({ ...before, sectionId }, () => person.ask(moveNote, { params, body: { sectionId, after: 'first' } })),
    ])
  }

  return async goesOn => {
    let next = unanswered !== undefined && chance.oneIn(2) ? unanswered : act()
    while (goesOn()) {
      unanswered = next
      try {
        await next()
      } catch (error) {
        if (error instanceof NoError) throw error
        return
      }
      unanswered = undefined
      await pause(chance.below(30))
      next = act()
    }
  }
}

/** Several changes may be on their way at once. */
const mostOnTheirWay = 3

/** Works on one line, which is opened anew each time: what was not counted on it is given up. */
const directWriter =
  (person: Person, name: DocName, gesture: (line: DirectLine) => void): Worker =>
  async goesOn => {
    const line = await directLine(person, name)
    while (line?.isOpen() === true && goesOn()) {
      if (line.waiting() < mostOnTheirWay) gesture(line)
      await pause(5)
    }
    line?.close()
  }

export function themeWriter({ person, letter, memory, chance }: Writing<Theme>, breakoutId: BreakoutId): Worker {
  let number = 0
  return directWriter(person, themesDocName(breakoutId), line => {
    const { themes } = openThemesDoc(line.doc)
    const mine = memory.ids().filter(id => id.startsWith(`theme-${letter}-`) && themes.all().has(ThemeId.parse(id)))
    const known = mine.length === 0 || chance.oneIn(3) ? undefined : chance.pick(mine)
    number += 1
    const id = ThemeId.parse(known ?? `theme-${letter}-${String(number).padStart(6, '0')}`)
    const theme = { id, name: `Theme ${number}`, said: `${letter} says ${number}`, order: 'a0' }
    if (known !== undefined && chance.oneIn(4)) line.write(() => themes.remove(id), memory.asked(id, undefined))
    else line.write(() => themes.put(theme), memory.asked(id, theme))
  })
}

/** One line of the draft for each: its text is its id. */
export function draftWriter({ person, letter, memory, chance }: Writing<string>, draftId: DraftId): Worker {
  let number = 0
  return directWriter(person, draftDocName(draftId), line => {
    const fragment = draftFragment(line.doc)
    const texts = readBlocks(fragment).map(textOf)
    const mine = memory.ids().filter(text => text.startsWith(`${letter} drafts `) && texts.includes(text))
    if (mine.length > 20 && chance.oneIn(2)) {
      const text = chance.pick(mine)
      line.write(() => fragment.delete(texts.indexOf(text), 1), memory.asked(text, undefined))
      return
    }
    number += 1
    const text = `${letter} drafts ${number}`
    const at = chance.below(fragment.length + 1)
    const block: Block = { kind: 'statement', cites: [], ownWords: true, spans: [{ text, marks: [] }] }
    line.write(() => insertBlocks(fragment, at, [block]), memory.asked(text, text))
  })
}

/** People do not write without a pause; so long, the limits on how much one may send are not met. */
const pause = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms)
  })
