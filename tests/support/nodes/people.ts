/** Everybody in the run: who writes what and has which windows open, and what each of them was promised. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { revealRoom } from '@waymark/shared/wire/notes.ts'
import { changeStep, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { remembered, type Remembered } from '#support/kills/remembered.ts'
import type { Caller } from './caller.ts'
import { docWindow, type DocWindow } from './doc-window.ts'
import { docsOf, type Entered, type RoomPlace, type Stage } from './stage.ts'
import {
  draftWriter,
  noteWriter,
  themeWriter,
  untilAnswered,
  type NoteState,
  type Worker,
  type Working,
} from './work.ts'

export interface Memory {
  readonly notes: Remembered<NoteState>
  readonly themes: Remembered<Theme>
  readonly lines: Remembered<string>
}

export interface Author {
  readonly who: string
  readonly letter: string
  readonly caller: Caller
  readonly room: RoomPlace
  readonly isOut: () => boolean
}

export interface Opened {
  readonly who: string
  readonly window: DocWindow
  /** Whether its owner was put out. */
  readonly isOut: () => boolean
}

export interface People {
  readonly workers: readonly Worker[]
  readonly windows: readonly Opened[]
  readonly authors: readonly Author[]
  readonly memory: Memory
  /** Marks that were written privately and are not to be shown. */
  readonly hidden: () => ReadonlySet<string>
  readonly close: () => void
}

export interface Gathering extends Working {
  readonly stage: Stage
  readonly address: string
}

export async function gather(gathering: Gathering): Promise<People> {
  const { run, stage, witness } = gathering
  const memory: Memory = {
    notes: remembered('note', ignore),
    themes: remembered('theme', ignore),
    lines: remembered('line', ignore),
  }
  const windows: Opened[] = []
  const authors: Author[] = []
  const workers: Worker[] = []
  const outs = new Set<string>()
  const privately = new Map<string, DocName>()
  const shown = new Set<DocName>()
  const isOutOf = (who: string) => (): boolean => outs.has(who)
  const openFor = (who: string, { caller }: Entered, name: DocName): DocWindow => {
    const pauses = run.chance.apart()
    const window = docWindow(
      {
        address: gathering.address,
        cookie: caller.cookie,
        heard: frame => witness.frame(who, name, frame),
        pauseMs: () => 50 + pauses.below(900),
        onClosedForGood: code => {
          if (!outs.has(who)) run.broken(`${who} was closed for good in ${name} with ${code}`)
        },
      },
      name,
    )
    windows.push({ who, window, isOut: isOutOf(who) })
    return window
  }
  const addAuthor = async (letter: string, room: RoomPlace, secret?: string): Promise<void> => {
    const who = `participant ${letter}`
    const entered = await stage.enter('participant', { roomId: room.roomId, ...(secret !== undefined && { secret }) })
    const author = { who, letter, caller: entered.caller, room, isOut: isOutOf(who) }
    authors.push(author)
    openFor(who, entered, room.doc)
    const isHidden = (): boolean => room.isPrivate && !shown.has(room.doc)
    const hid = (mark: string): void => {
      privately.set(mark, room.doc)
      witness.hide(mark)
    }
    const doing = { ...gathering, ...author, memory: memory.notes, chance: run.chance.apart(), isHidden, hid }
    workers.push(noteWriter(doing))
  }
  const [openOne, openTwo] = stage.open.rooms
  const [hiddenOne, hiddenTwo] = stage.hidden.rooms
  if (openOne === undefined || openTwo === undefined || hiddenOne === undefined || hiddenTwo === undefined)
    throw new Error('a room is missing')
  for (const letter of 'abc') await addAuthor(letter, openOne)
  await addAuthor('d', openTwo)
  for (const letter of 'ef') await addAuthor(letter, hiddenOne)
  for (const letter of 'gh') await addAuthor(letter, hiddenTwo)

  for (const letter of 'ij') {
    const window = openFor(`facilitator ${letter}`, await stage.enter('facilitator'), stage.themes)
    workers.push(
      themeWriter({
        ...gathering,
        who: `facilitator ${letter}`,
        letter,
        memory: memory.themes,
        chance: run.chance.apart(),
        window,
      }),
    )
  }
  for (const letter of 'kl') {
    const window = openFor(`editor ${letter}`, await stage.enter('facilitator'), stage.draft)
    workers.push(
      draftWriter({
        ...gathering,
        who: `editor ${letter}`,
        letter,
        memory: memory.lines,
        chance: run.chance.apart(),
        window,
      }),
    )
  }
  const reader = await stage.enter('reader')
  for (const name of docsOf(stage)) openFor('the reader', reader, name)

  const link = await stage.newLink('participant')
  for (const letter of 'xy') await addAuthor(letter, openOne, link.secret)
  const team = teamOf(gathering, {
    reveal: async () => {
      for (const [mark, room] of privately) if (room === hiddenTwo.doc) witness.show(mark)
      shown.add(hiddenTwo.doc)
      const asked = { route: revealRoom, params: { roomId: hiddenTwo.roomId } }
      await untilAnswered(gathering, stage.organiser, asked)
    },
    putOut: async () => {
      // From when it is asked on they may be refused, and from when it is answered on they are.
      for (const letter of 'xy') outs.add(`participant ${letter}`)
      await untilAnswered(gathering, stage.organiser, { route: revokeLink, params: { linkId: link.id } })
      for (const letter of 'xy') witness.out(`participant ${letter}`)
      stage.revoked.add(link.id)
    },
  })
  workers.push(team)
  return {
    workers,
    windows,
    authors,
    memory,
    hidden: () => new Set([...privately].flatMap(([mark, room]) => (shown.has(room) ? [] : [mark]))),
    close: () => {
      for (const { window } of windows) window.close()
    },
  }
}

const ignore = (): void => undefined

interface TeamActs {
  readonly reveal: () => Promise<void>
  readonly putOut: () => Promise<void>
}

/** The step goes to and fro; once a room is revealed and once somebody is put out, some time in between. */
function teamOf(gathering: Gathering, { reveal, putOut }: TeamActs): Worker {
  const { run, stage, figures } = gathering
  const chance = run.chance.apart()
  return async goesOn => {
    const rare = chance.oneIn(2) ? [reveal, putOut] : [putOut, reveal]
    while (goesOn()) {
      await run.pause(300 + chance.below(1500))
      const next = chance.oneIn(4) ? rare.shift() : undefined
      figures.acts += 1
      if (next === undefined) {
        const step = chance.pick(['write', 'share', 'group'] as const)
        run.say(`the step is to be ${step}`)
        await untilAnswered(gathering, stage.organiser, {
          route: changeStep,
          params: { breakoutId: stage.open.id },
          body: { step },
        })
      } else {
        run.say(next === reveal ? 'a room is revealed' : 'two are put out')
        await next()
      }
    }
    for (const next of rare) await next()
  }
}
