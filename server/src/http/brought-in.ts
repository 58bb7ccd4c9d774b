/** Codebooks and notes of other boards over HTTP: looked at first, which keeps nothing. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { ActivityId, type RoomId } from '@waymark/shared/model/ids.ts'
import * as wire from '@waymark/shared/wire/brought-in.ts'
import type { Deps } from '#deps.ts'
import { notesOnBoard, previewOfBoard } from '#intake/notes-on-board.ts'
import { readBoard, type ReadBoard } from '#intake/read-board.ts'
import { readCodebook } from '#intake/read-codebook.ts'
import { bringBoard, withIds } from '#notes/bring-board.ts'
import { knownMember, permit } from '#session/members.ts'
import { breakoutPlace } from '#session/places.ts'
import { browserOf } from './browser.ts'
import { hearOut } from './files.ts'
import { askerIn } from './note-acts.ts'
import { paramsOf } from './plain-forms.ts'
import { sentBytes, sentField } from './sent-bytes.ts'
import { readingFiles } from './reading-files.ts'

/** In one commit: a room with its screens is sent so many at once, and everybody else is heard in between. */
const batchSize = 200

export function mountBroughtIn(app: FastifyInstance, deps: Deps): void {
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
  post(wire.codebookPath(':breakoutId'), async request => {
    const { breakoutId } = paramsOf(wire.OfBreakout, request)
    const { strategy, session, breakout } = await breakoutPlace(deps, breakoutId)
    const where = { sessionId: session.id, strategyId: strategy.id }
    permit(await knownMember(deps, browserOf(request), where), 'write-themes', breakout.step)
    const { bytes } = await sentBytes(request, wire.maxBroughtBytes)
    return wire.CodebookRead.parse(await readingFiles(() => readCodebook(bytes)))
  })
  post(wire.boardPreviewPath(':roomId'), async request => {
    const { roomId } = paramsOf(wire.OfRoom, request)
    const { breakout } = await bringerIn(deps, request, roomId)
    const sent = await sentBytes(request, wire.maxBroughtBytes)
    const look = sent.fields.has('look') ? sentField(sent, 'look', wire.BoardLook) : undefined
    return wire.BoardPreview.parse(previewOfBoard(await reading(deps, sent.bytes, look), breakout.sections))
  })
  post(wire.boardNotesPath(':roomId'), async request => {
    const { roomId } = paramsOf(wire.OfRoom, request)
    await bringerIn(deps, request, roomId)
    const sent = await sentBytes(request, wire.maxBroughtBytes)
    const mapping = sentField(sent, 'mapping', wire.BoardMapping)
    const { notes, empty, tooLong } = notesOnBoard(await reading(deps, sent.bytes, mapping), mapping)
    const all = withIds(deps, roomId, notes)
    const activityId = ActivityId.parse(deps.newId())
    let taken = 0
    for (let at = 0; at < all.length; at += batchSize)
      taken += await deps.store.inTurn(roomDocName(roomId), async () =>
        // A link can be taken back, and a breakout closed, while notes are brought.
        bringBoard(deps, await bringerIn(deps, request, roomId), {
          brought: all.slice(at, at + batchSize),
          activityId,
          before: taken,
        }),
      )
    return wire.BoardTaken.parse({ taken, known: all.length - taken, empty, tooLong })
  })
}

const bringerIn = (deps: Deps, request: FastifyRequest, roomId: RoomId) =>
  askerIn(deps, { browser: browserOf(request), roomId }, 'write-for-others')

/** One at a time on this server: a table takes many times its size while it is read. */
const reading = (deps: Deps, bytes: Uint8Array, look?: wire.BoardLook): Promise<ReadBoard> =>
  readingFiles(() => readBoard(bytes, look?.headingRows))
