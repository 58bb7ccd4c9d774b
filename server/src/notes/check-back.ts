/** Checking back: what was grouped from the words of one room, and what each person there says of it. */
import { createHash } from 'node:crypto'
import type { MemberId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { CheckBack } from '@waymark/shared/model/check-back.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Breakout, Room } from '@waymark/shared/model/session.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc, readStanding } from '@waymark/shared/doc/themes-doc.ts'
import { boardTree, readingOrder } from '@waymark/shared/rules/board-tree.ts'
import { readGrouping, type Grouping } from '@waymark/shared/rules/grouping.ts'
import type { StandingThemes } from '@waymark/shared/rules/standing-themes.ts'
import type {
  answerCheckBack,
  readAnswers as readAnswersRoute,
  readCheckBack,
} from '@waymark/shared/wire/check-back.ts'
import type { BodyOf, ReplyOf } from '@waymark/shared/wire/route.ts'
import { Refusal } from '#refusal.ts'
import { checkBacks, rooms } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import type { Asker, NoteDeps } from './asker.ts'
import { readNotes } from './read-notes.ts'

/** One for each person and theme, so that answering again takes the place of what was answered. */
const idOf = (memberId: MemberId, themeId: ThemeId): string =>
  createHash('sha256').update(`${memberId} ${themeId}`).digest('base64url')

/** Made here of the themes of the breakout, which the room may not read: they hold what other rooms said. */
export async function checkBackOf(deps: NoteDeps, asker: Asker): Promise<ReplyOf<typeof readCheckBack>> {
  const { member, room } = asker
  const { themes, grouping, notes, whereIs } = await groupedIn(deps, asker)
  const own = (await deps.store.list(checkBacks, room.id)).filter(({ memberId }) => memberId === member.id)
  return {
    themes: themes.map(({ id, name, said }) => ({
      id,
      name: nameOfTheme({ name }),
      said,
      notes: notes.filter(note => isIn(grouping, note, id)).map(wordsOf),
      mine: mineOf(answerFor(id, own, whereIs)),
    })),
    parked: notes.flatMap(note => {
      const reason = grouping.parkedFor.get(note.id)
      return reason === undefined ? [] : [{ ...wordsOf(note), reason }]
    }),
    notLookedAt: notes
      .filter(({ id }) => !grouping.themesOf.has(id) && !grouping.parkedFor.has(id))
      .map(note => wordsOf(note)),
  }
}

/** What somebody answered of a theme, or before that of one which is merged into it now. */
const answerFor = (
  themeId: ThemeId,
  own: readonly CheckBack[],
  whereIs: StandingThemes['whereIs'],
): CheckBack | undefined =>
  own.find(answer => answer.themeId === themeId) ?? own.find(answer => whereIs(answer.themeId) === themeId)

const wordsOf = ({ text }: Note): { readonly text: string } => ({ text })

const mineOf = (own: CheckBack | undefined) =>
  own === undefined ? null : { answer: own.answer, words: own.words, signed: own.signedBy !== null }

const isIn = ({ themesOf }: Grouping, { id }: Pick<Note, 'id'>, themeId: ThemeId): boolean =>
  themesOf.get(id)?.includes(themeId) === true

interface Grouped {
  /** Those that hold a note of this room, in their order. */
  readonly themes: readonly Theme[]
  readonly grouping: Grouping
  /** Of this room, in reading order. */
  readonly notes: readonly Note[]
  readonly whereIs: StandingThemes['whereIs']
}

async function groupedIn(deps: NoteDeps, { room, breakout }: Pick<Asker, 'room' | 'breakout'>): Promise<Grouped> {
  const own = await readNotes(deps, room.id)
  const doc = await deps.live.open(themesDocName(breakout.id))
  await doc.change(() => undefined)
  const read = doc.read(opened => readStanding(openThemesDoc(opened)))
  const grouping = readGrouping(read.themes, read.placements, read.parked)
  const notes = readingOrder(
    boardTree({
      sections: breakout.sections,
      notes: own.map(note => ({ ...note, roomNumber: room.number })),
      themes: read.themes,
      grouping,
    }),
  )
  return {
    themes: read.themes.filter(({ id }) => notes.some(note => isIn(grouping, note, id))),
    grouping,
    notes,
    whereIs: read.whereIs,
  }
}

export async function setCheckBack(
  deps: NoteDeps,
  asker: Asker,
  { themeId, said }: { readonly themeId: ThemeId; readonly said: BodyOf<typeof answerCheckBack> },
): Promise<void> {
  const { member, room } = asker
  const { answer, words } = said
  const id = idOf(member.id, themeId)
  const { themes, whereIs } = await groupedIn(deps, asker)
  // What was answered of a theme that is merged into this one now was an answer to this one.
  const before = (await deps.store.list(checkBacks, room.id)).filter(
    one => one.memberId === member.id && one.id !== id && whereIs(one.themeId) === themeId,
  )
  const removes = before.map(one => ({ kind: checkBacks.name, id: one.id }))
  if (answer === null) {
    await deps.store.commit({ removes: [...removes, { kind: checkBacks.name, id }] })
    return
  }
  if (!themes.some(theme => theme.id === themeId))
    throw new Refusal('gone', 'This theme holds no words of your room any more. Load the page again.')
  if (answer === 'not-quite' && !hasWords(words))
    throw new Refusal('malformed', 'Say in a few words what is not quite right.', { at: ['body', 'words'] })
  await deps.store.commit({
    removes,
    puts: [
      row(checkBacks, {
        id,
        roomId: room.id,
        themeId,
        memberId: member.id,
        answer,
        words,
        signedBy: nameOn(asker, said.signed),
      }),
    ],
  })
}

const nameOn = ({ member, breakout }: Asker, signed: boolean): CheckBack['signedBy'] =>
  signed && breakout.settings.names === 'by-note' ? member.name : null

/** By room and theme; words in the order of rooms and of ids, which say nothing of when or whose. */
export async function readAnswers(
  { store, live }: Pick<NoteDeps, 'store' | 'live'>,
  breakout: Pick<Breakout, 'id'>,
): Promise<ReplyOf<typeof readAnswersRoute>> {
  const doc = await live.open(themesDocName(breakout.id))
  const { whereIs } = doc.read(opened => readStanding(openThemesDoc(opened)))
  const all = (await store.list(rooms, breakout.id)).toSorted((a, b) => a.number - b.number)
  const read = await Promise.all(
    all.map(async room => ({ room, given: whereTheyStand(await store.list(checkBacks, room.id), whereIs) })),
  )
  const given = read.flatMap(one => one.given.map(answer => ({ room: one.room, answer })))
  const themeIds = [...new Set(given.map(({ answer }) => answer.themeId))]
  return {
    themes: themeIds.map(themeId => themeOf(themeId, given)),
    rooms: read.map(one => ({
      number: one.room.number,
      people: new Set(one.given.map(({ memberId }) => memberId)).size,
      ...countOf(one.given),
    })),
  }
}

/** Each answer with the theme that its words stand in now. */
const whereTheyStand = (given: readonly CheckBack[], whereIs: StandingThemes['whereIs']): CheckBack[] =>
  given.map(answer => ({ ...answer, themeId: whereIs(answer.themeId) ?? answer.themeId }))

function themeOf(themeId: ThemeId, given: readonly { readonly room: Room; readonly answer: CheckBack }[]) {
  const own = given.filter(({ answer }) => answer.themeId === themeId)
  return {
    themeId,
    ...countOf(own.map(({ answer }) => answer)),
    words: own.flatMap(({ room, answer: { answer, words, signedBy } }) =>
      hasWords(words) ? [{ roomNumber: room.number, answer, text: words, signedBy }] : [],
    ),
  }
}

/** Who answered two themes that are one now is counted once: as “not quite” where either was. */
function countOf(given: readonly CheckBack[]): { readonly yes: number; readonly notQuite: number } {
  const byWhom = Map.groupBy(given, ({ memberId, themeId }) => `${memberId} ${themeId}`)
  const notQuite = [...byWhom.values()].filter(own => own.some(({ answer }) => answer === 'not-quite')).length
  return { yes: byWhom.size - notQuite, notQuite }
}
