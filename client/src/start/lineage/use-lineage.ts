/** What somebody does to a lineage before it is saved: with undo, and without saving over what they have not seen. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { putLineage, readLineage } from '@waymark/shared/wire/lineage.ts'
import { call, type Answer } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { allPlaced, nothingWrong, placed, type FieldErrors, type Refused } from '#start/field-errors.ts'
import type { LineageFields, Read } from './lineage-fields.ts'
import { beginning, changed, redone, undone, type History } from './lineage-history.ts'

export interface Work {
  readonly fields: LineageFields
  /** What goes on with one `key`, such as typing in one field, is undone at once. */
  readonly change: (next: LineageFields, key?: string) => void
  /** Undefined where there is nothing to take back, or to do again. */
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  readonly errorOf: (name: string) => string | undefined
  readonly refused: Refused
  readonly unsaved: boolean
  readonly saving: boolean
  readonly save: () => Promise<void>
  /** Somebody else has saved since this was read. */
  readonly conflict: string | undefined
  /** Saves over what they saved, knowing it. */
  readonly saveAllTheSame: () => Promise<void>
  /** What is saved, and how often it was. */
  readonly saved: LineageFields
  readonly version: number
}

interface WorkShape {
  readonly id: StrategyId
  readonly read: Pick<Read, 'version' | 'before' | 'entries'>
  readonly wrong: (fields: LineageFields) => FieldErrors
  readonly shown: (fields: LineageFields) => ReadonlySet<string>
}

/** `form` is put on what holds the fields. */
export function useLineage(shape: WorkShape): {
  readonly work: Work
  readonly form: RefObject<HTMLDivElement | null>
} {
  const { read } = shape
  const [history, setHistory] = useState<History>(() => beginning({ before: read.before, entries: read.entries }))
  const { fields } = history
  const { form, forget, saved, ...saving } = useSaving(shape, fields)
  const work: Work = {
    fields,
    ...stepsIn(history, next => {
      setHistory(next)
      forget()
    }),
    ...saving,
    errorOf: name => saving.refused.fields.get(name),
    unsaved: JSON.stringify(fields) !== JSON.stringify(saved.fields),
    saved: saved.fields,
    version: saved.version,
  }
  return { work, form }
}

function useSaving({ id, read, wrong, shown }: WorkShape, fields: LineageFields) {
  const [saved, setSaved] = useState({ fields, version: read.version })
  const [refused, setRefused] = useState<Refused>(nothingWrong)
  const [conflict, setConflict] = useState<string>()
  const [saving, setSaving] = useState(false)
  const { form, focusOnWrong } = useFocusOnWrong()

  const refuse = (now: Refused): void => {
    setRefused(now)
    focusOnWrong()
  }
  const saveOver = async (version: number): Promise<void> => {
    setSaving(true)
    setRefused(nothingWrong)
    setConflict(undefined)
    const body = { version, before: fields.before, entries: [...fields.entries] }
    const answer = await call(putLineage, { params: { strategyId: id }, body })
    setSaving(false)
    if (answer.ok) {
      setSaved({ fields, version: answer.value.version })
      say('It is saved.')
    } else if (answer.problem.code === 'conflict') setConflict(answer.problem.message)
    else refuse(sayRefused(answer, shown(fields)))
  }
  const checked = async (act: () => Promise<void>): Promise<void> => {
    if (saving) return
    const found = wrong(fields)
    if (found.size > 0) refuse(allPlaced(found, shown(fields)))
    else await act()
  }
  return {
    form,
    refused,
    forget: () => {
      setRefused(nothingWrong)
    },
    saved,
    saving,
    conflict,
    save: () => checked(() => saveOver(saved.version)),
    saveAllTheSame: () =>
      checked(async () => {
        const theirs = await call(readLineage, { params: { strategyId: id }, body: {} })
        if (theirs.ok) await saveOver(theirs.value.version)
        else refuse(sayRefused(theirs, new Set()))
      }),
  }
}

/** What changes it, and what takes that back. */
function stepsIn(history: History, set: (next: History) => void): Pick<Work, 'change' | 'undo' | 'redo'> {
  const [before, after] = [undone(history), redone(history)]
  const goTo = (step: History | undefined, said: string): (() => void) | undefined =>
    step &&
    (() => {
      set(step)
      say(said)
    })
  return {
    change: (next, key) => {
      set(changed(history, next, key))
    },
    undo: goTo(before, 'Taken back.'),
    redo: goTo(after, 'Done again.'),
  }
}

/** After each attempt that failed the focus goes to the first thing that needs another look. */
function useFocusOnWrong(): { readonly form: RefObject<HTMLDivElement | null>; readonly focusOnWrong: () => void } {
  const form = useRef<HTMLDivElement>(null)
  const [attempts, setAttempts] = useState(0)
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .field-wrong')?.focus()
  }, [attempts])
  return {
    form,
    focusOnWrong: () => {
      setAttempts(times => times + 1)
    },
  }
}

const sayRefused = (answer: Extract<Answer<unknown>, { ok: false }>, shown: ReadonlySet<string>): Refused =>
  answer.problem.code === 'unreachable'
    ? { fields: new Map(), whole: 'We cannot reach the server. What you did is still here: try again.' }
    : placed(answer.problem, shown)
