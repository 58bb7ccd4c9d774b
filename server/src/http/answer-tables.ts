/** Tables of many answers over HTTP: looked at first, which keeps nothing, and then taken row by row, with word of how far it is. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { ActivityId, type QuestionSetId } from '@waymark/shared/model/ids.ts'
import * as wire from '@waymark/shared/wire/answer-tables.ts'
import { activityRow } from '#activity-row.ts'
import { haveRoomFor, idOfBrought, takeBatch, type Fate, type OneOfMany } from '#answers/take-many.ts'
import type { Deps } from '#deps.ts'
import { answersInTable, type RowAnswer, type TableAnswers } from '#intake/answers-in-table.ts'
import { previewOfTable } from '#intake/preview-of-table.ts'
import { readTable, type HeadedTable } from '#intake/read-table.ts'
import { tooLargeTable } from '#intake/table-refused.ts'
import { Refusal } from '#refusal.ts'
import { browserOf } from './browser.ts'
import { hearOut, longestUploadMs } from './files.ts'
import { paramsOf } from './plain-forms.ts'
import { workingOn } from './responses.ts'
import { mayTakeLong } from './slow-requests.ts'
import { readingFiles } from './reading-files.ts'

export function mountAnswerTables(app: FastifyInstance, deps: Deps): void {
  app.post(wire.tablePreviewPath(':setId'), async (request, reply) => {
    try {
      const { setId } = paramsOf(wire.OfTable, request)
      const sent = await sentTable(deps, request, setId)
      const look = fieldOf(sent, 'look', wire.TableLook) ?? { sheet: null, headingRows: 1 }
      const table = await reading(deps, sent, look)
      const { set } = await workingOn(deps, browserOf(request), setId)
      return wire.TablePreview.parse(previewOfTable(table, set))
    } catch (error) {
      await hearOut(request, reply)
      throw error
    }
  })
  app.post(wire.tableAnswersPath(':setId'), async (request, reply) => {
    try {
      const { setId } = paramsOf(wire.OfTable, request)
      const sent = await sentTable(deps, request, setId)
      const mapping = fieldOf(sent, 'mapping', wire.TableMapping)
      if (mapping === undefined)
        throw new Refusal('malformed', 'Say what the columns are.', { at: ['body', 'mapping'] })
      const table = await reading(deps, sent, mapping)
      const { set } = await workingOn(deps, browserOf(request), setId)
      const read = await answersInTable(table, mapping, set)
      const ids = read.answers.map(({ key }) => idOfBrought(deps, setId, key))
      await haveRoomFor(deps, setId, ids)
      return await reply
        .header('content-type', 'application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(Readable.from(linesFor(deps, request, { setId, read })))
    } catch (error) {
      await hearOut(request, reply)
      throw error
    }
  })
}

/** One at a time on this server: a table takes many times its size while it is read. */
const reading = (deps: Deps, { bytes }: SentTable, look: wire.TableLook): Promise<HeadedTable> =>
  readingFiles(() => readTable(bytes, look))

interface SentTable {
  readonly bytes: Uint8Array
  readonly fields: ReadonlyMap<string, string>
}

const noFile = new Refusal('malformed', 'Choose a file with a table.', { at: ['body', 'file'] })
const brokenOff = new Refusal('malformed', 'We could not read all of what was sent. Try again.', {
  at: ['body', 'file'],
})

/** Only of whoever may send one, and whole before it is looked at. */
async function sentTable(deps: Deps, request: FastifyRequest, setId: QuestionSetId): Promise<SentTable> {
  await workingOn(deps, browserOf(request), setId)
  if (!request.isMultipart()) throw noFile
  mayTakeLong(request, longestUploadMs)
  const fields = new Map<string, string>()
  let [bytes, isTooLarge]: [Uint8Array | undefined, boolean] = [undefined, false]
  try {
    const limits = {
      // One more byte than fits, so that a file of exactly the limit does.
      fileSize: wire.maxTableBytes + 1,
      files: 1,
      fields: 2,
      fieldSize: wire.maxMapping,
      parts: 4,
      headerPairs: 20,
    }
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        bytes = await buffer(part.file)
        isTooLarge = part.file.truncated || bytes.length > wire.maxTableBytes
      } else if (typeof part.value === 'string' && !part.valueTruncated) fields.set(part.fieldname, part.value)
    }
  } catch {
    throw brokenOff
  }
  if (isTooLarge) throw new Refusal('too-large', tooLargeTable, { at: ['body', 'file'] })
  if (bytes === undefined) throw noFile
  return { bytes, fields }
}

/** Undefined where it was not sent. */
function fieldOf<S extends z.ZodMiniType>({ fields }: SentTable, name: string, schema: S): z.output<S> | undefined {
  const said = fields.get(name)
  if (said === undefined) return undefined
  try {
    return schema.parse(JSON.parse(said))
  } catch {
    throw new Refusal('malformed', 'We do not understand what the columns are. Choose the file again.', {
      at: ['body', name],
    })
  }
}

/** In one commit. */
const batchSize = 250

interface Taking {
  readonly setId: QuestionSetId
  readonly read: TableAnswers
}

/** Whoever stops listening has no more of them taken. */
async function* linesFor(deps: Deps, request: FastifyRequest, { setId, read }: Taking): AsyncGenerator<string> {
  const line = (said: wire.TableLine): string => `${JSON.stringify(said)}\n`
  const tally = tallyOf(read)
  const activityId = ActivityId.parse(deps.newId())
  for (let at = 0; at < read.answers.length; at += batchSize) {
    const batch = read.answers.slice(at, at + batchSize)
    try {
      // A link can be taken back while rows are taken.
      const { set, member } = await workingOn(deps, browserOf(request), setId)
      const fates = await takeBatch(deps, {
        setId,
        all: batch.map(row => oneOfMany(deps, setId, row)),
        // One line for the whole table: it grows with each batch.
        also: more => [
          activityRow(
            { now: deps.now, newId: () => activityId },
            {
              sessionId: set.sessionId,
              member,
              did: { kind: 'table-brought-in', title: set.title, answers: tally.done.taken + more },
            },
          ),
        ],
      })
      for (const [which, fate] of fates.entries()) tally.add(batch[which]?.row ?? 0, fate)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield line({ stopped: error.message, taken: tally.done.taken })
      return
    }
    yield line({ taken: tally.done.taken, of: read.answers.length })
  }
  yield line({ done: tally.done })
}

const oneOfMany = (deps: Deps, setId: QuestionSetId, row: RowAnswer): OneOfMany => ({
  id: idOfBrought(deps, setId, row.key),
  wayIn: 'table',
  name: row.name,
  pieces: row.pieces,
  messages: row.messages,
  mayQuote: row.mayQuote,
  isSummary: false,
  isReadBack: false,
  isReferred: row.isReferred,
})

const otherWords =
  'An answer with this reference is here already, and says something else, or other columns of it were taken. It stays as it is.'

function tallyOf({ empty, leftOut }: TableAnswers) {
  const done: wire.TableDone['done'] = { taken: 0, known: 0, empty, withdrawn: 0, refused: [], leftOut }
  return {
    done,
    add: (row: number, fate: Fate): void => {
      if (fate === 'taken' || fate === 'known' || fate === 'withdrawn') {
        done[fate] += 1
        return
      }
      const why = fate === 'other-words' ? otherWords : fate.refused
      const known = done.refused.find(one => one.why === why)
      if (known === undefined) done.refused.push({ why, rows: [row] })
      else known.rows.push(row)
    },
  }
}
