/** What each of the people does as long as the run goes on: notes by asking until they are answered, themes and the draft directly. */
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { textOf, type Block } from '@waymark/shared/model/draft.ts'
import { NoteId, ThemeId, type SectionId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { moveNote, putNote, putNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import type { AnyRoute } from '@waymark/shared/wire/route.ts'
import type { Chance } from '#support/chance.ts'
import type { Remembered } from '#support/kills/remembered.ts'
import type { Answer, Asked, Caller } from './caller.ts'
import type { DocWindow } from './doc-window.ts'
import type { Run } from './run.ts'
import type { RoomPlace } from './stage.ts'
import type { Witness } from './witness.ts'

/** Works until `goesOn` says no, and then ends what was begun. */
export type Worker = (goesOn: () => boolean) => Promise<void>

export interface NoteState {
  readonly text: string
  readonly sectionId: SectionId
  readonly withdrawn: boolean
}

export interface Figures {
  acts: number
  /** Asks that had to be made again. */
  again: number
  refused: number
  historyTwice: number
  readonly savedMs: number[]
}

export interface Working {
  readonly run: Run
  readonly witness: Witness
  readonly figures: Figures
}

export interface Doing<T> extends Working {
  readonly who: string
  /** Begins the ids of what they write, which nobody else changes. */
  readonly letter: string
  readonly memory: Remembered<T>
  readonly chance: Chance
}

/** Longer than any trouble lasts, by far. */
const longestAskMs = 120_000

/** Undefined where nobody answered in all that time, which is a broken promise. */
export async function untilAnswered<R extends AnyRoute>(
  { run, figures }: Working,
  caller: Caller,
  { route, ...asked }: Asked<R> & { readonly route: R },
): Promise<{ readonly answer: Exclude<Answer<R>, { is: 'none' }>; readonly tries: number } | undefined> {
  const from = run.since()
  for (let tries = 1; ; tries += 1) {
    const answer = await caller.once(route, asked)
    if (answer.is !== 'none') return { answer, tries }
    figures.again += 1
    if (run.since() - from > longestAskMs) {
      run.broken(`${route.method} ${route.path} was not answered in ${longestAskMs} ms; last: ${answer.why}`)
      return undefined
    }
    await run.pause(Math.min(2000, 100 * 2 ** tries))
  }
}

/** Most that one person may write in a room is 500. */
const mostNotes = 200

interface NoteAct {
  readonly kind: 'new' | 'words' | 'place' | 'withdraw' | 'back'
  readonly noteId: NoteId
  readonly state: NoteState
  readonly ask: (askId: string) => ReturnType<typeof untilAnswered>
}

export interface NoteWriting extends Doing<NoteState> {
  readonly caller: Caller
  readonly room: RoomPlace
  readonly isOut: () => boolean
  /** Whether what is written in the room is still private. */
  readonly isHidden: () => boolean
  /** Called with each mark that is written where it is private. */
  readonly hid: (mark: string) => void
}

export function noteWriter(doing: NoteWriting): Worker {
  const { run, chance, memory, figures, who } = doing
  const never = new Set<string>()
  const nextAct = noteActs(doing, never)
  return async goesOn => {
    while (goesOn() && !doing.isOut()) {
      const act = nextAct()
      const saved = memory.asked(act.noteId, act.state)
      const from = run.since()
      const answered = await act.ask(run.newId())
      figures.acts += 1
      if (answered?.answer.is === 'yes') {
        figures.savedMs.push(run.since() - from)
        saved()
      } else if (answered !== undefined) {
        if (act.kind === 'new') never.add(act.noteId)
        refusedAct(doing, act, answered.answer.problem.code)
      }
      await run.pause(chance.below(250))
    }
    run.say(`${who} has ended`)
  }
}

/** While notes are grouped nobody adds one. Whoever was put out a moment ago does not know it yet. */
function refusedAct({ run, figures, who, isOut }: NoteWriting, { kind, noteId }: NoteAct, code: string): void {
  figures.refused += 1
  const isFine = kind === 'new' && (code === 'closed' || code === 'not-allowed')
  if (!isFine && !isOut()) run.broken(`${who} may not do "${kind}" to the own note ${noteId}: ${code}`)
}

/** `never`: notes that were refused when they were new. */
function noteActs(doing: NoteWriting, never: ReadonlySet<string>): () => NoteAct {
  const { run, witness, chance, memory, letter, caller, room } = doing
  let number = 0
  const write = (): string => {
    const mark = run.newMark()
    witness.wrote(mark, room.doc)
    if (doing.isHidden()) doing.hid(mark)
    return `${mark} ${'word '.repeat(chance.pick([1, 10, 100]))}`.trim()
  }
  const put = (noteId: NoteId, before: NoteState | undefined): NoteAct => {
    const sectionId = chance.pick(room.sectionIds)
    const text = write()
    const params = { roomId: room.roomId, noteId }
    return {
      kind: before === undefined ? 'new' : 'words',
      noteId,
      state: { text, sectionId: before?.sectionId ?? sectionId, withdrawn: false },
      ask: askId =>
        untilAnswered(doing, caller, {
          route: putNote,
          params,
          body: { sectionId, text, signed: false, route: 'live', askId },
        }),
    }
  }
  const onOff = (noteId: NoteId, before: NoteState): NoteAct => ({
    kind: before.withdrawn ? 'back' : 'withdraw',
    noteId,
    state: { ...before, withdrawn: !before.withdrawn },
    ask: askId =>
      untilAnswered(doing, caller, {
        route: before.withdrawn ? putNoteBack : withdrawNote,
        params: { roomId: room.roomId, noteId },
        body: { askId },
      }),
  })
  const move = (noteId: NoteId, before: NoteState): NoteAct => {
    const sectionId = chance.pick(room.sectionIds)
    return {
      kind: 'place',
      noteId,
      state: { ...before, sectionId },
      ask: askId =>
        untilAnswered(doing, caller, {
          route: moveNote,
          params: { roomId: room.roomId, noteId },
          body: { sectionId, after: chance.pick(['first', 'last'] as const), askId },
        }),
    }
  }
  return () => {
    const mine = memory.ids().filter(id => id.startsWith(`note-${letter}-`) && !never.has(id))
    const known = mine.length === 0 || (mine.length < mostNotes && chance.oneIn(3)) ? undefined : chance.pick(mine)
    number += 1
    const noteId = NoteId.parse(known ?? `note-${letter}-${run.tag}-${number}`)
    const before = memory.wanted(noteId)
    if (before === undefined) return put(noteId, undefined)
    if (before.withdrawn) return onOff(noteId, before)
    return chance.pick([put, onOff, move])(noteId, before)
  }
}

/** Several changes may be on their way at once, also while nobody can be reached. */
const mostOnTheirWay = 5

export interface DirectWriting<T> extends Doing<T> {
  readonly window: DocWindow
}

const directWriter =
  <T>({ run, chance, figures, window }: DirectWriting<T>, gesture: (saved: (ms: number) => void) => void): Worker =>
  async goesOn => {
    while (goesOn() && window.closedFor() === undefined) {
      if (window.waiting() < mostOnTheirWay) {
        figures.acts += 1
        gesture(ms => {
          figures.savedMs.push(ms)
        })
      }
      await run.pause(50 + chance.below(300))
    }
  }

export function themeWriter(doing: DirectWriting<Theme>): Worker {
  const { run, witness, chance, memory, letter, window } = doing
  let number = 0
  return directWriter(doing, told => {
    const { themes } = openThemesDoc(window.doc)
    const mine = memory.ids().filter(id => id.startsWith(`theme-${letter}-`) && themes.all().has(ThemeId.parse(id)))
    const known = mine.length === 0 || chance.oneIn(3) ? undefined : chance.pick(mine)
    number += 1
    const id = ThemeId.parse(known ?? `theme-${letter}-${run.tag}-${number}`)
    const saving = (saved: () => void) => (ms: number) => {
      saved()
      told(ms)
    }
    if (known !== undefined && chance.oneIn(4)) {
      window.write(() => themes.remove(id), saving(memory.asked(id, undefined)))
      return
    }
    const name = run.newMark()
    witness.wrote(name, window.name)
    const theme = { id, name, said: `${letter} says ${number}`, order: 'a0' }
    window.write(() => themes.put(theme), saving(memory.asked(id, theme)))
  })
}

/** One line of the draft for each: its text is its id. */
export function draftWriter(doing: DirectWriting<string>): Worker {
  const { run, witness, chance, memory, letter, window } = doing
  return directWriter(doing, told => {
    const fragment = draftFragment(window.doc)
    const texts = readBlocks(fragment).map(textOf)
    const mine = memory.ids().filter(text => text.startsWith(`${letter} drafts `) && texts.includes(text))
    const saving = (saved: () => void) => (ms: number) => {
      saved()
      told(ms)
    }
    if (mine.length > 10 && chance.oneIn(2)) {
      const text = chance.pick(mine)
      window.write(() => fragment.delete(texts.indexOf(text), 1), saving(memory.asked(text, undefined)))
      return
    }
    const mark = run.newMark()
    witness.wrote(mark, window.name)
    const text = `${letter} drafts ${mark}`
    const at = chance.below(fragment.length + 1)
    const block: Block = { kind: 'statement', cites: [], ownWords: true, spans: [{ text, marks: [] }] }
    window.write(() => insertBlocks(fragment, at, [block]), saving(memory.asked(text, text)))
  })
}
