/** Which address shows which page. What only a few open is loaded when they do. */
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Page } from '#ui/page.tsx'
import { StartPage } from '#start/start-page.tsx'

const JoinPage = lazy(async () => ({ default: (await import('#join/join-page.tsx')).JoinPage }))
const StrategyFormPage = lazy(async () => ({
  default: (await import('#start/strategy-form-page.tsx')).StrategyFormPage,
}))
const StrategyPage = lazy(async () => ({ default: (await import('#start/strategy-page.tsx')).StrategyPage }))
const LineagePage = lazy(async () => ({ default: (await import('#start/lineage/lineage-page.tsx')).LineagePage }))
const SessionFormPage = lazy(async () => ({ default: (await import('#start/session-form-page.tsx')).SessionFormPage }))
const SessionPage = lazy(async () => ({ default: (await import('#start/session-page.tsx')).SessionPage }))
const SnapshotsPage = lazy(async () => ({ default: (await import('#start/snapshots-page.tsx')).SnapshotsPage }))

const GuidePage = lazy(async () => ({ default: (await import('#start/guide-page.tsx')).GuidePage }))
const RoomPage = lazy(async () => ({ default: (await import('#board/room-page.tsx')).RoomPage }))
const DeskPage = lazy(async () => ({ default: (await import('#desk/desk-page.tsx')).DeskPage }))
const SynthesisPage = lazy(async () => ({ default: (await import('#synthesis/synthesis-page.tsx')).SynthesisPage }))
const SummaryPage = lazy(async () => ({ default: (await import('#synthesis/summary/summary-page.tsx')).SummaryPage }))
const DraftPage = lazy(async () => ({ default: (await import('#draft/draft-page.tsx')).DraftPage }))
const OutcomesPage = lazy(async () => ({ default: (await import('#outcomes/outcomes-page.tsx')).OutcomesPage }))
const DecisionsPage = lazy(async () => ({ default: (await import('#outcomes/decisions-page.tsx')).DecisionsPage }))
const ImpactPage = lazy(async () => ({ default: (await import('#outcomes/impact-page.tsx')).ImpactPage }))
const VersionsPage = lazy(async () => ({ default: (await import('#draft/versions/versions-page.tsx')).VersionsPage }))
const FeedbackPage = lazy(async () => ({ default: (await import('#feedback/feedback-page.tsx')).FeedbackPage }))
const WatchPage = lazy(async () => ({ default: (await import('#watch/watch-page.tsx')).WatchPage }))
const QuestionsPage = lazy(async () => ({ default: (await import('#answers/questions-page.tsx')).QuestionsPage }))
const InboxPage = lazy(async () => ({ default: (await import('#answers/inbox-page.tsx')).InboxPage }))
const PaymentsPage = lazy(async () => ({ default: (await import('#answers/payments-page.tsx')).PaymentsPage }))
const FormatsPage = lazy(async () => ({ default: (await import('#formats/formats-page.tsx')).FormatsPage }))
const ThanksPage = lazy(async () => ({ default: (await import('#formats/thanks-page.tsx')).ThanksPage }))
const SafeguardingPage = lazy(async () => ({
  default: (await import('#safeguarding/safeguarding-page.tsx')).SafeguardingPage,
}))
const BookingPage = lazy(async () => ({ default: (await import('#booking/booking-page.tsx')).BookingPage }))
const AskPage = lazy(async () => ({ default: (await import('#answers/ask-page.tsx')).AskPage }))
const WhoPage = lazy(async () => ({ default: (await import('#monitoring/who-page.tsx')).WhoPage }))
const WhoOfStrategyPage = lazy(async () => ({
  default: (await import('#monitoring/who-of-strategy-page.tsx')).WhoOfStrategyPage,
}))
const RetentionPage = lazy(async () => ({ default: (await import('#privacy/retention-page.tsx')).RetentionPage }))
const AuditPage = lazy(async () => ({ default: (await import('#start/audit-page.tsx')).AuditPage }))
const GalleryPage = lazy(async () => ({ default: (await import('#gallery/gallery-page.tsx')).GalleryPage }))

const ofStrategies = (
  <>
    <Route path="/strategies/:strategyId">{({ strategyId }) => <StrategyPage strategyId={strategyId} />}</Route>
    <Route path="/strategies/:strategyId/change">
      {({ strategyId }) => <StrategyFormPage strategyId={strategyId} />}
    </Route>
    <Route path="/strategies/:strategyId/where-it-comes-from">
      {({ strategyId }) => <LineagePage strategyId={strategyId} />}
    </Route>
    <Route path="/strategies/:strategyId/new-session">
      {({ strategyId }) => <SessionFormPage strategyId={strategyId} />}
    </Route>
    <Route path="/strategies/:strategyId/ask">{({ strategyId }) => <AskPage strategyId={strategyId} />}</Route>
    <Route path="/strategies/:strategyId/safeguarding">
      {({ strategyId }) => <SafeguardingPage strategyId={strategyId} />}
    </Route>
    <Route path="/strategies/:strategyId/decisions">
      {({ strategyId }) => <DecisionsPage strategyId={strategyId} />}
    </Route>
    <Route path="/strategies/:strategyId/who">
      {({ strategyId }) => <WhoOfStrategyPage strategyId={strategyId} />}
    </Route>
    <Route path="/strategies/:strategyId/formats">{({ strategyId }) => <FormatsPage strategyId={strategyId} />}</Route>
    <Route path="/strategies/:strategyId/thanks">{({ strategyId }) => <ThanksPage strategyId={strategyId} />}</Route>
    <Route path="/strategies/:strategyId/numbers">{({ strategyId }) => <ImpactPage strategyId={strategyId} />}</Route>
  </>
)

const ofSessions = (
  <>
    <Route path="/sessions/:sessionId">{({ sessionId }) => <SessionPage sessionId={sessionId} />}</Route>
    <Route path="/sessions/:sessionId/desk">{({ sessionId }) => <DeskPage sessionId={sessionId} />}</Route>
    <Route path="/sessions/:sessionId/what-to-expect">{({ sessionId }) => <GuidePage sessionId={sessionId} />}</Route>
    <Route path="/sessions/:sessionId/group/:breakoutId">
      {({ sessionId, breakoutId }) => <SynthesisPage sessionId={sessionId} breakoutId={breakoutId} />}
    </Route>
    <Route path="/sessions/:sessionId/pictures/:breakoutId">
      {({ sessionId, breakoutId }) => <SummaryPage sessionId={sessionId} breakoutId={breakoutId} />}
    </Route>
    <Route path="/sessions/:sessionId/breakouts/:breakoutId/snapshots">
      {({ breakoutId }) => <SnapshotsPage breakoutId={breakoutId} />}
    </Route>
    <Route path="/sessions/:sessionId/who">{({ sessionId }) => <WhoPage sessionId={sessionId} />}</Route>
    <Route path="/sessions/:sessionId/booking">{({ sessionId }) => <BookingPage sessionId={sessionId} />}</Route>
    <Route path="/sessions/:sessionId/questions">{({ sessionId }) => <QuestionsPage sessionId={sessionId} />}</Route>
    <Route path="/sessions/:sessionId/questions/:setId/answers">{({ setId }) => <InboxPage setId={setId} />}</Route>
    <Route path="/sessions/:sessionId/questions/:setId/payments">
      {({ sessionId, setId }) => <PaymentsPage sessionId={sessionId} setId={setId} />}
    </Route>
  </>
)

const ofDrafts = (
  <>
    <Route path="/drafts/:draftId">{({ draftId }) => <DraftPage draftId={draftId} />}</Route>
    <Route path="/drafts/:draftId/outcomes">{({ draftId }) => <OutcomesPage draftId={draftId} />}</Route>
    <Route path="/drafts/:draftId/feedback">{({ draftId }) => <FeedbackPage draftId={draftId} />}</Route>
    <Route path="/drafts/:draftId/versions">{({ draftId }) => <VersionsPage draftId={draftId} />}</Route>
  </>
)

export function Pages() {
  return (
    <Suspense fallback={<Opening />}>
      <Switch>
        <Route path="/" component={StartPage} />
        <Route path="/in" component={JoinPage} />
        <Route path="/start">{() => <StrategyFormPage />}</Route>
        {ofStrategies}
        {ofSessions}
        {ofDrafts}
        <Route path="/rooms/:roomId">{({ roomId }) => <RoomPage roomId={roomId} />}</Route>
        <Route path="/watch/:sessionId">{({ sessionId }) => <WatchPage sessionId={sessionId} />}</Route>
        <Route path="/privacy/retention">{() => <RetentionPage />}</Route>
        <Route path="/audit">{() => <AuditPage />}</Route>
        <Route path="/gallery">{() => <GalleryPage />}</Route>
        <Route>{() => <NoSuchPage />}</Route>
      </Switch>
    </Suspense>
  )
}

const Opening = () => (
  <Page title="Waymark">
    <p className="column soft">Opening…</p>
  </Page>
)

function NoSuchPage() {
  return (
    <Page title="No such page" mainClass="column stack">
      <h1>There is no page at this address</h1>
      <p>Look at the link you were sent: it may have lost its end on the way.</p>
      <p>
        <a className="btn" href="/">
          Go to the start
        </a>
      </p>
    </Page>
  )
}
