/** The server as a value: everything mounted, nothing listening. Tests inject into it. */
import cookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Deps } from '#deps.ts'
import { mountPrivacyPages } from '#http/about-me.ts'
import { mountAfterwards } from '#http/afterwards.ts'
import { mountArchive } from '#http/archive.ts'
import { mountAnswerFiles } from '#http/answer-files.ts'
import { mountAnswerTables } from '#http/answer-tables.ts'
import { mountAnswerPages } from '#http/answer-pages.ts'
import { answerProblems } from '#http/answer-problems.ts'
import { mountBookingPages } from '#http/booking-pages.ts'
import { mountBookings } from '#http/bookings.ts'
import { mountAudit } from '#http/audit.ts'
import { answerBrokenRequest } from '#http/broken-request.ts'
import { mountDecisions } from '#http/decisions.ts'
import { mountDesk } from '#http/desk.ts'
import { mountBroughtIn } from '#http/brought-in.ts'
import { mountConcernPages } from '#http/concern-pages.ts'
import { mountCheckBack } from '#http/check-back.ts'
import { mountDirectionPages } from '#http/direction-pages.ts'
import { mountDraftFiles } from '#http/draft-files.ts'
import { mountDrafts } from '#http/drafts.ts'
import { mountEntry } from '#http/entry.ts'
import { mountErasePages } from '#http/erase-pages.ts'
import { mountRemoveName } from '#http/remove-name.ts'
import { mountFeedback } from '#http/feedback.ts'
import { longestUploadMs, mountFiles } from '#http/files.ts'
import { mountFormatPages } from '#http/format-pages.ts'
import { mountFormats } from '#http/formats.ts'
import { mountGuide } from '#http/guide.ts'
import { mountHistory } from '#http/history.ts'
import { mountHealth } from '#http/health.ts'
import { endEndlessWaits } from '#http/endless-waits.ts'
import { letGoIdle } from '#http/let-go-idle.ts'
import { mountLineage } from '#http/lineage.ts'
import { mountLooks } from '#http/looks.ts'
import { mountMarks } from '#http/marks.ts'
import { mountMessages } from '#http/messages.ts'
import { mountMetrics } from '#http/metrics-door.ts'
import type { Metrics } from '#http/metrics.ts'
import { mountMyTrail } from '#http/my-trail.ts'
import { mountNotes } from '#http/notes.ts'
import { mountNumbers } from '#http/numbers.ts'
import { mountOutcomes } from '#http/outcomes.ts'
import { mountOverHttps } from '#http/over-https/mount-over-https.ts'
import { mountPages } from '#http/pages.ts'
import { mountPaymentPage } from '#http/payment-page.ts'
import { mountPayments } from '#http/payments.ts'
import { mountPictures } from '#http/pictures.ts'
import { mountPlain } from '#http/plain.ts'
import { mountQuestionSets } from '#http/question-sets.ts'
import { readiness } from '#http/readiness.ts'
import { mountRetention } from '#http/retention.ts'
import { mountResponses } from '#http/responses.ts'
import { addSafety } from '#http/safety.ts'
import { mountSafeguarding } from '#http/safeguarding.ts'
import { mountSessions } from '#http/sessions.ts'
import { mountShortCodes } from '#http/short-codes.ts'
import { endSlowRequests } from '#http/slow-requests.ts'
import { mountSocket } from '#http/socket.ts'
import { mountSynthesisFiles } from '#http/synthesis-files.ts'
import { mountTalk } from '#http/talk.ts'
import { mountThanksPages } from '#http/thanks-pages.ts'
import { mountThanks } from '#http/thanks.ts'
import { mountSuggestions } from '#http/suggestions.ts'
import { mountSteps } from '#http/steps.ts'
import { mountVersions } from '#http/versions.ts'
import { mountWatch, picturesOf } from '#http/watch.ts'
import { mountWho } from '#http/who.ts'
import { mountWhoPage } from '#http/who-page.ts'
import type { Leaving } from '#leaving.ts'

export interface AppOptions {
  /** Where the built client lies. */
  readonly clientFolder: string
  readonly logger?: FastifyBaseLogger
  readonly metrics?: Metrics
  /** Whoever knows it may read the measures from anywhere. */
  readonly metricsToken?: string | undefined
  readonly patience?: Patience
  /** Beside this machine, those whose word on who asks is taken: addresses and networks. */
  readonly proxies?: readonly string[]
  /** The sites that may show these pages inside theirs. */
  readonly frames?: readonly string[]
  /** Told of each address that the server answers at. */
  readonly onRoute?: (method: string, path: string) => void
  /** Says when this server is going down. */
  readonly leaving?: Leaving
  /** Over so many milliseconds everybody is sent away at the end. */
  readonly spreadMs?: number
  /** So long, in milliseconds, a request waits for a store that cannot save. */
  readonly unsavedMs?: number
  /** For so long, in milliseconds, all who look on at a session, follow the trail of what is published, or read what came of it, are answered with the same. */
  readonly watchedMs?: number
}

/** How long a request may take to come, in milliseconds, and how often that is looked at. Who may come in is asked only of a request that is there. */
export interface Patience {
  readonly headersMs: number
  readonly requestMs: number
  readonly lookMs: number
}

const usualPatience: Patience = { headersMs: 10_000, requestMs: 30_000, lookMs: 2000 }

/** Larger than any form of ours: a strategy of twelve ambitions with all their text. */
const maxBody = 256 * 1024

export async function buildApp(deps: Deps, options: AppOptions): Promise<FastifyInstance> {
  const { clientFolder, logger, patience = usualPatience } = options
  const app: FastifyInstance = Fastify({
    bodyLimit: maxBody,
    trustProxy: ['loopback', ...(options.proxies ?? [])],
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest,
    // Node knows one for all; what is not known to be a file is given less.
    requestTimeout: longestUploadMs,
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.lookMs },
    ...(logger !== undefined && { loggerInstance: logger }),
  })
  app.addHook('onClose', deps.guests.leave)
  if (options.onRoute !== undefined) tellRoutes(app, options.onRoute)
  answerProblems(app)
  endSlowRequests(app, patience.requestMs)
  letGoIdle(app)
  endEndlessWaits(app, deps, options.unsavedMs)
  await app.register(cookie)
  await addSafety(app, deps, options)
  await mountSocket(app, deps, options.spreadMs)
  await mountOverHttps(app, deps)
  mountWatchers(app, deps, options)
  mountEntry(app, deps)
  mountShortCodes(app, deps)
  mountSessions(app, deps)
  mountLineage(app, deps)
  mountDesk(app, deps)
  mountSteps(app, deps)
  mountNotes(app, deps)
  mountMarks(app, deps)
  await mountErasing(app, deps)
  mountSuggestions(app, deps)
  mountTalk(app, deps)
  mountCheckBack(app, deps)
  mountHistory(app, deps)
  mountLooks(app, deps)
  const pictures = picturesOf(deps, options.watchedMs)
  mountWatch(app, deps, pictures)
  mountDirection(app, deps)
  mountPictures(app, deps)
  mountSynthesisFiles(app, deps)
  await mountFiles(app, deps)
  mountArchive(app, deps)
  mountBroughtIn(app, deps)
  mountGuide(app, deps)
  mountAfterwards(app, deps)
  mountQuestionSets(app, deps)
  mountResponses(app, deps)
  mountAnswerFiles(app, deps)
  mountAnswerTables(app, deps)
  mountMessages(app, deps)
  mountAudit(app, deps)
  await mountPlain(app, deps, pictures)
  await mountAnswerPages(app, deps)
  await mountDirectionPages(app, deps, options.watchedMs)
  await mountPeople(app, deps)
  await mountPages(app, clientFolder)
  return app
}

/** A HEAD is answered as the GET is, without the words. */
function tellRoutes(app: FastifyInstance, onRoute: (method: string, path: string) => void): void {
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') onRoute(one, url)
  })
}

/** What is asked by whoever watches over the server. */
function mountWatchers(app: FastifyInstance, deps: Deps, { metrics, metricsToken, leaving }: AppOptions): void {
  const ready = readiness(deps, () => leaving?.isLeaving() ?? false)
  if (metrics !== undefined) {
    mountMetrics(app, metrics, metricsToken)
    metrics.measure({ ...deps.live, isStoreUp: ready.isStoreUp, isBusUp: deps.bus.isUp, pool: deps.pool })
  }
  mountHealth(app, ready)
}

/** "Our Direction": the draft, its versions, and all that comes of them. */
function mountDirection(app: FastifyInstance, deps: Deps): void {
  mountDrafts(app, deps)
  mountDraftFiles(app, deps)
  mountVersions(app, deps)
  mountMyTrail(app, deps)
  mountOutcomes(app, deps)
  mountDecisions(app, deps)
  mountNumbers(app, deps)
  mountFeedback(app, deps)
}

/** What is kept of people, and of who is in the room, apart from their words. */
async function mountPeople(app: FastifyInstance, deps: Deps): Promise<void> {
  mountPayments(app, deps)
  mountBookings(app, deps)
  mountFormats(app, deps)
  mountThanks(app, deps)
  mountWho(app, deps)
  await mountPaymentPage(app, deps)
  await mountBookingPages(app, deps)
  await mountWhoPage(app, deps)
  await mountFormatPages(app, deps)
  await mountThanksPages(app, deps)
  await mountConcernPages(app, deps)
  await mountPrivacyPages(app, deps)
  mountRetention(app, deps)
  mountSafeguarding(app, deps)
}

async function mountErasing(app: FastifyInstance, deps: Deps): Promise<void> {
  mountRemoveName(app, deps)
  await mountErasePages(app, deps)
}
