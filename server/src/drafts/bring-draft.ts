/** A draft file read, looked at, and put at the end of a draft. */
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { blocksToBring, countBlocks, lettersIn, lookAtBlocks } from '@waymark/shared/drafting/bring-draft.ts'
import { draftOfFile } from '@waymark/shared/drafting/draft-as-file.ts'
import type { Draft } from '@waymark/shared/model/draft.ts'
import { DraftFile, draftFileVersion, mostBlocks } from '@waymark/shared/model/draft-file.ts'
import type { DraftFileLook } from '@waymark/shared/wire/draft-files.ts'
import * as z from 'zod/mini'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { hear, type Series } from './hear.ts'

type BringDeps = Pick<Deps, 'live' | 'store'>

/** In one draft, what was there before among it: a book. */
const mostLetters = 2_000_000

const at = ['body', 'file']
const Head = z.object({ format: z.literal('waymark-draft'), version: z.int() })

/** Refuses in a sentence whatever is none. */
export function readDraftFile(bytes: Uint8Array): DraftFile {
  const said = parsed(bytes)
  const head = Head.safeParse(said).data
  if (head === undefined)
    throw new Refusal(
      'malformed',
      'This is not a draft file of Waymark. Choose one that was made with “Draft file” in the list of exports.',
      { at },
    )
  if (head.version > draftFileVersion)
    throw new Refusal(
      'malformed',
      'This file was made by a newer Waymark than the one here, which cannot read all of it.',
      { at },
    )
  const file = DraftFile.safeParse(said).data
  if (file === undefined)
    throw new Refusal(
      'malformed',
      'Something in this draft file is not as it should be, so nothing of it was taken. Export the draft again, and choose that file.',
      { at },
    )
  return file
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

export async function lookAtDraftFile(deps: BringDeps, series: Series, file: DraftFile): Promise<DraftFileLook> {
  const { title, period } = file.strategy
  return { title, period, ...lookAtBlocks(draftOfFile(file).blocks, await hear(deps, series)) }
}

/** Answers once it is on disk. */
export async function bringDraft(
  { live }: BringDeps,
  draft: Draft,
  file: DraftFile,
): Promise<{ readonly headings: number; readonly statements: number }> {
  const { blocks } = draftOfFile(file)
  const open = await live.open(draftDocName(draft.id))
  let isTooMuch = false
  await open.change(doc => {
    const fragment = draftFragment(doc)
    const there = readBlocks(fragment)
    const letters = lettersIn(there) + lettersIn(blocks)
    isTooMuch = letters > mostLetters || there.length + blocks.length > mostBlocks
    if (!isTooMuch) insertBlocks(fragment, fragment.length, blocksToBring(blocks, there))
  })
  if (isTooMuch)
    throw new Refusal('too-large', 'With all of this the draft would be too long to keep. Bring in a shorter one.', {
      at,
    })
  return countBlocks(blocks)
}
