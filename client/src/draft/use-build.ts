/** Brings into the draft what the themes say and it does not yet. */
import { useState } from 'react'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { buildDraft, readNew } from '@waymark/shared/wire/drafts.ts'
import { call } from '#api/call.ts'

export interface Build {
  /** Into a draft that has words already, what is new is offered first. */
  readonly run: () => void
  /** What is new, while nobody has said yes or no to it. */
  readonly offered: readonly { readonly id: string; readonly name: string }[] | undefined
  readonly bringIn: () => void
  readonly leaveIt: () => void
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
  const [offered, setOffered] = useState<Build['offered']>()
  const offer = async (): Promise<void> => {
    setBuilding(true)
    const answer = await call(readNew, { params: { draftId }, body: {} })
    setBuilding(false)
    if (!answer.ok) await onDone(answer.problem.message)
    else if (answer.value.themes.length === 0) await build()
    else setOffered(answer.value.themes)
  }
  return {
    run: () => {
      void (isEmpty ? build() : offer())
    },
    offered,
    bringIn: () => {
      setOffered(undefined)
      void build()
    },
    leaveIt: () => {
      setOffered(undefined)
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
