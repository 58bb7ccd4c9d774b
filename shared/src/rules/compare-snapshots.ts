/** What is different between two moments of a breakout, by section: notes added and gone, other words, other places, other groups. */
import type { NoteId, ThemeId } from '#model/ids.ts'
import type { Section } from '#model/session.ts'
import type { Standing } from '#model/snapshot.ts'
import { nameOfTheme } from '#model/theme.ts'
import { boardTree, type RoomNote } from './board-tree.ts'
import { readGrouping, type Grouping } from './grouping.ts'
import { standingThemes } from './standing-themes.ts'

export interface NoteChange {
  readonly id: NoteId
  readonly kind: 'added' | 'gone' | 'changed'
  /** As it reads later; of a note that is gone, as it read. */
  readonly text: string
  readonly roomNumber: number
  /** As it read before, where its author has made other words of it. */
  readonly was?: string
  /** The title of the section it stood in. */
  readonly movedFrom?: string
  /** `in Opening hours`, `parked`, `not yet looked at` */
  readonly regrouped?: { readonly from: string; readonly to: string }
}

export interface SectionChanges {
  readonly section: Section
  readonly notes: readonly NoteChange[]
  /** Notes that stand here at both moments follow each other otherwise. */
  readonly isReordered: boolean
}

export interface Changes {
  /** In board order; those without a change are left out. */
  readonly sections: readonly SectionChanges[]
  readonly themes: {
    readonly added: readonly string[]
    readonly gone: readonly string[]
    readonly renamed: readonly { readonly from: string; readonly to: string }[]
  }
  readonly links: { readonly added: readonly string[]; readonly gone: readonly string[] }
}

interface Moment {
  readonly notes: ReadonlyMap<NoteId, RoomNote>
  readonly grouping: Grouping
  readonly names: ReadonlyMap<ThemeId, string>
}

const roomNotes = ({ rooms }: Standing): RoomNote[] =>
  rooms.flatMap(({ number, notes }) => notes.map(note => ({ ...note, roomNumber: number })))

function momentOf(standing: Standing): Moment {
  const { themes, placements, parked } = standingThemes(standing)
  return {
    notes: new Map(roomNotes(standing).map(note => [note.id, note])),
    grouping: readGrouping(themes, placements, parked),
    names: new Map(themes.map(theme => [theme.id, nameOfTheme(theme)])),
  }
}

export function compareStandings(sections: readonly Section[], earlier: Standing, later: Standing): Changes {
  const [before, after] = [momentOf(earlier), momentOf(later)]
  const titles = new Map(sections.map(({ id, title }) => [id, title]))
  const gone = roomNotes(earlier).filter(({ id }) => !after.notes.has(id))
  const wasIn = inOrder(sections, earlier)
  const tree = boardTree({ sections, notes: [...roomNotes(later), ...gone] })
  return {
    sections: tree
      .map(({ section, notes }) => ({
        section,
        notes: notes.flatMap(note => changeOf(note, { before, after, titles }) ?? []),
        isReordered: isReordered(
          wasIn.get(section.id) ?? [],
          notes.filter(({ id }) => after.notes.has(id)).map(({ id }) => id),
        ),
      }))
      .filter(({ notes, isReordered: other }) => notes.length > 0 || other),
    themes: themeChanges(earlier, later),
    links: linkChanges(earlier, later),
  }
}

const inOrder = (sections: readonly Section[], standing: Standing): ReadonlyMap<string, readonly NoteId[]> =>
  new Map(
    boardTree({ sections, notes: roomNotes(standing) }).map(({ section, notes }) => [
      section.id,
      notes.map(({ id }) => id),
    ]),
  )

/** Whether those that are in both follow each other otherwise. */
function isReordered(was: readonly NoteId[], is: readonly NoteId[]): boolean {
  const [before, after] = [new Set(was), new Set(is)]
  const kept = is.filter(id => before.has(id))
  return was.filter(id => after.has(id)).some((id, at) => id !== kept[at])
}

interface Compared {
  readonly before: Moment
  readonly after: Moment
  readonly titles: ReadonlyMap<string, string>
}

function changeOf({ id }: Pick<RoomNote, 'id'>, { before, after, titles }: Compared): NoteChange | undefined {
  const [was, is] = [before.notes.get(id), after.notes.get(id)]
  if (is === undefined) return was && { id, kind: 'gone', text: was.text, roomNumber: was.roomNumber }
  const now = { id, text: is.text, roomNumber: is.roomNumber }
  if (was === undefined) return { ...now, kind: 'added' }
  const regrouped = regroupedOf(id, before, after)
  const change: NoteChange = {
    ...now,
    kind: 'changed',
    ...(was.text !== is.text && { was: was.text }),
    ...(was.sectionId !== is.sectionId && {
      movedFrom: titles.get(was.sectionId) ?? 'a part that is not here any more',
    }),
    ...(regrouped !== undefined && { regrouped }),
  }
  return Object.keys(change).length > 4 ? change : undefined
}

function regroupedOf(id: NoteId, before: Moment, after: Moment): NoteChange['regrouped'] {
  const key = ({ grouping }: Moment): string =>
    [...(grouping.themesOf.get(id) ?? [])].toSorted().join(' ') || `parked: ${grouping.parkedFor.get(id) ?? ''}`
  return key(before) === key(after) ? undefined : { from: groupSaid(id, before), to: groupSaid(id, after) }
}

function groupSaid(id: NoteId, { grouping, names }: Moment): string {
  const themes = grouping.themesOf.get(id)?.map(themeId => `“${names.get(themeId) ?? ''}”`)
  if (themes !== undefined) return `in ${themes.join(' and ')}`
  const reason = grouping.parkedFor.get(id)
  return reason === undefined ? 'not yet looked at' : `parked: ${reason}`
}

function themeChanges(earlier: Standing, later: Standing): Changes['themes'] {
  const [before, after] = [momentOf(earlier).names, momentOf(later).names]
  const onlyIn = (one: ReadonlyMap<ThemeId, string>, other: ReadonlyMap<ThemeId, string>): string[] =>
    [...one].filter(([id]) => !other.has(id)).map(([, name]) => name)
  return {
    added: onlyIn(after, before),
    gone: onlyIn(before, after),
    renamed: [...after].flatMap(([id, to]) => {
      const from = before.get(id)
      return from === undefined || from === to ? [] : [{ from, to }]
    }),
  }
}

function linkChanges(earlier: Standing, later: Standing): Changes['links'] {
  const sentences = ({ links }: Standing): ReadonlyMap<string, string> =>
    new Map(links.map(({ from, to, sentence }) => [`${from} ${to} ${sentence}`, sentence]))
  const [before, after] = [sentences(earlier), sentences(later)]
  const onlyIn = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
    [...one].filter(([key]) => !other.has(key)).map(([, sentence]) => sentence)
  return { added: onlyIn(after, before), gone: onlyIn(before, after) }
}

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`]

/** `2 notes added, 1 moved, 3 grouped differently.`, or that nothing has changed. */
export function sayChanges({ sections, themes, links }: Changes): string {
  const notes = sections.flatMap(section => section.notes)
  const count = (some: (note: NoteChange) => boolean): number => notes.filter(some).length
  const others = themes.added.length + themes.gone.length + themes.renamed.length
  const linked = links.added.length + links.gone.length
  const said = [
    ...counted(
      count(({ kind }) => kind === 'added'),
      'note added',
      'notes added',
    ),
    ...counted(
      count(({ kind }) => kind === 'gone'),
      'note gone',
      'notes gone',
    ),
    ...counted(
      count(({ was }) => was !== undefined),
      'note with other words',
      'notes with other words',
    ),
    ...counted(
      count(({ movedFrom }) => movedFrom !== undefined),
      'note moved',
      'notes moved',
    ),
    ...counted(
      count(({ regrouped }) => regrouped !== undefined),
      'note grouped differently',
      'notes grouped differently',
    ),
    ...counted(
      sections.filter(({ isReordered: other }) => other).length,
      'part in another order',
      'parts in another order',
    ),
    ...counted(others, 'theme added, gone or renamed', 'themes added, gone or renamed'),
    ...counted(linked, 'link added or gone', 'links added or gone'),
  ]
  return said.length === 0 ? 'Nothing is different.' : `${said.join(', ')}.`
}

/** What is said of one note, a sentence each. */
export function sayNoteChange({ kind, was, movedFrom, regrouped }: NoteChange): string[] {
  if (kind === 'added') return ['Added.']
  if (kind === 'gone') return ['Gone.']
  return [
    ...(movedFrom === undefined ? [] : [`Moved here from “${movedFrom}”.`]),
    ...(regrouped === undefined ? [] : [`Was ${regrouped.from}; is ${regrouped.to}.`]),
    ...(was === undefined ? [] : ['Its author has made other words of it. Before:']),
  ]
}
