/**
 * Files of a question set over HTTP: its questions to be filled in elsewhere, and filled in ones that are read back. What came is read in
 * memory and answered line by line; its words are kept, the file is not.
 */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { create } from 'content-disposition'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ResponseId, type QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { keepableText, shortened } from '@waymark/shared/model/text.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/answer-files.ts'
import { addressOfDoor } from '#answers/answer-door.ts'
import { questionSetOf } from '#answers/question-sets.ts'
import { takeResponse } from '#answers/responses.ts'
import type { Deps } from '#deps.ts'
import { questionnaireAs } from '#export/questionnaire-as.ts'
import { readAnswerFile } from '#intake/read-answer-file.ts'
import { tooLargeAnswer, unpackedFiles, type SentFile, type Unpacked } from '#intake/unpacked-files.ts'
import { mailAddressOf } from '#post/mail-doors.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit } from '#session/members.ts'
import { sessionPlace } from '#session/places.ts'
import { browserOf } from './browser.ts'
import { hearOut, longestUploadMs } from './files.ts'
import { paramsOf } from './plain-forms.ts'
import { mayTakeLong } from './slow-requests.ts'
import { readingFiles } from './reading-files.ts'

/** Asked anew for every file: a link can be taken back while others are read. */
type Permitted = (request: FastifyRequest, setId: QuestionSetId, act: Act) => Promise<QuestionSet>

export function mountAnswerFiles(app: FastifyInstance, deps: Deps): void {
  const permitted: Permitted = async (request, setId, act) => {
    const set = await questionSetOf(deps, setId)
    const { session } = await sessionPlace(deps, set.sessionId)
    permit(await knownMember(deps, browserOf(request), { sessionId: session.id, strategyId: session.strategyId }), act)
    return set
  }
  app.get(wire.questionnairePath(':setId', ':format'), async (request, reply) => {
    const { setId } = paramsOf(wire.OfSet, request)
    const format = wire.QuestionnaireFormat.safeParse(new Map(Object.entries(request.params ?? {})).get('format'))
    // A sheet says the address for e-mail, which the team alone knows until it hands that out.
    const isSheet = format.data === 'sheet'
    const set = await permitted(request, setId, isSheet ? 'work-on-answers' : 'read-session')
    if (!format.success)
      throw new Refusal('gone', 'We do not write questions as a file of that kind. Choose Word, OpenDocument or PDF.')
    const mail = isSheet ? ((await mailAddressOf(deps, setId)) ?? '') : ''
    const file = await questionnaireAs(format.data, { set, address: await addressOfDoor(deps, setId), mail })
    return reply
      .header('content-type', file.mediaType)
      .header('content-disposition', create(file.fileName))
      .header('cache-control', 'no-store')
      .send(Buffer.from(file.bytes))
  })
  app.post(wire.answerFilesPath(':setId'), async (request, reply) => {
    try {
      const { setId } = paramsOf(wire.OfSet, request)
      await permitted(request, setId, 'work-on-answers')
      if (!request.isMultipart())
        throw new Refusal('malformed', 'Choose the files with the answers.', { at: ['body', 'files'] })
      mayTakeLong(request, longestUploadMs)
      return await reply
        .header('content-type', 'application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(Readable.from(linesFor(deps, request, () => permitted(request, setId, 'work-on-answers'))))
    } catch (error) {
      await hearOut(request, reply)
      throw error
    }
  })
}

type SetNow = () => Promise<QuestionSet>

/** One line for each file, as soon as it was read. */
async function* linesFor(deps: Deps, request: FastifyRequest, setNow: SetNow): AsyncGenerator<string> {
  const line = (said: wire.AnswerFileLine | wire.AnswerFilesDone): string => `${JSON.stringify(said)}\n`
  let [met, done, isWhole] = [0, 0, true]
  for await (const sent of sentFiles(request)) {
    if (sent.name === '') isWhole = false
    // What still comes is let come: nobody hears an answer who is still speaking.
    if (met > wire.maxAnswerFiles) continue
    for await (const file of 'refused' in sent ? [sent] : unpackedFiles(sent)) {
      met += 1
      if (met > wire.maxAnswerFiles) {
        yield line({ file: file.name, refused: tooManySaid })
        break
      }
      const said = await lineFor(deps, file, setNow)
      if ('responseId' in said) done += 1
      yield line(said)
    }
  }
  if (isWhole && met <= wire.maxAnswerFiles) yield line({ done })
}

const tooManySaid = `At most ${wire.maxAnswerFiles} files are read at once. Send this one, and those after it, by themselves.`
const brokenOff = 'We could not read all of what was sent. Send again what is not in this list.'

async function lineFor(deps: Deps, file: Unpacked, setNow: SetNow): Promise<wire.AnswerFileLine> {
  const { name } = file
  if ('refused' in file) return { file: name, refused: file.refused }
  try {
    const set = await setNow()
    // One at a time on this server, however many are sent: a document takes many times its size while it is read.
    const read = await readingFiles(() => readAnswerFile(file, set))
    const { id, number, messages } = await takeResponse(deps, set.id, {
      ...read,
      id: ResponseId.parse(deps.newId()),
      wayIn: 'word',
      mayQuote: null,
      isSummary: false,
      isReadBack: false,
    })
    return { file: name, responseId: id, number, messages: [...messages] }
  } catch (error) {
    if (error instanceof Refusal) return { file: name, refused: error.message }
    throw error
  }
}

/** The files of the form, each whole before the next is looked at. One that breaks off, and what would follow it, is said to be missing. */
async function* sentFiles(request: FastifyRequest): AsyncGenerator<Unpacked> {
  const parts = request.parts({
    limits: {
      // One more byte than fits, so that a file of exactly the limit does; the same with their number.
      fileSize: wire.maxAnswerFileBytes + 1,
      files: wire.maxAnswerFiles + 1,
      fields: 4,
      fieldSize: 1024,
      parts: wire.maxAnswerFiles + 5,
      headerPairs: 20,
    },
  })
  while (true) {
    const next = await nextFile(parts)
    if (next === undefined) return
    if (next !== 'field') yield next
    if (next !== 'field' && next.name === '') return
  }
}

type Parts = ReturnType<FastifyRequest['parts']>

async function nextFile(parts: Parts): Promise<Unpacked | 'field' | undefined> {
  try {
    const { value: part, done } = await parts.next()
    if (done === true) return undefined
    if (part.type !== 'file') return 'field'
    const file: SentFile = { name: calledAs(part.filename), bytes: await buffer(part.file) }
    const isTooLarge = part.file.truncated || file.bytes.length > wire.maxAnswerFileBytes
    return isTooLarge ? { name: file.name, refused: tooLargeAnswer } : file
  } catch {
    return { name: '', refused: brokenOff }
  }
}

/** Never empty, so that it can be told from what has no name. */
const calledAs = (name: string): string => shortened(keepableText(name).replaceAll(/\s+/g, ' ').trim(), 120) || 'A file'
