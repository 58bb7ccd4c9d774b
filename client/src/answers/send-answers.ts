/** Sends a file with answers to be read, and says in words what became of each of them. */
import * as z from 'zod/mini'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import {
  AnswerFileLine,
  AnswerFilesDone,
  answerFilesPath,
  linesOfJson,
  type AnswerFileLine as Line,
} from '@waymark/shared/wire/answer-files.ts'
import { messageFilesPath, TakenMessages, type TakenMessage } from '@waymark/shared/wire/messages.ts'
import type { Answer } from '#api/call.ts'
import { sendFile, type FileToSend } from '#api/send-file.ts'

export interface Brought {
  readonly file: string
  /** What became of it, in sentences. */
  readonly said: string
  /** The number of the answer; null where nothing was taken. */
  readonly number: number | null
}

/** By its name: what is in it is told by the server. */
const isMail = (name: string): boolean => /\.(?:eml|mbox)$/i.test(name)

type How = Pick<FileToSend<z.ZodMiniType>, 'onSent' | 'signal'>

export async function sendAnswers(setId: QuestionSetId, file: File, how: How): Promise<Answer<Brought[]>> {
  const to = { fields: {}, file, ...how }
  if (isMail(file.name)) {
    const answer = await sendFile({ ...to, address: messageFilesPath(setId), reply: TakenMessages })
    return answer.ok ? { ok: true, value: answer.value.messages.map(one => ofMessage(file.name, one)) } : answer
  }
  const answer = await sendFile({
    ...to,
    address: answerFilesPath(setId),
    reply: z.array(z.union([AnswerFileLine, AnswerFilesDone])),
    parse: linesOfJson,
  })
  if (!answer.ok) return answer
  const lines = answer.value.flatMap(line => ('done' in line ? [] : [ofFile(line)]))
  const isWhole = answer.value.some(line => 'done' in line)
  return { ok: true, value: isWhole ? lines : [...lines, { file: file.name, said: brokenOff, number: null }] }
}

const brokenOff = 'Not all of it was read. Send again what is not in this list.'

export const ofMessage = (file: string, { number, said, isNew }: TakenMessage): Brought => ({
  file,
  said: said === '' ? `It is Answer ${number}.` : said,
  number: isNew ? number : null,
})

export const ofFile = (line: Line): Brought =>
  'refused' in line
    ? { file: line.file, said: line.refused, number: null }
    : { file: line.file, said: [`It is Answer ${line.number}.`, ...line.messages].join(' '), number: line.number }
