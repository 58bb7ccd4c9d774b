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
export function useBuild(draftId: DraftId, isEmpty: boolean, onDone: (outcome: string) => Promise<void>): Build {
  const [building, setBuilding] = useState(false)
  const build = async (): Promise<void> => {
    setBuilding(true)
    const answer = await call(buildDraft, { params: { draftId }, body: {} })
    setBuilding(false)
    await onDone(answer.ok ? sayAdded(answer.value.added, isEmpty) : answer.problem.message)
  }
  return {
    run: () => {
      void build()
    },
    closedBecause: building ? 'Being brought in now' : undefined,
  }
}

/** `wasEmpty`: before, so that whatever stands there now was added. */
function sayAdded(added: number, wasEmpty: boolean): string {
  const themes = added === 1 ? '1 theme was' : `${added} themes were`
  if (added > 0) return wasEmpty ? `${themes} brought in.` : `${themes} added. What you had written stays as it was.`
  return wasEmpty
    ? 'There are no themes yet. The headings are in: bring in the themes when there are some.'
    : 'Everything from the themes is in the draft already.'
}
