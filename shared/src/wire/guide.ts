/** The guide to a session, for whoever has a link that opens it, whether they have come in or not. A secret travels in a body. */
import * as z from 'zod/mini'
import { SessionId } from '#model/ids.ts'
import { Breakout, Session } from '#model/session.ts'
import { SessionFile } from '#model/session-file.ts'
import { Strategy } from '#model/strategy.ts'
import { Secret } from './entry.ts'
import { route } from './route.ts'

export const OfSession = z.object({ sessionId: SessionId })
/** Without a secret: as the person that this browser is there already. */
export const GuideAsked = z.object({ secret: z.nullable(Secret) })

export const readGuide = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/guide',
  params: OfSession,
  body: GuideAsked,
  reply: z.object({
    strategy: z.pick(Strategy, { title: true, period: true }),
    session: z.pick(Session, { title: true, type: true, isPaid: true, startsAt: true, whatNext: true }),
    breakouts: z.array(z.pick(Breakout, { purpose: true, question: true, sections: true, settings: true })),
    files: z.array(z.pick(SessionFile, { title: true, description: true, kind: true, bytes: true })),
  }),
})

export const guideFormats = ['docx', 'pdf'] as const
export const GuideFormat = z.enum(guideFormats)
export type GuideFormat = z.infer<typeof GuideFormat>

/** POST with `GuideAsked` answers an attachment. */
export const guidePath = (sessionId: SessionId | ':sessionId', format: GuideFormat | ':format'): string =>
  `/api/sessions/${sessionId}/guide/${format}`
