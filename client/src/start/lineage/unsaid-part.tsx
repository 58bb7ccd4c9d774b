/** What is not yet said, old and new, with what can be done about each; and what may be the same, because it is called the same. */
import type { ReactNode } from 'react'
import type { LineageEntry, LineageOf, LineageSide } from '@waymark/shared/model/lineage.ts'
import { guessesOf, notYetSaid, type Guess, type LineageItem, type ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { namesIn, ofNames } from '@waymark/shared/rules/lineage-words.ts'
import { Button } from '#ui/button.tsx'
import { ItemNames } from './item-names.tsx'

export interface UnsaidActs {
  /** Adds such a line at once. */
  readonly onSay: (guess: Guess) => void
  /** Asks what became of it first. */
  readonly onAsk: (guess: Guess) => void
}

interface UnsaidShape {
  readonly lineage: ReadLineage
  readonly of: LineageOf
  readonly acts: UnsaidActs | null
}

export function UnsaidPart({ lineage, of, acts }: UnsaidShape) {
  const { old, now } = notYetSaid(lineage, of)
  const guesses = acts === null ? [] : guessesOf(lineage).filter(guess => guess.of === of)
  const { many } = ofNames[of]
  if (old.length + now.length === 0)
    return <p className="soft">Each of the {many}, before and now, stands in a line.</p>
  return (
    <div className="card stack" data-unsaid={of}>
      <h3>Not yet said</h3>
      {acts !== null &&
        guesses.map(guess => <Offer key={guess.from[0]} guess={guess} side={lineage.old} acts={acts} />)}
      <UnsaidList title={`What became of these ${many} from before?`} side={lineage.old} of={of} items={old}>
        {acts === null
          ? undefined
          : item => (
              <Say
                name={item.title}
                ask="Say what became of it…"
                onAsk={() => acts.onAsk({ of, how: 'reworded', from: [item.id], to: [] })}
                now="It was dropped"
                onNow={() => acts.onSay({ of, how: 'dropped', from: [item.id], to: [] })}
              />
            )}
      </UnsaidList>
      <UnsaidList title={`Where do these ${many} come from?`} side={lineage.now} of={of} items={now}>
        {acts === null
          ? undefined
          : item => (
              <Say
                name={item.title}
                ask="Say where it comes from…"
                onAsk={() => acts.onAsk({ of, how: 'reworded', from: [], to: [item.id] })}
                now="It is new"
                onNow={() => acts.onSay({ of, how: 'new', from: [], to: [item.id] })}
              />
            )}
      </UnsaidList>
    </div>
  )
}

function Offer({
  guess,
  side,
  acts,
}: {
  readonly guess: Guess
  readonly side: LineageSide
  readonly acts: UnsaidActs
}) {
  const [name = ''] = namesIn(side, guess, guess.from)
  return (
    <div className="row">
      <p>“{name}” is called the same before and now.</p>
      <Button size="compact" icon="check" onClick={() => acts.onSay(guess)}>
        Yes, it is kept<span className="sr">: {name}</span>
      </Button>
    </div>
  )
}

function UnsaidList({
  title,
  side,
  of,
  items,
  children,
}: {
  readonly title: string
  readonly side: LineageSide
  readonly of: LineageEntry['of']
  readonly items: readonly LineageItem[]
  readonly children: ((item: LineageItem) => ReactNode) | undefined
}) {
  if (items.length === 0) return null
  return (
    <div className="stack">
      <p>{title}</p>
      <ul className="lineage-open">
        {items.map(item => (
          <li key={item.id}>
            <ItemNames side={side} of={of} ids={[item.id]} none="" />
            {children?.(item)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Say({
  name,
  ask,
  onAsk,
  now,
  onNow,
}: {
  readonly name: string
  readonly ask: string
  readonly onAsk: () => void
  readonly now: string
  readonly onNow: () => void
}) {
  return (
    <div className="row">
      <Button size="compact" onClick={onAsk}>
        {ask}
        <span className="sr"> {name}</span>
      </Button>
      <Button size="compact" look="quiet" onClick={onNow}>
        {now}
        <span className="sr">: {name}</span>
      </Button>
    </div>
  )
}
