/** The page itself, once it is known whose it is: a part for each section, and one for the summary of all. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import type { ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { addressOfAll, type PictureLook, type PictureSize } from '@waymark/shared/wire/pictures.ts'
import { placesOfNotes } from '@waymark/shared/wire/places-of-notes.ts'
import { newId } from '#sync/new-id.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import type { Undo } from '#sync/undo.ts'
import { useDocState, useKept, useWatched } from '#sync/use-doc.ts'
import type { DeskShape } from '#synthesis/breakout-page.tsx'
import { SavedSign } from '#synthesis/connection-words.tsx'
import { ConnectionNotice } from '#synthesis/status-row.tsx'
import { UndoButtons } from '#synthesis/undo-buttons.tsx'
import { useAskAgain } from '#synthesis/use-ask-again.ts'
import { useThemes } from '#synthesis/use-synthesis.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import type { How } from './part-shape.ts'
import { SummaryPart } from './summary-part.tsx'
import { summaryActs, type SummaryActs } from './summary-acts.ts'
import { useSummary } from './use-summary.ts'

export function SummaryDesk(shape: DeskShape) {
  const { session, breakout } = shape
  const { live, doc, undo } = useThemes(themesDocName(breakout.id))
  return (
    <Page
      title="Summary and pictures"
      where={breakout.question}
      whereMore={session.session.title}
      tools={
        <Link className="btn" href={pages.synthesis(session.session.id, breakout.id)}>
          <Icon name="group" />
          <span className="unless-narrow">Themes</span>
        </Link>
      }
      mainClass="pagewide summarypage"
    >
      <Desk {...shape} live={live} doc={doc} undo={undo} />
    </Page>
  )
}

interface OpenDesk extends DeskShape {
  readonly live: LiveDoc
  readonly doc: ThemesDoc
  readonly undo: Undo
}

function Desk({ session, breakout, again, live, doc, undo }: OpenDesk) {
  const mayWrite = may(session.me.role, 'write-themes', breakout.step)
  const acts = useMemo(() => summaryActs({ doc, mine: undo.mine, newId }, undo, say), [doc, undo])
  const summary = useSummary(breakout, doc)
  const [how, setHow] = useState<How>(() => ({ size: 'a4', look: lookOfTheme() }))
  const { fetched, saved } = useDocState(live)
  useEffect(() => {
    live.presence.say({})
  }, [live])
  useAskAgain(again)
  useKept(
    useMemo(() => [live, ...summary.docs], [live, summary.docs]),
    mayWrite,
  )
  const isHere = fetched && summary.fetchedRooms === placesOfNotes(breakout).length
  return (
    <div role="presentation" onKeyDown={mayWrite ? undoByKey(acts) : undefined}>
      <ConnectionNotice live={live} again={again} />
      <header className="stack noprint">
        <h1>Summary and pictures</h1>
        <p className="lead">
          Points say in other words what people said. The pictures are made of them, or of the notes.
        </p>
        <StatusRow live={live} undo={undo} acts={acts} mayWrite={mayWrite} />
        <HowToDraw how={how} onChange={setHow} all={addressOfAll(breakout.id, how)} />
      </header>
      {isHere ? (
        summary.parts.map(part => (
          <SummaryPart
            key={part.shown.id}
            part={part}
            breakoutId={breakout.id}
            acts={mayWrite ? acts : null}
            how={how}
            isSaved={saved === 'saved'}
            all={summary}
          />
        ))
      ) : (
        <Loading what="Fetching the notes and the themes." />
      )}
    </div>
  )
}

/** Whoever has chosen high contrast sees the pictures so, until they choose otherwise. */
const lookOfTheme = (): PictureLook => (document.documentElement.dataset['theme'] === 'contrast' ? 'contrast' : 'paper')

/** Not while somebody types: there the key is the field’s own. */
const undoByKey =
  (acts: SummaryActs) =>
  (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null
    if (isTyping || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    if (event.shiftKey) acts.redo()
    else acts.undo()
  }

function StatusRow({
  live,
  undo,
  acts,
  mayWrite,
}: Pick<OpenDesk, 'live' | 'undo'> & { readonly acts: SummaryActs; readonly mayWrite: boolean }) {
  const state = useDocState(live)
  const { undoes } = useWatched(undo)
  return (
    <div className="row summarystatus">
      <SavedSign state={state} reads={!mayWrite} />
      {mayWrite && (
        <>
          {undoes !== '' && <p className="small soft">Your last act: {undoes}</p>}
          <UndoButtons undo={undo} acts={acts} />
        </>
      )}
    </div>
  )
}

const sizes: readonly (readonly [PictureSize, string])[] = [
  ['a4', 'A4 paper'],
  ['a3', 'A3 paper'],
  ['slide', 'Slide'],
]
const looks: readonly (readonly [PictureLook, string])[] = [
  ['paper', 'In colour'],
  ['contrast', 'High contrast'],
]

function HowToDraw({
  how,
  onChange,
  all,
}: {
  readonly how: How
  readonly onChange: (how: How) => void
  readonly all: string
}) {
  return (
    <div className="row howtodraw">
      <Choose label="Size" choices={sizes} value={how.size} onChange={size => onChange({ ...how, size })} />
      <Choose label="Look" choices={looks} value={how.look} onChange={look => onChange({ ...how, look })} />
      <Button
        icon="print"
        onClick={() => {
          print()
        }}
      >
        Print all
      </Button>
      <a className="btn" href={all} download>
        <Icon name="download" />
        Save all as one file
      </a>
    </div>
  )
}

function Choose<T extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string
  readonly choices: readonly (readonly [T, string])[]
  readonly value: T
  readonly onChange: (value: T) => void
}) {
  return (
    <Field label={label}>
      {control => (
        <select
          className="input"
          {...control}
          value={value}
          onChange={({ target }) => {
            const chosen = choices.find(([one]) => one === target.value)
            if (chosen !== undefined) onChange(chosen[0])
          }}
        >
          {choices.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
