/** A series with notes, themes and a draft, for tests of what came of it: made through the product's own doors. */
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { StatementBlock } from '@waymark/shared/model/draft.ts'
import {
  DraftId,
  NoteId,
  PlacementId,
  RoomId,
  SectionId,
  StrategyId,
  ThemeId,
  VersionId,
} from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import type { RouteInRoom } from '@waymark/shared/model/note.ts'
import { listOutcomes, type ThemeLine } from '@waymark/shared/wire/outcomes.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { publishVersion, putVersion } from '@waymark/shared/wire/versions.ts'
import { aSession } from '#support/a-session.ts'
import type { TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

/** Notes of the first section, and what themes are made of them. */
interface GivenTheme extends Partial<Pick<Theme, 'said' | 'mergedInto'>> {
  readonly name: string
  readonly notes: readonly RouteInRoom[]
}

export async function cameOf(server: TestApp) {
  const a = await aSession({}, server)
  const ama = await a.newcomer('facilitator', 'Ama')
  const draftId = DraftId.parse(a.session.draftId)
  const strategyId = StrategyId.parse(a.session.strategy.id)
  const [breakout] = a.session.breakouts
  const roomId = RoomId.parse(breakout?.rooms[0]?.id)
  const sectionId = SectionId.parse(breakout?.sections[0]?.id)
  const themes = await ama.openDoc(themesDocName(breakout!.id))
  const opened = openThemesDoc(themes.doc)
  const linesNow = async (): Promise<ThemeLine[]> => (await ama.ask(listOutcomes, { params: { draftId } })).themes

  const putTheme = async ({ notes, ...theme }: GivenTheme): Promise<ThemeId> => {
    const id = ThemeId.parse(a.deps.newId())
    for (const route of notes) {
      const noteId = NoteId.parse(a.deps.newId())
      const body = { sectionId, text: `Words of ${theme.name}`, signed: false, route }
      await a.organiser.ask(putNote, { params: { roomId, noteId }, body })
      opened.placements.put({ id: PlacementId.parse(a.deps.newId()), noteId, themeId: id })
    }
    opened.themes.put({ said: '', ...theme, id, order: 'a0' })
    const live = await a.deps.live.open(themesDocName(breakout!.id))
    await until('the server has the theme', () => live.read(doc => openThemesDoc(doc).themes.all().has(id)))
    return id
  }
  const merge = async (from: ThemeId, into: ThemeId): Promise<void> => {
    opened.themes.patch(from, { mergedInto: into })
    const live = await a.deps.live.open(themesDocName(breakout!.id))
    await until('they are merged', () =>
      live.read(doc => openThemesDoc(doc).themes.all().get(from)?.mergedInto === into),
    )
  }
  /** Keeps and publishes a version with these statements; answers the path of its page. */
  const publish = async (statements: readonly { readonly text: string; readonly themeId?: ThemeId }[]) => {
    const open = await ama.openDoc(draftDocName(draftId))
    const fragment = draftFragment(open.doc)
    const blocks = statements.map(({ text, themeId }): StatementBlock => ({
      kind: 'statement',
      cites: themeId === undefined ? [] : [{ themeId }],
      ownWords: themeId === undefined,
      spans: [{ text, marks: [] }],
    }))
    insertBlocks(fragment, fragment.length, blocks)
    const live = await a.deps.live.open(draftDocName(draftId))
    await until('the server has the text', () => live.read(doc => draftFragment(doc).length) === fragment.length)
    const params = { draftId, versionId: VersionId.parse(a.deps.newId()) }
    await a.organiser.ask(putVersion, { params, body: { name: 'For everybody' } })
    const { address } = await a.organiser.ask(publishVersion, {
      params,
      body: { changes: '', knowsNotLookedAt: true },
    })
    open.close()
    return new URL(address).pathname
  }
  const page = async (path: string): Promise<string> => (await fetch(`${a.address}${path}`)).text()
  return { ...a, ama, draftId, strategyId, roomId, putTheme, merge, publish, page, linesNow }
}
