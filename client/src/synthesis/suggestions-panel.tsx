/** Themes that the notes might make, as a layer of its own: each is taken or left by a person, and nothing moves by itself. */
import { useState } from 'react'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import type { SuggestedThemes } from '@waymark/shared/wire/suggestions.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { notesInWords } from './say-grouping.ts'
import { duplicatesOf, offersOf, saySharedWords, type Looked, type Offer } from './suggestion-offers.ts'
import { useScope } from './synthesis-scope.ts'
import { select } from './synthesis-store.ts'
import type { Suggestions } from './use-suggestions.ts'

interface PanelShape {
  readonly looked: Looked
  readonly suggestions: Suggestions
  readonly close: () => void
}

export function SuggestionsPanel({ looked, suggestions, close }: PanelShape) {
  const { now, grain, ask, stop } = suggestions
  return (
    <section className="suggestions card stack" aria-labelledby="suggestions">
      <header className="row">
        <h3 id="suggestions">Suggestions</h3>
        <Button look="quiet" size="compact" icon="close" className="push" onClick={close}>
          Close
        </Button>
      </header>
      <p className="small soft">
        They compare words and their sense, on this server alone. Nothing moves unless you take it.
      </p>
      {now.state === 'working' && <Working {...now} stop={stop} />}
      {now.state === 'no' && (
        <Notice tone="danger">
          <p>{now.why}</p>
        </Notice>
      )}
      {now.state === 'here' && <Offers suggested={now.suggested} looked={looked} />}
      {now.state !== 'working' && (
        <div className="row">
          <Button size="compact" icon="minus" onClick={() => ask(looked, grain - 1)}>
            Fewer themes
          </Button>
          <Button size="compact" icon="plus" onClick={() => ask(looked, grain + 1)}>
            More themes
          </Button>
          <Button size="compact" icon="redo" onClick={() => ask(looked, grain)}>
            Look again
          </Button>
        </div>
      )}
    </section>
  )
}

function Working({
  progress,
  notes,
  stop,
}: {
  readonly progress: number
  readonly notes: number
  readonly stop: () => void
}) {
  const percent = Math.round(progress * 100)
  return (
    <div className="row">
      <label className="small" htmlFor="suggesting">
        Comparing {notesInWords(notes)}
      </label>
      <progress id="suggesting" max={100} value={percent}>
        {percent} %
      </progress>
      <Button size="compact" onClick={stop}>
        Stop
      </Button>
    </div>
  )
}

function Offers({ suggested, looked }: { readonly suggested: SuggestedThemes; readonly looked: Looked }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const offers = offersOf(suggested, looked).filter(({ id }) => !left.has(id))
  const alone = suggested.loose.filter(id => !looked.grouping.parkedFor.has(id as never)).length
  return (
    <>
      {offers.length === 0 && (
        <p>{left.size === 0 ? 'No notes belong together by their words.' : 'That was all that is suggested.'}</p>
      )}
      <ul className="offers">
        {offers.map(offer => (
          <OfferCard
            key={offer.id}
            offer={offer}
            leave={() => {
              setLeft(before => new Set([...before, offer.id]))
            }}
          />
        ))}
      </ul>
      {alone > 0 && (
        <p className="small soft">
          {notesInWords(alone)} stand alone: nothing else is like them. They stay where they are.
        </p>
      )}
      {suggested.bySpelling > 0 && (
        <p className="small soft">
          {notesInWords(suggested.bySpelling)} in languages whose sense we do not know: compared by spelling alone.
        </p>
      )}
      <Duplicates suggested={suggested} looked={looked} />
    </>
  )
}

/** More are shown once they are asked for. */
const few = 4

function OfferCard({ offer: { title, into, notes }, leave }: { readonly offer: Offer; readonly leave: () => void }) {
  const { acts, store } = useScope()
  const [showsAll, setShowsAll] = useState(false)
  const occurrences = notes.map(({ note }) => ({ noteId: note.id, place: 'loose' as const }))
  const name = into === null ? title : nameOfTheme(into)
  return (
    <li className="offer stack">
      <h4 dir="auto">{into === null ? title : <>For the theme “{name}”</>}</h4>
      <ul className="offered" aria-label={`Notes suggested for ${name}`}>
        {notes.slice(0, showsAll ? notes.length : few).map(({ note, words }) => (
          <li key={note.id}>
            <span className="words" dir="auto">
              {note.text}
            </span>
            <span className="small soft">{saySharedWords(words)}</span>
          </li>
        ))}
      </ul>
      {notes.length > few && !showsAll && (
        <Button look="quiet" size="compact" onClick={() => setShowsAll(true)}>
          Show all {notes.length}
        </Button>
      )}
      <div className="row">
        <Button
          look="primary"
          size="compact"
          onClick={() => {
            if (into === null) acts.group(occurrences, { name: title, keepOthers: true })
            else acts.move(occurrences, { themeId: into.id, keepOthers: true })
          }}
        >
          {into === null ? `Make a theme of ${notesInWords(notes.length)}` : `Put ${notesInWords(notes.length)} in it`}
        </Button>
        <Button
          size="compact"
          onClick={() => {
            select(store, occurrences)
          }}
        >
          Only select them
        </Button>
        <Button look="quiet" size="compact" onClick={leave}>
          Leave it<span className="sr">: {name}</span>
        </Button>
      </div>
    </li>
  )
}

function Duplicates({ suggested, looked }: { readonly suggested: SuggestedThemes; readonly looked: Looked }) {
  const pairs = duplicatesOf(suggested, looked)
  if (pairs.length === 0) return null
  return (
    <details className="fold">
      <summary>
        <Icon name="chevron" flip />
        <span>Nearly the same words ({pairs.length})</span>
      </summary>
      <p className="small soft">Both count. Nothing is merged.</p>
      <ul className="offered">
        {pairs.map(([one, other]) => (
          <li key={`${one.id} ${other.id}`}>
            <span className="words" dir="auto">
              {one.text}
            </span>
            <span className="words" dir="auto">
              {other.text}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
