/** A large series: notes of ordinary length in every room, themes, and a draft that rests on them. Put into the documents, as people would have. */
import { draftDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { Block } from '@waymark/shared/model/draft.ts'
import { DraftId, NoteId, ParkedId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import type { ASession } from '#support/a-session.ts'
import type { Chance } from '#support/chance.ts'

const words =
  'people want the hall open on Sundays because nobody can come during the week and somebody has to be there to let them in when it rains we sit at home'.split(
    ' ',
  )

export async function fillSeries(
  { deps, session }: ASession,
  size: { readonly notes: number; readonly themes: number; readonly statements: number },
  chance: Chance,
): Promise<void> {
  const [breakout] = session.breakouts
  if (breakout === undefined) throw new Error('there is no breakout')
  const said = (count: number): string => Array.from({ length: count }, () => chance.pick(words)).join(' ')
  const id = (kind: string, at: number): string => `${kind}-${String(at).padStart(6, '0')}`
  const keys = orderKeys(size.notes)
  const noteIds = keys.map((_, at) => NoteId.parse(id('note-of-bench', at)))
  const themeIds = Array.from({ length: size.themes }, (_, at) => ThemeId.parse(id('theme-of-bench', at)))
  const rooms = breakout.rooms.length
  for (const [which, { id: roomId }] of breakout.rooms.entries())
    await (
      await deps.live.open(roomDocName(roomId))
    ).change(doc => {
      const { notes } = openRoomDoc(doc)
      for (const [at, noteId] of noteIds.entries())
        if (at % rooms === which)
          notes.put({
            id: noteId,
            sectionId: chance.pick(breakout.sections).id,
            text: `${said(8 + chance.below(24))}.`,
            order: keys[at]!,
            signedBy: null,
            route: 'live',
          })
    })
  await (
    await deps.live.open(themesDocName(breakout.id))
  ).change(doc => {
    const { themes, placements, parked } = openThemesDoc(doc)
    for (const [at, themeId] of themeIds.entries())
      themes.put({ id: themeId, name: said(4), said: `${said(12)}.`, order: keys[at] ?? 'a0' })
    for (const [at, noteId] of noteIds.entries())
      if (chance.oneIn(20)) parked.put({ id: ParkedId.parse(id('parked-of-bench', at)), noteId, reason: said(5) })
      else placements.put({ id: PlacementId.parse(id('place-of-bench', at)), noteId, themeId: chance.pick(themeIds) })
  })
  const blocks = breakout.sections.flatMap(({ id: about, ambitionId, title }, at): Block[] => [
    { kind: 'heading', level: 2, about: ambitionId ?? about, spans: [{ text: title, marks: [] }] },
    ...themeIds
      .filter((_, which) => which < size.statements && which % breakout.sections.length === at)
      .flatMap((themeId): Block[] => [
        { kind: 'heading', level: 3, about: themeId, spans: [{ text: said(4), marks: [] }] },
        {
          kind: 'statement',
          cites: [{ themeId }, { noteId: chance.pick(noteIds) }],
          ownWords: false,
          spans: [{ text: `${said(18)}.`, marks: [] }],
        },
      ]),
  ])
  const draftId = DraftId.parse(session.draftId)
  await (
    await deps.live.open(draftDocName(draftId))
  ).change(doc => {
    insertBlocks(draftFragment(doc), 0, blocks)
  })
}
