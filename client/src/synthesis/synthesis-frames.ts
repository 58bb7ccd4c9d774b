/** The synthesis as the surface draws it: in each section its themes, then what is not yet grouped, then what is parked; in the order of every export. */
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import { waymarksOf, type Tone } from '@waymark/shared/rules/letters.ts'
import type { Card, Frame, Group } from '#surface/frames.ts'
import type { MarksByNote } from './marks-by-note.ts'
import { keyOf, type Place } from './occurrence.ts'
import { alsoInWords } from './say-grouping.ts'
import type { ShownSection, ShownTheme, SynthesisView } from './synthesis-view.ts'

/** Of the part that holds the themes which no note stands in yet. */
export const emptyThemesId = 'themes-without-notes'

export interface HeldCard {
  readonly noteId: NoteId
  readonly place: Place
  /** Its group, as `groupKey` names it, and its place there, from 0. */
  readonly list: string
  readonly at: number
}

export const groupKey = (frameId: string, groupId: string): string => `${frameId} ${groupId}`

export interface FramesOf {
  readonly view: SynthesisView
  readonly grouping: Grouping
  readonly marks: MarksByNote
  readonly tidied: ReadonlyMap<NoteId, string>
  readonly mayWrite: boolean
  /** The card with the focus: moved by somebody else, it stays where it is. */
  readonly held: HeldCard | null
  readonly whereIs: (noteId: NoteId) => { readonly note: RoomNote; readonly words: string } | undefined
}

/** Answers a function that makes each card once, and again only when something about it has changed. */
export function synthesisFrames(): (from: FramesOf) => Frame[] {
  const cardOf = keptCards()
  return from => {
    const { view } = from
    const marks = waymarksOf(view.sections.map(({ section }) => section))
    const empty = view.themes.filter(({ all }) => all === 0)
    const sections = view.sections.map((section, at) =>
      sectionFrame(section, { ...from, cardOf, waymark: marks[at] ?? quiet }),
    )
    return empty.length === 0 ? sections : [emptyThemes(empty), ...sections]
  }
}

const quiet = { letter: '', tone: 'f' } as const

const emptyThemes = (themes: readonly ShownTheme[]): Frame => ({
  id: emptyThemesId,
  title: 'Themes without notes',
  description: '',
  waymark: quiet,
  links: [],
  shown: 0,
  count: 0,
  groups: themeGroups(themes, () => []),
})

type CardOf = ReturnType<typeof keptCards>

interface Making extends FramesOf {
  readonly cardOf: CardOf
  readonly waymark: Frame['waymark']
}

/** What is said of a note where it stands. */
const saidAt = (
  { id }: RoomNote,
  place: Place,
  { grouping, marks, tidied }: FramesOf,
): Pick<AboutCard, 'alsoIn' | 'reason' | 'why' | 'tidied' | 'marked'> => ({
  alsoIn: Math.max(0, (grouping.themesOf.get(id)?.length ?? 1) - 1),
  ...reasonsOf(id, place, grouping),
  tidied: tidied.get(id) ?? '',
  marked: marks.get(id)?.words ?? '',
})

const reasonsOf = (id: NoteId, place: Place, { parkedFor, whyIn }: Grouping): Pick<AboutCard, 'reason' | 'why'> =>
  place === 'loose'
    ? { reason: parkedFor.get(id) ?? '', why: '' }
    : { reason: '', why: whyIn?.get(place)?.get(id) ?? '' }

function sectionFrame({ section, themes, tray, parked, all }: ShownSection, making: Making): Frame {
  const { waymark } = making
  const cards = (notes: readonly RoomNote[], place: Place): Card[] =>
    notes.map(note =>
      making.cardOf(note, {
        place,
        tone: waymark.tone,
        isMovable: making.mayWrite,
        ...saidAt(note, place, making),
        remark: '',
      }),
    )
  const groups: Group[] = [
    ...themeGroups(themes, shown => cards(shown.notes, shown.theme.id)),
    ...loose('tray', 'Not yet grouped', cards(tray, 'loose')),
    ...loose(
      'parked',
      'Parked',
      cards(
        parked.map(({ note }) => note),
        'loose',
      ),
    ),
  ]
  return {
    id: section.id,
    title: section.title,
    description: section.description,
    waymark,
    links: [],
    shown: new Set(groups.flatMap(group => group.cards.map(({ note }) => note.id))).size,
    count: all,
    groups: groups.map(group => withHeld(group, section.id, making)),
  }
}

/** A part is drawn as one where its whole stands before it. */
function themeGroups(themes: readonly ShownTheme[], cardsOf: (shown: ShownTheme) => readonly Card[]): Group[] {
  const there = new Set<string>(themes.map(({ theme }) => theme.id))
  return themes.map(shown => ({
    ...themeGroup(shown, cardsOf(shown)),
    isPart: there.has(shown.theme.within ?? ''),
  }))
}

const themeGroup = ({ theme, all }: ShownTheme, cards: readonly Card[]): Group => ({
  id: theme.id,
  kind: 'theme',
  title: nameOfTheme(theme),
  said: theme.said,
  themeId: theme.id,
  links: [],
  count: all,
  cards,
})

const loose = (kind: 'tray' | 'parked', title: string, cards: readonly Card[]): Group[] =>
  cards.length === 0 ? [] : [{ id: kind, kind, title, said: '', themeId: null, links: [], count: cards.length, cards }]

/** In its old place the card that has the focus there, with a line that says where somebody else moved its note. */
function withHeld(group: Group, frameId: string, { held, whereIs, cardOf, waymark, mayWrite, tidied }: Making): Group {
  if (held?.list !== groupKey(frameId, group.id) || group.cards.some(({ note }) => note.id === held.noteId))
    return group
  const now = whereIs(held.noteId)
  if (now === undefined) return group
  const card = cardOf(now.note, {
    place: held.place,
    tone: waymark.tone,
    isMovable: mayWrite,
    alsoIn: 0,
    reason: '',
    marked: '',
    why: '',
    tidied: tidied.get(held.noteId) ?? '',
    remark: `Somebody moved this: ${now.words}`,
  })
  return { ...group, cards: group.cards.toSpliced(held.at, 0, card) }
}

interface AboutCard {
  readonly place: Place
  readonly tone: Tone
  readonly isMovable: boolean
  /** In how many other themes it stands. */
  readonly alsoIn: number
  /** Why it is parked; otherwise empty. */
  readonly reason: string
  /** What others said of it without words; otherwise empty. */
  readonly marked: string
  readonly why: string
  readonly tidied: string
  readonly remark: string
}

function keptCards(): (note: RoomNote, about: AboutCard) => Card {
  const kept = new WeakMap<RoomNote, Map<string, Card>>()
  return (note, about) => {
    const { place, tone, isMovable, alsoIn, reason, why, tidied, marked, remark } = about
    const cards = kept.get(note) ?? new Map<string, Card>()
    kept.set(note, cards)
    const name = [place, tone, isMovable, alsoIn, reason, why, tidied, marked, remark].join('|')
    const known = cards.get(name)
    if (known !== undefined) return known
    const card: Card = {
      key: keyOf({ noteId: note.id, place }),
      tone,
      mark: null,
      signs: [
        ...(tidied === '' ? [] : [{ icon: 'pencil' as const, words: `In tidier words: ${tidied}` }]),
        ...(why === '' ? [] : [{ icon: null, words: `Here because: ${why}` }]),
        { icon: null, words: nameOfRoom({ number: note.roomNumber, name: '' }) },
        ...(marked === '' ? [] : [{ icon: 'people' as const, words: marked }]),
        ...(alsoIn > 0 ? [{ icon: null, words: alsoInWords(alsoIn) }] : []),
        ...(reason === '' ? [] : [{ icon: 'park' as const, words: `Parked: ${reason}` }]),
      ],
      note: { ...note, isMine: false, saving: 'still', isMovable, remark },
    }
    cards.set(name, card)
    return card
  }
}
