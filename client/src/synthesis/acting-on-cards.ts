/** What is done with the cards of the surface: ticks, menus, drags, and where the focus is. */
import { ThemeId } from '@waymark/shared/model/ids.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import type { Card, Frame, Group } from '#surface/frames.ts'
import type { Landing, SurfaceProps } from '#surface/view-props.ts'
import { occurrenceOf, type Occurrence } from './occurrence.ts'
import { notesInWords } from './say-grouping.ts'
import { noteMenu, type Standing } from './synthesis-actions.ts'
import { groupKey } from './synthesis-frames.ts'
import type { SynthesisScope } from './synthesis-scope.ts'
import { clearSelection, select, unselect } from './synthesis-store.ts'

type Acting = Pick<SurfaceProps, 'onCurrent' | 'onSelect' | 'choicesOf' | 'sayLanding' | 'onDrop'>

export function actingOnCards(
  { store, acts, mayWrite }: SynthesisScope,
  shown: {
    readonly frames: readonly Frame[]
    readonly selection: ReadonlySet<string>
    readonly grouping: Grouping
  },
): Acting {
  const { frames } = shown
  const occurrences = (cards: readonly Card[]): Occurrence[] => cards.flatMap(({ key }) => occurrenceOf(key) ?? [])
  return {
    onCurrent: card => {
      const occurrence = occurrenceOf(card.key)
      const home = homeOf(frames, card.key)
      if (occurrence === undefined || home === undefined) return
      store.setState({ focus: { ...occurrence, list: groupKey(home.frame.id, home.group.id), at: home.at } })
    },
    onSelect: (keys, how) => {
      if (!mayWrite) return
      const about = keys.flatMap(key => occurrenceOf(key) ?? [])
      if (how === 'only') clearSelection(store)
      const [first] = keys
      if (how === 'toggle' && first !== undefined && shown.selection.has(first))
        unselect(
          store,
          about.map(({ noteId }) => noteId),
        )
      else if (how === 'range' && first !== undefined) select(store, rangeTo(shown, first))
      else select(store, about)
    },
    choicesOf: card => {
      const occurrence = occurrenceOf(card.key)
      const home = homeOf(frames, card.key)
      if (!mayWrite || occurrence === undefined || home === undefined) return []
      const { group, at } = home
      const isWhole = group.cards.length === group.count
      return noteMenu(standingOf(group), acts, {
        ...occurrence,
        isFirst: isWhole && at === 0,
        isLast: isWhole && at === group.cards.length - 1,
      })
    },
    sayLanding: (cards, landing) => {
      const group = groupAt(frames, landing)
      if (group === undefined || occurrences(cards).every(({ place }) => place === placeOf(group))) return undefined
      return `${notesInWords(cards.length)}: ${wordsOf(group)}`
    },
    onDrop: (cards, landing) => {
      const group = groupAt(frames, landing)
      const about = occurrences(cards)
      if (group === undefined || about.length === 0) return
      const theme = ThemeId.safeParse(group.id)
      if (group.kind === 'parked') acts.ask({ kind: 'park', occurrences: about })
      else if (group.kind === 'tray') acts.toTray(about)
      else if (theme.success) acts.move(about, { themeId: theme.data, keepOthers: false })
    },
  }
}

/** Parked notes and those not yet grouped are both in no theme; to park one more is another thing than to leave it where it is. */
const placeOf = ({ kind, id }: Group): string => (kind === 'tray' ? 'loose' : kind === 'parked' ? 'parked' : id)

const standingOf = ({ kind }: Group): Standing => (kind === 'theme' || kind === 'parked' ? kind : 'tray')

const wordsOf = ({ kind, title }: Group): string =>
  kind === 'parked' ? 'park, with a reason' : kind === 'tray' ? 'to Not yet grouped' : `to ${title}`

const groupAt = (frames: readonly Frame[], { frameId, groupId }: Landing): Group | undefined =>
  frames.find(({ id }) => id === frameId)?.groups.find(({ id }) => id === groupId)

interface Home {
  readonly frame: Frame
  readonly group: Group
  readonly at: number
}

function homeOf(frames: readonly Frame[], key: string): Home | undefined {
  for (const frame of frames)
    for (const group of frame.groups) {
      const at = group.cards.findIndex(card => card.key === key)
      if (at !== -1) return { frame, group, at }
    }
  return undefined
}

/** From the nearest selected card before it, or after it where there is none before. */
function rangeTo(
  { frames, selection }: { readonly frames: readonly Frame[]; readonly selection: ReadonlySet<string> },
  key: string,
): Occurrence[] {
  const keys = frames.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards.map(card => card.key)))
  const to = keys.indexOf(key)
  const before = keys.slice(0, to).findLastIndex(one => selection.has(one))
  const after = keys.findIndex((one, at) => at > to && selection.has(one))
  const from = before !== -1 ? before : after !== -1 ? after : to
  return keys.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap(one => occurrenceOf(one) ?? [])
}
