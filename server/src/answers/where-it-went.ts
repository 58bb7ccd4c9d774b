/** Where the words of one answer are now: which of its passages are notes, what themes these stand in, and what the draft says of those. */
import { draftDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc, readStanding } from '@waymark/shared/doc/themes-doc.ts'
import { textOf, type StatementBlock } from '@waymark/shared/model/draft.ts'
import type { BreakoutId, NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Excerpt } from '@waymark/shared/model/response.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { readGrouping, type Grouping } from '@waymark/shared/rules/grouping.ts'
import type { StandingThemes } from '@waymark/shared/rules/standing-themes.ts'
import type { Deps } from '#deps.ts'
import { breakouts, drafts, rooms, sessions } from '#store/kinds.ts'
import { excerptsOf } from './excerpts.ts'
import type { OwnAnswer } from './own-answer.ts'

export interface Went {
  readonly noteId: NoteId
  readonly text: string
  /** Whether it stands on the board. */
  readonly stands: boolean
  readonly question: string
  readonly section: string
  readonly themes: readonly string[]
  /** Why it is set aside; undefined where it is not. */
  readonly parkedFor: string | undefined
  /** What the draft says that rests on it. */
  readonly statements: readonly string[]
}

type WentDeps = Pick<Deps, 'store' | 'live'>

interface Themed {
  readonly names: ReadonlyMap<ThemeId, string>
  readonly grouping: Grouping
  /** Where a theme is now that was merged into another. */
  readonly whereIs: StandingThemes['whereIs']
}

/** In the order in which they stand in the answer; first those of words that were changed since. */
export async function whereItWent(deps: WentDeps, { set, response, words }: OwnAnswer): Promise<Went[]> {
  const placeOf = ({ pieceId }: Excerpt): number => words.pieces.findIndex(({ id }) => id === pieceId)
  const own = (await excerptsOf(deps, response)).toSorted((a, b) => placeOf(a) - placeOf(b) || a.start - b.start)
  if (own.length === 0) return []
  const statements = await statementsOf(deps, set)
  const byRoom = await Promise.all(
    [...Map.groupBy(own, ({ roomId }) => roomId)].map(([roomId, inRoom]) =>
      wentIn(deps, roomId, { inRoom, statements }),
    ),
  )
  return byRoom.flat()
}

interface InRoom {
  readonly inRoom: readonly Excerpt[]
  readonly statements: readonly StatementBlock[]
}

async function wentIn(deps: WentDeps, roomId: Excerpt['roomId'], { inRoom, statements }: InRoom): Promise<Went[]> {
  const room = await deps.store.get(rooms, roomId)
  const breakout = room === undefined ? undefined : await deps.store.get(breakouts, room.breakoutId)
  if (breakout === undefined) return []
  const { names, grouping, whereIs } = await themedIn(deps, breakout.id)
  const live = await deps.live.open(roomDocName(roomId))
  const notes = live.read(doc => openRoomDoc(doc).notes.all())
  return inRoom.map(excerpt => {
    const stands = notes.get(excerpt.id)
    const note = stands ?? excerpt.takenOff
    const themeIds = stands === undefined ? [] : (grouping.themesOf.get(excerpt.id) ?? [])
    return {
      noteId: excerpt.id,
      text: note?.text ?? '',
      stands: stands !== undefined,
      question: breakout.question,
      section: breakout.sections.find(({ id }) => id === note?.sectionId)?.title ?? '',
      themes: themeIds.map(id => names.get(id) ?? ''),
      parkedFor: stands === undefined ? undefined : grouping.parkedFor.get(excerpt.id),
      statements: statements
        .filter(one => restsOn(one, excerpt.id, id => themeIds.includes(whereIs(id) ?? id)))
        .map(textOf),
    }
  })
}

const restsOn = ({ cites }: StatementBlock, noteId: NoteId, isIn: (themeId: ThemeId) => boolean): boolean =>
  cites.some(cite => ('themeId' in cite ? isIn(cite.themeId) : cite.noteId === noteId))

async function themedIn({ live }: WentDeps, breakoutId: BreakoutId): Promise<Themed> {
  const doc = await live.open(themesDocName(breakoutId))
  return doc.read(opened => {
    const { themes, placements, parked, whereIs } = readStanding(openThemesDoc(opened))
    return {
      names: new Map(themes.map(theme => [theme.id, nameOfTheme(theme)])),
      grouping: readGrouping(themes, placements, parked),
      whereIs,
    }
  })
}

async function statementsOf({ store, live }: WentDeps, { sessionId }: QuestionSet): Promise<StatementBlock[]> {
  const session = await store.get(sessions, sessionId)
  const all = session === undefined ? [] : await store.list(drafts, session.strategyId)
  const blocks = await Promise.all(
    all.map(async ({ id }) => (await live.open(draftDocName(id))).read(doc => readBlocks(draftFragment(doc)))),
  )
  return blocks.flat().filter(block => block.kind === 'statement')
}
