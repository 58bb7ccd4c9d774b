/** The synthesis taken away as a file. */
import type { FastifyInstance } from 'fastify'
import { SynthesisFileParams, synthesisFilePath } from '@waymark/shared/wire/synthesis-files.ts'
import type { Deps } from '#deps.ts'
import { hearSynthesis } from '#drafts/hear-synthesis.ts'
import { synthesisAttachment, synthesisFormatOf } from '#export/synthesis-formats.ts'
import { readBreakoutMarks } from '#notes/marks.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit } from '#session/members.ts'
import { allRoomsOf, breakoutPlace } from '#session/places.ts'
import { browserOf } from './browser.ts'

export function mountSynthesisFiles(app: FastifyInstance, deps: Deps): void {
  app.get(synthesisFilePath(':breakoutId', ':format'), async (request, reply) => {
    const params = SynthesisFileParams.safeParse(request.params)
    if (!params.success)
      throw new Refusal('gone', 'We do not write files of that kind. Choose one of those on the page of the synthesis.')
    const { breakoutId, format } = params.data
    const { strategy, session, breakout } = await breakoutPlace(deps, breakoutId)
    const where = { sessionId: session.id, strategyId: strategy.id }
    permit(await knownMember(deps, browserOf(request), where), 'carry-synthesis')
    const rooms = await allRoomsOf(deps, breakoutId)
    const { notes: marks } = await readBreakoutMarks(deps, breakout)
    const carried = await hearSynthesis(deps, { strategy, session, breakout, rooms, marks })
    const { write, mediaType } = synthesisFormatOf[format]
    return reply
      .header('content-type', mediaType)
      .header('content-disposition', synthesisAttachment(carried.file, format))
      .header('cache-control', 'no-store')
      .send(Buffer.from(await write(carried)))
  })
}
