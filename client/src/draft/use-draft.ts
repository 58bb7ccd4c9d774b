/** What the page knows: the sources as the server last told them, and the document. */
import { useEffect, useMemo, useState } from 'react'
import { draftDocName, remarksDocName } from '@waymark/shared/doc/doc-name.ts'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { readDraft } from '@waymark/shared/wire/drafts.ts'
import type { AnyProblem } from '#api/call.ts'
import { isRefusal, useKeptAsked } from '#api/use-kept-asked.ts'
import { forgetRefused, refuseCopy } from '#sync/copies-apart.ts'
import type { DocState, LiveDoc } from '#sync/open-doc.ts'
import { useDoc, useDocState, useKept } from '#sync/use-doc.ts'
import { sourceBook, type DraftReply, type SourceBook } from './sources.ts'

const everyMs = 20_000

export interface DraftNow {
  /** Undefined until it was told for the first time. */
  readonly told: { readonly reply: DraftReply; readonly book: SourceBook } | undefined
  /** The last answer was a no. */
  readonly problem: AnyProblem | undefined
  readonly live: LiveDoc
  /** Refused also where the socket does not know it yet. */
  readonly doc: DocState
  readonly again: () => Promise<void>
}

export function useDraft(draftId: DraftId): DraftNow {
  const asked = useKeptAsked(readDraft, { params: { draftId }, body: {} }, { mayKeep })
  const { again } = asked
  const live = useDoc(draftDocName(draftId))
  const doc = useDocState(live)
  const [reply, setReply] = useState<DraftReply>()
  // What was told stays when a later answer is a no: the words on the page must not go with it.
  if (asked.state === 'here' && asked.value !== reply) setReply(asked.value)
  const told = useMemo(() => (reply === undefined ? undefined : { reply, book: sourceBook(reply) }), [reply])
  useEffect(() => askAgainWhileLookedAt(again), [again])
  const { connection } = doc
  useEffect(() => {
    if (connection !== 'connecting') void again()
  }, [connection, again])
  const problem = asked.state === 'no' ? asked.problem : undefined
  // A socket that is refused before it opens looks like one that finds no server.
  const refused = problem !== undefined && isRefusal(problem)
  const mayWrite = reply === undefined ? undefined : mayKeep(reply)
  useKept(
    useMemo(() => [live], [live]),
    mayWrite,
  )
  useEffect(() => {
    if (refused) void forgetRefused(draftDocName(draftId))
    // What the team says beside it goes also where somebody may read on.
    if (refused || mayWrite === false) void refuseCopy(remarksDocName(draftId))
  }, [refused, mayWrite, draftId])
  return { told, problem, live, doc: refused ? { ...doc, connection: 'refused' } : doc, again }
}

const mayKeep = ({ me }: DraftReply): boolean => may(me.role, 'write-draft')

/** Names of themes and words of notes change while the draft is written. */
function askAgainWhileLookedAt(again: () => Promise<void>): () => void {
  const ask = (): void => {
    if (document.visibilityState === 'visible') void again()
  }
  const timer = setInterval(ask, everyMs)
  addEventListener('focus', ask)
  return () => {
    clearInterval(timer)
    removeEventListener('focus', ask)
  }
}
