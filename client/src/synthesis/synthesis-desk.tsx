/** The page itself, once it is known whose it is: the bar, what is shown, and what can be done with it. */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { lookDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import type { ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { sayCoverage } from '@waymark/shared/rules/coverage.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { placesOfNotes } from '@waymark/shared/wire/places-of-notes.ts'
import type { LookShown } from '@waymark/shared/wire/looks.ts'
import type { BreakoutView as Breakout } from '@waymark/shared/wire/sessions.ts'
import { newId } from '#sync/new-id.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import type { Undo } from '#sync/undo.ts'
import { useDocState, useKept } from '#sync/use-doc.ts'
import { say } from '#ui/announce.tsx'
import { Icon } from '#ui/icon.tsx'
import { OverHttpsNotice } from '#ui/over-https-notice.tsx'
import { Page } from '#ui/page.tsx'
import { AnswersByRoom, AnswersProvider } from './answers.tsx'
import type { DeskShape } from './breakout-page.tsx'
import { ColumnsView } from './columns-view.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { FilterRow } from './filter-row.tsx'
import { FocusKeeper } from './focus-keeper.tsx'
import { HistoryWhenAsked } from './history-when-asked.tsx'
import { LookBanner, Looks } from './looks.tsx'
import { InAndOut } from './in-and-out.tsx'
import { NoteDrag } from './note-drag.tsx'
import { useNoteMarks } from './use-note-marks.ts'
import { OrphanedWords } from './orphaned-words.tsx'
import { SelectBar } from './select-bar.tsx'
import { ConnectionNotice, StatusRow } from './status-row.tsx'
import { synthesisActs } from './synthesis-acts.ts'
import { SynthesisSurface } from './synthesis-surface.tsx'
import { SynthesisDialogs } from './synthesis-dialogs.tsx'
import { ScopeProvider, useScope, type SynthesisScope } from './synthesis-scope.ts'
import { synthesisStore } from './synthesis-store.ts'
import { sectionIndex, siblingsOf } from './synthesis-view.ts'
import { useAskAgain } from './use-ask-again.ts'
import { useKeys } from './use-keys.ts'
import { nextView, useViewName } from './use-view-name.ts'
import { useSynthesis, useThemes, type Synthesis } from './use-synthesis.ts'

/** A look stands instead of the shared themes. */
interface SynthesisShape extends DeskShape {
  readonly look?: LookShown
}

export function SynthesisDesk(shape: SynthesisShape) {
  const { breakout, look } = shape
  const { live, doc, undo } = useThemes(look === undefined ? themesDocName(breakout.id) : lookDocName(look.id))
  return (
    <Frame {...shape}>
      <Desk {...shape} live={live} doc={doc} undo={undo} />
    </Frame>
  )
}

/** Whose notes are here. */
function whereSaid({ rooms, written }: Breakout): string {
  const live = rooms.length === 1 ? '1 room' : `All ${rooms.length} rooms`
  if (written === null) return live
  return rooms.length === 0 ? 'Written answers' : `${live} and the written answers`
}

function Frame({ session, breakout, children }: DeskShape & { readonly children: ReactNode }) {
  return (
    <Page
      title="Group what was said"
      where={whereSaid(breakout)}
      whereMore={session.breakouts.length === 1 ? session.session.title : `Breakout ${breakout.number}`}
      tools={
        <>
          <Link className="btn" href={pages.pictures(session.session.id, breakout.id)}>
            <Icon name="quote" />
            <span className="unless-narrow">
              Summary<span className="sr"> and pictures</span>
            </span>
          </Link>
          <Link className="btn" href={pages.draft(session.draftId)}>
            <Icon name="doc" />
            <span className="unless-narrow">Draft</span>
          </Link>
        </>
      }
      mainClass="pagewide synth"
    >
      {children}
    </Page>
  )
}

interface OpenDesk extends SynthesisShape {
  readonly live: LiveDoc
  readonly doc: ThemesDoc
  readonly undo: Undo
}

function Desk(desk: OpenDesk) {
  const { session, breakout, live, doc, undo, look } = desk
  const [store] = useState(synthesisStore)
  const mayWrite = may(session.me.role, 'write-themes', breakout.step) && look?.isMine !== false
  const keepsHistory = look === undefined && may(session.me.role, 'read-history', breakout.step)
  const ambitions = breakout.purpose === 'what-is-missing' ? session.strategy.ambitions : null
  const scope = useMemo((): SynthesisScope => {
    const marks = waymarksOf(breakout.sections)
    const indexOf = sectionIndex(breakout.sections)
    return {
      breakoutId: breakout.id,
      store,
      mayWrite,
      keepsHistory,
      ambitions,
      acts: synthesisActs({
        doc,
        undo,
        store,
        newId,
        say,
        siblingsOf: occurrence => siblingsOf(store.getState().gathered, occurrence),
      }),
      markOf: ({ sectionId }) => {
        const at = indexOf(sectionId)
        return { letter: '', tone: 'f', ...marks[at], title: breakout.sections[at]?.title ?? '', at }
      },
    }
  }, [store, mayWrite, keepsHistory, doc, undo, breakout.id, breakout.sections, ambitions])
  useEffect(() => {
    live.presence.say({})
  }, [live])
  useAskAgain(desk.again)
  useNoteMarks(breakout, store)
  const synthesis = useSynthesis(breakout, doc, store)
  // Together, so that the themes can be read without the server.
  useKept(
    useMemo(() => [live, ...synthesis.docs], [live, synthesis.docs]),
    mayWrite,
  )
  useEffect(() => {
    store.setState({ gathered: synthesis.gathered })
  }, [store, synthesis.gathered])
  return (
    <ScopeProvider value={scope}>
      <Top {...desk} synthesis={synthesis} />
      {look === undefined && may(session.me.role, 'read-answers', breakout.step) ? (
        <AnswersProvider breakout={breakout} themes={synthesis.gathered}>
          <AnswersByRoom />
          <Work breakout={breakout} live={live} synthesis={synthesis} />
        </AnswersProvider>
      ) : (
        <Work breakout={breakout} live={live} synthesis={synthesis} />
      )}
      <SynthesisDialogs synthesis={synthesis} />
      <HistoryWhenAsked breakout={breakout} clock={session.session.startsAt} synthesis={synthesis} />
      <FocusKeeper grouping={synthesis.grouping} drawn={synthesis.view} />
    </ScopeProvider>
  )
}

function Top({ session, breakout, live, undo, again, look, synthesis }: OpenDesk & { readonly synthesis: Synthesis }) {
  const where = { sessionId: session.session.id, breakoutId: breakout.id }
  const { connection, via } = useDocState(live)
  return (
    <>
      <ConnectionNotice live={live} again={again} />
      <OverHttpsNotice isOn={connection === 'live' && via === 'https'} />
      {look !== undefined && <LookBanner look={look} where={where} />}
      <div className="topstrip">
        <div className="stack heading">
          <p className="eyebrow">{breakout.question}</p>
          <h1>Group what was said</h1>
        </div>
        <CoverageBar coverage={synthesis.coverage} />
        <p className="sr">{sayCoverage(synthesis.coverage)}</p>
      </div>
      <CoverageTable synthesis={synthesis} rooms={placesOfNotes(breakout)} sections={breakout.sections} />
      <StatusRow
        live={live}
        undo={undo}
        more={look === undefined && <InAndOut place={breakout} hasThemes={synthesis.themes.length > 0} />}
      />
      {look === undefined && may(session.me.role, 'read-looks', breakout.step) && (
        <Looks where={where} mayRemoveAny={may(session.me.role, 'remove-any-look', breakout.step)} />
      )}
      <OrphanedWords />
    </>
  )
}

function Work({
  breakout,
  live,
  synthesis,
}: {
  readonly breakout: Breakout
  readonly live: LiveDoc
  readonly synthesis: Synthesis
}) {
  const scope = useScope()
  const area = useRef<HTMLDivElement>(null)
  const [shownAs, showAs] = useViewName()
  const onKeyDown = useKeys(scope, () => {
    showAs(nextView[shownAs])
    // At the same note.
    scope.store.setState(({ focus }) => ({ focus: null, wanted: focus }))
  })
  const { view, coverage, notes, grouping, whereIs, find } = synthesis
  const shape = {
    view,
    grouping,
    whereIs,
    find,
    looked: { notes, themes: synthesis.themes, grouping },
    tidied: synthesis.tidied,
    counts: { notes: notes.size, tray: coverage.notLookedAt, parked: coverage.parked },
  }
  return (
    <>
      <FilterRow rooms={placesOfNotes(breakout)} sections={breakout.sections} view={view} shownAs={shownAs} />
      {/* Keys typed on the notes, the themes and the bar arrive here. */}
      <div ref={area} onKeyDown={onKeyDown} role="presentation">
        {scope.mayWrite && <SelectBar grouping={grouping} whereIs={whereIs} />}
        <Fetching breakout={breakout} live={live} synthesis={synthesis} />
        {shownAs === 'columns' ? (
          <ColumnsView {...shape} />
        ) : (
          <SynthesisSurface
            synthesis={synthesis}
            as={shownAs}
            showAs={showAs}
            isFetched={synthesis.fetchedRooms === placesOfNotes(breakout).length}
          />
        )}
      </div>
      {scope.mayWrite && shownAs === 'columns' && <NoteDrag area={area} whereIs={whereIs} themes={synthesis.themes} />}
    </>
  )
}

/** What is still to come, and what it means that nothing is here. */
function Fetching({ breakout, live, synthesis }: Omit<Parameters<typeof Work>[0], 'scope'>) {
  const { fetched, connection } = useDocState(live)
  const missing = placesOfNotes(breakout).length - synthesis.fetchedRooms
  if (connection === 'offline') return null
  if (!fetched || missing > 0)
    return (
      <p className="soft fetching" role="status">
        {missing > 0
          ? `Fetching the notes of ${missing === 1 ? '1 room' : `${missing} rooms`}…`
          : 'Fetching the themes…'}
      </p>
    )
  if (synthesis.notes.size > 0) return null
  return (
    <div className="empty">
      <Icon name="sign" />
      <strong>No notes yet</strong>
      <p>As soon as people share notes in their rooms, they appear here.</p>
    </div>
  )
}
