/** Says what an act will do before it is done, and stays open with the reason when it could not be done. */
import { useState, type ReactNode } from 'react'
import type { Answer } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'

export function SureDialog<T>({
  title,
  yes,
  no,
  look = 'danger',
  act,
  onNo,
  onDone,
  children,
}: {
  readonly title: string
  readonly yes: string
  readonly no: string
  readonly look?: 'danger' | 'primary'
  readonly act: () => Promise<Answer<T>>
  readonly onNo: () => void
  readonly onDone: (value: T) => void
  /** What will happen. */
  readonly children: ReactNode
}) {
  const { acting, problem, run } = useAct(act, onDone)
  return (
    <Dialog title={title} onClose={onNo}>
      {children}
      <NotDone problem={problem} />
      <footer>
        <Button look={look} onClick={run}>
          {acting ? 'Doing it…' : yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </footer>
    </Dialog>
  )
}

/** Runs once at a time. `problem` is why the last time came to nothing. */
export function useAct<T>(act: () => Promise<Answer<T>>, onDone: (value: T) => void) {
  const [acting, setActing] = useState(false)
  const [problem, setProblem] = useState<{ readonly code: string; readonly message: string }>()
  const run = async (): Promise<void> => {
    if (acting) return
    setActing(true)
    setProblem(undefined)
    const answer = await act()
    setActing(false)
    if (answer.ok) onDone(answer.value)
    else setProblem(answer.problem)
  }
  return {
    acting,
    problem,
    run: (): void => {
      void run()
    },
  }
}

export function NotDone({
  problem,
}: {
  readonly problem: { readonly code: string; readonly message: string } | undefined
}) {
  if (problem === undefined) return null
  return (
    <Notice tone="danger">
      <p>
        {problem.code === 'unreachable'
          ? 'We cannot reach the server. Nothing has changed: try again.'
          : problem.message}
      </p>
    </Notice>
  )
}
