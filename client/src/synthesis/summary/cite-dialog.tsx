/** Asks what a point rests on: notes and themes of its part, found by their words. */
import { useState } from 'react'
import type { NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import type { ReadPoint } from '@waymark/shared/rules/summary.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import type { SummaryActs } from './summary-acts.ts'
import type { Part } from './use-summary.ts'

interface Choice {
  readonly id: NoteId | ThemeId
  readonly kind: 'Theme' | 'Note' | 'Gone'
  readonly words: string
}

/** More are found by their words. */
const mostShown = 60

export function CiteDialog({
  point,
  part,
  acts,
  close,
}: {
  readonly point: ReadPoint
  readonly part: Part
  readonly acts: SummaryActs
  readonly close: () => void
}) {
  const [before] = useState(() => new Set<string>(point.sources.map(({ id }) => id)))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(before)
  const [find, setFind] = useState('')
  const choices = choicesIn(part, point)
  const found = choices.filter(({ words }) =>
    words.toLocaleLowerCase('en-GB').includes(find.trim().toLocaleLowerCase('en-GB')),
  )
  const give = (): void => {
    acts.rest(point.id, {
      added: choices.filter(({ id }) => chosen.has(id) && !before.has(id)).map(({ id }) => id),
      removed: point.sources.filter(({ id }) => before.has(id) && !chosen.has(id)).flatMap(({ records }) => records),
    })
    close()
  }
  return (
    <Dialog title="What does this point rest on?" onClose={close}>
      <p className="ends" dir="auto">
        {point.text}
      </p>
      <input
        className="input"
        type="search"
        aria-label="Find notes and themes"
        placeholder="Find notes and themes"
        value={find}
        onChange={({ target }) => {
          setFind(target.value)
        }}
      />
      <Found
        found={found}
        chosen={chosen}
        onChange={(id, isChosen) => {
          const next = new Set(chosen)
          if (isChosen) next.add(id)
          else next.delete(id)
          setChosen(next)
        }}
      />
      <footer>
        <Button look="primary" onClick={give}>
          Save
        </Button>
        <Button onClick={close}>Cancel</Button>
      </footer>
    </Dialog>
  )
}

function Found({
  found,
  chosen,
  onChange,
}: {
  readonly found: readonly Choice[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (id: string, isChosen: boolean) => void
}) {
  return (
    <>
      <fieldset className="choosing">
        <legend className="sr">Notes and themes</legend>
        {found.slice(0, mostShown).map(choice => (
          <CiteChoice
            key={choice.id}
            choice={choice}
            isChosen={chosen.has(choice.id)}
            onChange={isChosen => {
              onChange(choice.id, isChosen)
            }}
          />
        ))}
        {found.length === 0 && <p className="soft">Nothing here has these words.</p>}
      </fieldset>
      {found.length > mostShown && (
        <p className="small soft">{`${found.length - mostShown} more: find them by their words.`}</p>
      )}
    </>
  )
}

/** What is chosen already comes first, also what stands in another part or is gone. */
function choicesIn({ themes, notes }: Part, point: ReadPoint): Choice[] {
  const own = point.sources.map(({ id, kind, words }): Choice => ({
    id,
    kind: kind === 'gone' ? 'Gone' : kind === 'theme' ? 'Theme' : 'Note',
    words: kind === 'gone' ? 'It is not here any more' : words,
  }))
  const known = new Set<string>(own.map(({ id }) => id))
  return [
    ...own,
    ...themes.map((theme): Choice => ({ id: theme.id, kind: 'Theme', words: nameOfTheme(theme) })),
    ...notes.map((note): Choice => ({ id: note.id, kind: 'Note', words: note.text })),
  ].filter((choice, at) => at < own.length || !known.has(choice.id))
}

const CiteChoice = ({
  choice,
  isChosen,
  onChange,
}: {
  readonly choice: Choice
  readonly isChosen: boolean
  readonly onChange: (isChosen: boolean) => void
}) => (
  <label className="choice">
    <input
      type="checkbox"
      checked={isChosen}
      onChange={({ target }) => {
        onChange(target.checked)
      }}
    />
    <span dir="auto">
      {choice.words}
      <small>{choice.kind}</small>
    </span>
  </label>
)
