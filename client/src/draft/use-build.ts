/** Brings into the draft what the themes say and it does not yet. */
import { useState } from 'react'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { buildDraft } from '@waymark/shared/wire/drafts.ts'
import { call } from '#api/call.ts'

export interface Build {
  readonly run: () => void
  readonly closedBecause: string | undefined
}

/** `onDone` hears in words what came of it. */
export function useBuild(draftId: DraftId, onDone: (outcome: string) => Promise<void>): Build {
  const [building, setBuilding] = useState(false)
  const build = async (): Promise<void> => {
    setBuilding(true)
    const answer = await call(buildDraft, { params: { draftId }, body: {} })
    setBuilding(false)
    await onDone(answer.ok ? sayAdded(answer.value.added) : answer.problem.message)
  }
  return {
    run: () => {
      void build()
    },
    closedBecause: building ? 'Being brought in now' : undefined,
  }
}

export const sayAdded = (added: number): string =>
  added === 0
    ? 'Everything from the themes is in the draft already.'
    : added === 1
      ? '1 theme was added. What you had written stays as it was.'
      : `${added} themes were added. What you had written stays as it was.`
