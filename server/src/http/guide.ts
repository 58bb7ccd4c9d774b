/** The guide to a session over HTTP: its facts for the page, and its files. */
import { create } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { whatToExpect } from '@waymark/shared/drafting/what-to-expect.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { GuideAsked, GuideFormat, OfSession, guidePath, readGuide } from '@waymark/shared/wire/guide.ts'
import type { Deps } from '#deps.ts'
import { exportFormats } from '#export/export-format.ts'
import { safeFileName } from '#export/safe-file-name.ts'
import { filesOf } from '#files/session-files.ts'
import { Refusal } from '#refusal.ts'
import { linkOfSecret } from '#session/links.ts'
import { knownMember, permit } from '#session/members.ts'
import { liveBreakoutsOf, sessionPlace } from '#session/places.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'

interface Asking {
  readonly browser: string | undefined
  readonly sessionId: SessionId
  readonly secret: string | null
}

export function mountGuide(app: FastifyInstance, deps: Deps): void {
  mount(app, readGuide, ({ browser, params: { sessionId }, body: { secret } }) =>
    factsFor(deps, { browser, sessionId, secret }),
  )
  app.post(guidePath(':sessionId', ':format'), async (request, reply) => {
    const params = OfSession.safeParse(request.params)
    const format = GuideFormat.safeParse(new Map(Object.entries(request.params ?? {})).get('format'))
    const asked = GuideAsked.safeParse(request.body)
    if (!params.success || !format.success)
      throw new Refusal('gone', 'We do not write the guide as a file of that kind. Choose Word or PDF.')
    if (!asked.success) throw new Refusal('malformed', 'We could not read what was sent.', { at: ['body'] })
    const facts = await factsFor(deps, { browser: browserOf(request), ...params.data, ...asked.data })
    const tree = whatToExpect(facts)
    const { mediaType, extension, write } = writers[format.data]
    return reply
      .header('content-type', mediaType)
      .header('content-disposition', create(safeFileName(tree.title, extension, 'What to expect')))
      .header('cache-control', 'no-store')
      .send(Buffer.from(await write(tree)))
  })
}

const writers = {
  docx: exportFormats.docx,
  pdf: {
    // Loaded when the first one is asked for, like that of Word.
    write: async (tree: ReturnType<typeof whatToExpect>) => (await import('#export/to-pdf.ts')).toPdf(tree),
    mediaType: 'application/pdf',
    extension: 'pdf',
  },
} as const

export async function factsFor(deps: Deps, { browser, sessionId, secret }: Asking): Promise<ReplyOf<typeof readGuide>> {
  const { session, strategy } = await sessionPlace(deps, sessionId)
  if (secret === null || !(await opens(deps, secret, session)))
    permit(await knownMember(deps, browser, { sessionId, strategyId: strategy.id }), 'read-session')
  return {
    strategy,
    session,
    breakouts: await liveBreakoutsOf(deps, sessionId),
    files: (await filesOf(deps, sessionId)).filter(({ removedAt }) => removedAt === null),
  }
}

/** Whether that link lets somebody into the session. Refuses one that was never handed out, or was taken back. */
async function opens(deps: Deps, secret: string, { id, strategyId }: Session): Promise<boolean> {
  const link = await linkOfSecret(deps, secret)
  return link.sessionId === id || (link.sessionId === null && (link.strategyId ?? strategyId) === strategyId)
}
