/** Files as they are read: one that was sent by itself, or each of those that were sent together in a ZIP. A ZIP within a ZIP stays one file. */
import { maxAnswerFileBytes } from '@waymark/shared/wire/answer-files.ts'
import { Refusal } from '#refusal.ts'
import { kindOfAnswerFile } from './kind-of-answer-file.ts'
import type { OpenedZip } from './open-zip.ts'

export interface SentFile {
  /** What it is called where it came from. */
  readonly name: string
  readonly bytes: Uint8Array
}

export type Unpacked = SentFile | { readonly name: string; readonly refused: string }

export const tooLargeAnswer = `This file is too large: at most ${maxAnswerFileBytes / 1024 / 1024} MB fit.`

export async function* unpackedFiles(file: SentFile): AsyncGenerator<Unpacked> {
  const archive = await archiveIn(file)
  if (archive === undefined) yield file
  else
    for (const name of archive.names) if (!isOfTheSystem(name)) yield unpacked(archive, name, `${file.name}: ${name}`)
}

/** What a computer puts into a ZIP by itself is nobody's answer. */
const isOfTheSystem = (name: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/.test(name)

/** Undefined for every other file: whoever reads it says what is wrong with it, if something is. */
async function archiveIn({ bytes }: SentFile): Promise<OpenedZip | undefined> {
  try {
    const found = await kindOfAnswerFile(bytes)
    return found.kind === 'archive' ? found.zip : undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function unpacked(archive: OpenedZip, entry: string, name: string): Promise<Unpacked> {
  try {
    const bytes = (await archive.read(entry)) ?? new Uint8Array()
    return bytes.length > maxAnswerFileBytes ? { name, refused: tooLargeAnswer } : { name, bytes }
  } catch (error) {
    if (error instanceof Refusal) return { name, refused: error.message }
    throw error
  }
}
