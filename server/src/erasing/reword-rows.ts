/** Taking a name out of what stands beside the documents: notes that nobody is shown, answers with all they ever said, what was kept of a moment. */
import type { Erasure } from '@waymark/shared/model/erasure.ts'
import type { NoteId, ResponseId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Excerpt, ResponseWords } from '@waymark/shared/model/response.ts'
import { wordsAt } from '@waymark/shared/rules/response-parts.ts'
import { withoutName, type WithoutName } from '@waymark/shared/rules/take-out.ts'
import * as kinds from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { takenOutHash } from '#taken-out.ts'
import type { EraseDeps } from './gather.ts'
import { letHeldFilesGo, rewriteBreakout } from './rows.ts'
import { changeOf } from './write-anew.ts'

/** Answers what the passages of an answer say from now on. Done twice it is done once. */
export async function rewordRows(deps: EraseDeps, erasure: Erasure): Promise<ReadonlyMap<string, string>> {
  const { takeOut, responseId, noteIds } = erasure
  if (takeOut === null) return new Map()
  const puts: Row[] = []
  for (const id of noteIds) puts.push(...(await authorshipWithout(deps, id, takeOut.words)))
  const answer = await answerReworded(deps, { responseId, noteIds, name: takeOut.words })
  puts.push(...answer.puts)
  const change = changeOf(erasure, answer.passages)
  const changes = { puts, removes: [] }
  for (const id of erasure.breakoutIds) await rewriteBreakout(deps, id, { change, changes })
  await deps.store.commit(changes)
  await letHeldFilesGo(deps)
  return answer.passages
}

async function authorshipWithout(
  { store, newId, linkKey }: Pick<EraseDeps, 'store' | 'newId' | 'linkKey'>,
  id: NoteId,
  name: string,
): Promise<Row[]> {
  const known = await store.get(kinds.authorships, id)
  if (known === undefined) return []
  const anew = (note: Note): Note => ({ ...note, text: withoutName(note.text, name).text })
  const hash = takenOutHash(linkKey, id, name)
  const takenOut = [...new Set([...(known.takenOut ?? []), ...(hash === undefined ? [] : [hash])])]
  const next = {
    ...known,
    withdrawn: known.withdrawn === null ? null : anew(known.withdrawn),
    unseen: known.unseen === null ? null : { ...known.unseen, note: anew(known.unseen.note) },
    takenOut,
    stamp: newId(),
  }
  return [{ ...row(kinds.authorships, next), over: { stamp: known.stamp } }]
}

interface Rewording {
  readonly responseId: ResponseId | null
  readonly noteIds: readonly NoteId[]
  readonly name: string
}

/** All that an answer ever said, how the team reads it, and its passages: each where it was, though the words before it are fewer or more. */
export async function answerReworded(
  { store }: Pick<EraseDeps, 'store'>,
  { responseId, noteIds, name }: Rewording,
): Promise<{ readonly puts: readonly Row[]; readonly passages: ReadonlyMap<string, string>; readonly times: number }> {
  if (responseId === null) return { puts: [], passages: new Map(), times: 0 }
  const revisions = await store.list(kinds.responseWords, responseId)
  const pieces = new Map<string, WithoutName>()
  for (const piece of revisions.flatMap(one => one.pieces)) pieces.set(piece.id, withoutName(piece.text, name))
  const found = await Promise.all(noteIds.map(id => store.get(kinds.excerpts, id)))
  const passages = new Map<string, string>()
  const own = found.flatMap(one => (one === undefined ? [] : [excerptIn(one, pieces, passages)]))
  return {
    puts: [
      ...revisions.map(one => row(kinds.responseWords, wordsWithout(one, pieces))),
      ...own.map(one => row(kinds.excerpts, one)),
    ],
    passages,
    times: [...pieces.values()].reduce((sum, { times }) => sum + times, 0),
  }
}

/** A stretch that ends within a name ends after the mark, and the next begins there: together they still hold every letter. */
const wordsWithout = (words: ResponseWords, pieces: ReadonlyMap<string, WithoutName>): ResponseWords => ({
  ...words,
  pieces: words.pieces.map(piece => ({ ...piece, text: pieces.get(piece.id)?.text ?? piece.text })),
  parts: words.parts.flatMap(part => {
    const { placeOf = (at: number) => at } = pieces.get(part.pieceId) ?? {}
    const [start, end] = [placeOf(part.start, 'end'), placeOf(part.end, 'end')]
    return start < end ? [{ ...part, start, end }] : []
  }),
})

function excerptIn(excerpt: Excerpt, pieces: ReadonlyMap<string, WithoutName>, passages: Map<string, string>): Excerpt {
  const piece = pieces.get(excerpt.pieceId)
  if (piece === undefined) return excerpt
  const span = { start: piece.placeOf(excerpt.start, 'start'), end: piece.placeOf(excerpt.end, 'end') }
  const text = wordsAt(piece.text, span)
  if (text === undefined) return excerpt
  passages.set(excerpt.id, text)
  return { ...excerpt, ...span, takenOff: excerpt.takenOff === null ? null : { ...excerpt.takenOff, text } }
}
