/** Draft files that come in over HTTP: looked at first, which keeps nothing. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as wire from '@waymark/shared/wire/draft-files.ts'
import type { Deps } from '#deps.ts'
import { bringDraft, lookAtDraftFile, readDraftFile } from '#drafts/bring-draft.ts'
import { browserOf } from './browser.ts'
import { openedDraft } from './opened-draft.ts'
import { hearOut } from './files.ts'
import { paramsOf } from './plain-forms.ts'
import { sentBytes } from './sent-bytes.ts'
import { readingFiles } from './reading-files.ts'

export function mountDraftFiles(app: FastifyInstance, deps: Deps): void {
  const opened = (request: FastifyRequest) =>
    openedDraft(deps, browserOf(request), {
      draftId: paramsOf(wire.OfDraft, request).draftId,
      act: 'write-draft',
    })
  const post = (path: string, answer: (request: FastifyRequest) => Promise<unknown>): void => {
    app.post(path, async (request, reply) => {
      try {
        return await answer(request)
      } catch (error) {
        await hearOut(request, reply)
        throw error
      }
    })
  }
  /** One at a time on this server: a file takes many times its size while it is read. */
  const read = async (request: FastifyRequest) => {
    const { bytes } = await sentBytes(request, wire.maxDraftFileBytes)
    return readingFiles(async () => readDraftFile(bytes))
  }
  post(wire.bringLookPath(':draftId'), async request => {
    const { series } = await opened(request)
    return wire.DraftFileLook.parse(await lookAtDraftFile(deps, series, await read(request)))
  })
  post(wire.bringPath(':draftId'), async request => {
    await opened(request)
    const file = await read(request)
    // A link can be taken back while a file is sent.
    const { draft } = await opened(request)
    return wire.DraftBrought.parse(await bringDraft(deps, draft, file))
  })
}
