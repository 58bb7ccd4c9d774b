/** Somebody who wrote in every way there is, words that stand nowhere else, among others who did, too; and what is left of them in the files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { draftDocName, lookDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { DraftId, LookId, NoteId, PlacementId, ThemeId, TidiedId, VersionId } from '@waymark/shared/model/ids.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { putLook } from '@waymark/shared/wire/looks.ts'
import { setLight, setMark } from '@waymark/shared/wire/marks.ts'
import { holdNote, putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { changeStep, startSession } from '@waymark/shared/wire/sessions.ts'
import { makeSnapshot } from '@waymark/shared/wire/steps.ts'
import { setLead, wishToTalk } from '@waymark/shared/wire/talk.ts'
import { publishVersion, putVersion } from '@waymark/shared/wire/versions.ts'
import { aSession, type ASession } from './a-session.ts'
import type { Person } from './person.ts'
import { testApp } from './test-app.ts'

/** In every text of theirs, and nowhere else. */
export const theirWord = 'Zwiebelfisch\u00e4ngel'
export const theirName = 'Quilleanor'

export interface OnDisk {
  readonly folder: string
  readonly open: (wrapped?: (store: Store) => Store) => Promise<Awaited<ReturnType<typeof testApp>>>
  /** Which of these stand in which file of the folder, as they are kept. */
  readonly tracesOf: (words: readonly string[]) => string[]
  readonly remove: () => void
}

export function onDisk(now = () => '2027-03-24T13:00:00.000Z'): OnDisk {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-erasing-'))
  const linkKey = Buffer.alloc(32, 7)
  return {
    folder,
    open: (wrapped = store => store) =>
      testApp({
        store: wrapped(openSqliteStore(join(folder, 'waymark.db'))),
        people: openSqliteStore(join(folder, 'people.db'), { purges: true }),
        filesFolder: join(folder, 'files'),
        linkKey,
        now,
        options: { watchedMs: 0 },
      }),
    tracesOf: words =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .flatMap(entry => {
          const bytes = readFileSync(join(entry.parentPath, entry.name))
          return words.flatMap(word => (bytes.includes(Buffer.from(word)) ? [`${word} in ${entry.name}`] : []))
        }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface ToErase {
  readonly at: ASession
  readonly writer: Person
  readonly others: readonly Person[]
  readonly facilitator: Person
  readonly roomId: ASession['session']['breakouts'][number]['rooms'][number]['id']
  readonly breakoutId: ASession['session']['breakouts'][number]['id']
  readonly draftId: DraftId
  readonly theirs: readonly NoteId[]
  readonly othersNote: NoteId
  /** A note of others that the facilitator wrote down. */
  readonly writtenDown: NoteId
  readonly lookId: LookId
}

const reviewed = {
  purpose: 'review-ambitions' as const,
  question: 'What matters?',
  sections: [{ title: 'Anything', description: '' }],
  settings: { ...usualSettings, marks: 'agree' as const, asksLight: true },
}

export async function toErase(server: Awaited<ReturnType<typeof testApp>>): Promise<ToErase> {
  const at = await aSession({ breakouts: [reviewed] }, server)
  const writer = await at.newcomer('participant', theirName, 1)
  const others = [await at.newcomer('participant', 'Bryn', 1), await at.newcomer('participant', null, 1)]
  const facilitator = await at.newcomer('facilitator', 'Ruth')
  const breakout = at.session.breakouts[0]!
  const [roomId, sectionId] = [breakout.rooms[0]!.id, breakout.sections[0]!.id]
  const write = async (by: Person, id: string, text: string, more = {}): Promise<NoteId> => {
    const noteId = NoteId.parse(id)
    const body = { sectionId, text, signed: true, route: 'live' as const, ...more }
    await by.ask(putNote, { params: { roomId, noteId }, body })
    return noteId
  }
  const [first, second, taken, held] = [
    await write(writer, 'note-of-theirs-1', `Open earlier, says ${theirWord}`),
    await write(writer, 'note-of-theirs-2', `And ${theirWord} on Sundays`),
    await write(writer, 'note-of-theirs-3', `Taken back, ${theirWord}`),
    await write(writer, 'note-of-theirs-4', `Held back, ${theirWord}`),
  ]
  await write(writer, second, `And ${theirWord} on Mondays`)
  await writer.ask(withdrawNote, { params: { roomId, noteId: taken } })
  await facilitator.ask(holdNote, { params: { roomId, noteId: held }, body: { reason: 'Later' } })
  const othersNote = await write(others[0]!, 'note-of-others-1', 'A longer table')
  const writtenDown = await write(facilitator, 'note-written-down', 'More lamps', { route: 'phone', whose: 'Nia' })
  await at.organiser.ask(setLead, {
    params: { sessionId: at.session.session.id },
    body: { lead: { name: 'Mair', reach: '' } },
  })
  await writer.ask(wishToTalk, {
    params: { sessionId: at.session.session.id },
    body: { words: `About ${theirWord}` },
  })
  await at.organiser.ask(changeStep, { params: { breakoutId: breakout.id }, body: { step: 'share' } })
  await writer.ask(setLight, { params: { roomId, sectionId }, body: { light: 'no-longer' } })
  await writer.ask(setMark, { params: { roomId, noteId: othersNote }, body: { dots: 1 } })
  await others[0]!.ask(setMark, { params: { roomId, noteId: first }, body: { dots: 1 } })
  await others[1]!.ask(setMark, { params: { roomId, noteId: othersNote }, body: { dots: 1 } })
  const draftId = DraftId.parse(at.session.draftId)
  const made = { at, writer, others, facilitator, roomId, breakoutId: breakout.id, draftId, othersNote, writtenDown }
  const lookId = await grouped(made, [first, second])
  await at.organiser.ask(makeSnapshot, { params: { breakoutId: breakout.id }, body: { name: 'Before' } })
  const { strategy, session } = at.session
  await at.organiser.ask(startSession, {
    params: { strategyId: strategy.id },
    body: {
      title: 'Second session',
      startsAt: { local: '2027-04-24T13:00', zone: 'Europe/London' },
      breakouts: [{ ...reviewed, like: breakout.id }],
      rooms: [{ name: '' }, { name: '' }],
      notesFrom: session.id,
    },
  })
  return { ...made, lookId, theirs: [first, second, taken, held] }
}

/** Into themes, with tidier words; into a look; and cited by a draft, of which a version is published. */
async function grouped(
  { at, facilitator, breakoutId, draftId, othersNote }: Omit<ToErase, 'theirs' | 'lookId'>,
  [first, second]: readonly [NoteId, NoteId],
): Promise<LookId> {
  const themeId = ThemeId.parse('theme-of-both')
  const group = (doc: Parameters<typeof openThemesDoc>[0]): void => {
    const { themes, placements, tidied } = openThemesDoc(doc)
    themes.put({ id: themeId, name: 'Doors', said: 'When they open', order: 'a0' })
    for (const [nth, noteId] of [first, second, othersNote].entries())
      placements.put({ id: PlacementId.parse(`placement-of-it-${nth}`), noteId, themeId })
    tidied.put({ id: TidiedId.parse('tidied-of-first'), noteId: first, text: `Earlier (${theirWord})` })
  }
  const lookId = LookId.parse('look-of-ruth-at-it')
  await facilitator.ask(putLook, { params: { breakoutId, lookId }, body: { name: 'Mine' } })
  await (await at.deps.live.open(lookDocName(lookId))).change(group)
  await (await at.deps.live.open(themesDocName(breakoutId))).change(group)
  await (
    await at.deps.live.open(draftDocName(draftId))
  ).change(doc => {
    const spans = [{ text: 'We open earlier.', marks: [] }]
    const block = { kind: 'statement' as const, ownWords: false, spans }
    insertBlocks(draftFragment(doc), 0, [
      { ...block, cites: [{ noteId: first }, { noteId: second }] },
      { ...block, cites: [{ themeId }] },
    ])
  })
  const params = { draftId, versionId: VersionId.parse('version-with-cites') }
  await at.organiser.ask(putVersion, { params, body: { name: 'First' } })
  await at.organiser.ask(publishVersion, { params, body: { changes: '', knowsNotLookedAt: true } })
  return lookId
}
