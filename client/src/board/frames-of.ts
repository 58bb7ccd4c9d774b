/** A room's tree as the surface draws it. The same note is the same card, the same part the same frame, so that only what changed is drawn anew. */
import { unseenWords } from '@waymark/shared/rules/unseen-words.ts'
import type { Card, Frame } from '#surface/frames.ts'
import type { BoardNote, Branch } from '#surface/surface-props.ts'

/** `whole`: how many notes each part has, in the same order, where some are not shown. */
export function framesOf(
  tree: readonly Branch[],
  whole: readonly number[] = tree.map(({ notes }) => notes.length),
): Frame[] {
  return tree.map((branch, at) => frameOf(branch, whole[at] ?? branch.notes.length))
}

const frames = new WeakMap<Branch, Frame>()
const cards = new WeakMap<BoardNote, Card>()

function frameOf(branch: Branch, count: number): Frame {
  const known = frames.get(branch)
  if (known?.count === count) return known
  const { section, waymark, notes } = branch
  const frame: Frame = {
    id: section.id,
    title: section.title,
    description: section.description,
    waymark,
    links: [],
    shown: notes.length,
    count,
    groups: [
      {
        id: 'notes',
        kind: 'notes',
        title: '',
        said: '',
        themeId: null,
        links: [],
        count,
        cards: notes.map(note => cardOf(note, waymark.tone)),
      },
    ],
  }
  frames.set(branch, frame)
  return frame
}

const signsOf = ({ unseen, marks = [] }: BoardNote): Card['signs'] => [
  ...(unseen === undefined ? [] : [{ icon: unseen === 'held' ? 'warn' : 'lock', words: unseenWords[unseen] } as const]),
  ...marks,
]

function cardOf(note: BoardNote, tone: Card['tone']): Card {
  const known = cards.get(note)
  if (known?.tone === tone) return known
  const card: Card = { key: note.id, note, tone, mark: null, signs: signsOf(note) }
  cards.set(note, card)
  return card
}
