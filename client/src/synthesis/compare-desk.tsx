/** Two groupings of the same notes beside each other: how far they agree, on what, and where not. */
import './synthesis.css'
import { useMemo, useRef, useState, type RefObject } from 'react'
import { Link, useLocation } from 'wouter'
import { lookDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { LookId, type NoteId, type ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { compareGroupings } from '@waymark/shared/rules/compare-groupings.ts'
import { sayAgreement, sayLeftOut } from '@waymark/shared/rules/compare-words.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { LookShown } from '@waymark/shared/wire/looks.ts'
import { newId } from '#sync/new-id.ts'
import { undoOf } from '#sync/undo.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import { useDoc, useDocState, useWatched } from '#sync/use-doc.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { SavedSign } from './connection-words.tsx'
import { ComparedGroups, DifferingNotes, type ComparedGroup } from './compared-groups.tsx'
import type { DeskShape } from './breakout-page.tsx'
import { addressOf, type Side } from './synthesis-place.ts'
import { sayTakenOver, takeOver } from './take-over.ts'
import { useGrouping, useNotes } from './use-synthesis.ts'

interface CompareShape extends DeskShape {
  readonly looks: readonly LookShown[]
  readonly a: Side
  readonly b: Side
}

const nameOfSide = (side: Side, looks: readonly LookShown[]): string =>
  side === 'shared' ? 'The shared themes' : (looks.find(({ id }) => id === side)?.name ?? '')

const ofSide = (side: Side, looks: readonly LookShown[]): string =>
  side === 'shared' ? 'the shared themes' : `“${nameOfSide(side, looks)}”`

export function CompareDesk(shape: CompareShape) {
  const { session, breakout, looks, a, b } = shape
  const where = { sessionId: session.session.id, breakoutId: breakout.id }
  return (
    <Page title="Compare two looks" where={breakout.question} mainClass="pagewide synth compare stack">
      <h1>Compare two looks</h1>
      <Sides where={where} looks={looks} a={a} b={b} />
      <Compared {...shape} />
      <p>
        <Link className="btn" href={addressOf(where, { kind: 'shared' })}>
          <Icon name="left" flip />
          Back to the shared themes
        </Link>
      </p>
    </Page>
  )
}

function Sides({
  where,
  looks,
  a,
  b,
}: Pick<CompareShape, 'looks' | 'a' | 'b'> & { readonly where: Parameters<typeof addressOf>[0] }) {
  const [, go] = useLocation()
  const choose = (sides: { readonly a?: Side; readonly b?: Side }): void => {
    go(addressOf(where, { kind: 'compare', a, b, ...sides }), { replace: true })
  }
  return (
    <div className="sides">
      {(['a', 'b'] as const).map(which => (
        <Field label={which === 'a' ? 'Compare' : 'With'} key={which}>
          {control => (
            <select
              className="input"
              {...control}
              value={which === 'a' ? a : b}
              onChange={({ target: { value } }) => {
                choose({ [which]: value === 'shared' ? 'shared' : LookId.parse(value) })
              }}
            >
              <option value="shared">The shared themes</option>
              {looks.map(({ id, name, by }) => (
                <option value={id} key={id}>
                  {name}, {by}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </div>
  )
}

function useSide(breakout: DeskShape['breakout'], side: Side) {
  const live = useDoc(side === 'shared' ? themesDocName(breakout.id) : lookDocName(side))
  const doc = useMemo(() => openThemesDoc(live.doc), [live])
  return { isFetched: useDocState(live).fetched, ...useGrouping(doc) }
}

/** Only notes that are still there count. */
function useCompared({ breakout, a, b }: CompareShape) {
  const { notes, fetchedRooms, docs } = useNotes(breakout)
  const [one, other] = [useSide(breakout, a), useSide(breakout, b)]
  const [inOne, inOther] = [one.grouping, other.grouping]
  const comparison = useMemo(
    () => compareGroupings(onlyOf(notes, inOne), onlyOf(notes, inOther)),
    [notes, inOne, inOther],
  )
  const isFetched = one.isFetched && other.isFetched && fetchedRooms === docs.length
  return { isFetched, notes, one, other, comparison }
}

const onlyOf = (notes: ReadonlyMap<NoteId, unknown>, { themesOf }: Pick<Grouping, 'themesOf'>) => ({
  themesOf: new Map([...themesOf].filter(([noteId]) => notes.has(noteId))),
})

type AllCompared = ReturnType<typeof useCompared>

/** The groups of one of the two, with those of the other that go with them. */
function groupsOf({ notes, one, other, comparison }: AllCompared, which: 'a' | 'b'): ComparedGroup[] {
  const [own, facing] = which === 'a' ? [one, other] : [other, one]
  return own.themes.map(theme => {
    const pair = comparison.agreed.find(agreed => agreed[which] === theme.id)
    return {
      theme,
      noteIds: [...own.grouping.themesOf].flatMap(([id, of]) => (of.includes(theme.id) && notes.has(id) ? [id] : [])),
      match: facing.themes.find(({ id }) => id === pair?.[which === 'a' ? 'b' : 'a']),
      inBoth: pair?.noteIds.length ?? 0,
    }
  })
}

const namesOf = (ids: readonly ThemeId[], themes: readonly Theme[]): string =>
  ids.map(id => nameOfTheme(themes.find(theme => theme.id === id) ?? { name: '' })).join(', ')

function Compared(shape: CompareShape) {
  const { session, breakout, looks, a, b } = shape
  const compared = useCompared(shape)
  const { take, ...last } = useTakingOver(breakout)
  const top = useRef<HTMLElement>(null)
  const mayTake = may(session.me.role, 'write-themes', breakout.step)
  const { notes, one, other, comparison } = compared
  const wordsOf = (noteId: NoteId): string => notes.get(noteId)?.text ?? ''
  const names = { a: nameOfSide(a, looks), b: nameOfSide(b, looks) }
  const sides = [
    { which: 'a', side: a, title: names.a, ofOther: ofSide(b, looks) },
    { which: 'b', side: b, title: names.b, ofOther: ofSide(a, looks) },
  ] as const
  // What is not all here would be compared wrongly.
  if (!compared.isFetched) return <Loading what="Fetching the notes and both groupings." />
  return (
    <>
      <Agreement comparison={comparison} top={top} />
      <LastTaken
        {...last}
        undo={() => {
          last.undo()
          // The button may be gone with it.
          top.current?.focus()
        }}
      />
      {sides.map(({ which, side, ...titles }) => (
        <ComparedGroups
          key={which}
          {...titles}
          groups={groupsOf(compared, which)}
          wordsOf={wordsOf}
          onTake={side === 'shared' || !mayTake ? undefined : ({ theme, noteIds }) => take(theme, noteIds)}
        />
      ))}
      <DifferingNotes
        names={names}
        notes={comparison.differing.map(({ noteId, ...of }) => ({
          noteId,
          text: wordsOf(noteId),
          inA: namesOf(of.a, one.themes),
          inB: namesOf(of.b, other.themes),
        }))}
      />
    </>
  )
}

function Agreement({
  comparison,
  top,
}: Pick<AllCompared, 'comparison'> & { readonly top: RefObject<HTMLElement | null> }) {
  const leftOut = sayLeftOut(comparison)
  return (
    <section className="card stack" aria-label="How far they agree" ref={top} tabIndex={-1}>
      {sayAgreement(comparison).map((sentence, at) => (
        <p key={sentence} className={at === 0 ? 'agreement' : 'soft'}>
          {sentence}
        </p>
      ))}
      {leftOut !== '' && <p className="soft">{leftOut}</p>}
    </section>
  )
}

function LastTaken({
  live,
  taken,
  undo,
}: {
  readonly live: LiveDoc
  readonly taken: string
  readonly undo: () => void
}) {
  const state = useDocState(live)
  if (taken === '') return null
  return (
    <p className="row">
      <SavedSign state={state} reads={false} />
      <span>{taken}</span>
      <Button size="compact" icon="undo" onClick={undo}>
        Undo mine
      </Button>
    </p>
  )
}

function useTakingOver(breakout: DeskShape['breakout']) {
  const live = useDoc(themesDocName(breakout.id))
  const undo = useMemo(() => undoOf(themesTypes(live.doc)), [live])
  const { canUndo } = useWatched(undo)
  const [taken, setTaken] = useState('')
  return {
    live,
    take: (theme: Theme, noteIds: readonly NoteId[]): void => {
      const what = sayTakenOver(theme, noteIds.length)
      const hand = { doc: openThemesDoc(live.doc), mine: undo.mine, newId }
      undo.made(what, () => {
        takeOver(hand, theme, noteIds)
      })
      setTaken(what)
      say(what)
    },
    taken: canUndo ? taken : '',
    undo: (): void => {
      const step = undo.undo()
      setTaken(undo.now().undoes)
      say(step === undefined || !step.changed ? 'There is nothing left to take back.' : `Undone: ${step.what}`)
    },
  }
}
