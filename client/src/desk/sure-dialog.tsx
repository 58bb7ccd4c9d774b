/** Says what an act will do before it is done, and stays open when it could not be done. */
import { useState, type ReactNode } from 'react'
import type { Answer } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'

export function SureDialog({
  title,
  yes,
  act,
  onClose,
  children,
}: {
  readonly title: string
  /** Undefined where there is nothing to do. */
  readonly yes: string | undefined
  readonly act: () => Promise<Answer<unknown>>
  readonly onClose: () => void
  /** What will happen. */
  readonly children: ReactNode
}) {
  const [acting, setActing] = useState(false)
  const [problem, setProblem] = useState<string>()
  const run = async (): Promise<void> => {
    if (acting) return
    setActing(true)
    const answer = await act()
    setActing(false)
    if (answer.ok) onClose()
    else setProblem(answer.problem.message)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
      <footer>
        {yes !== undefined && (
          <Button look="primary" onClick={() => void run()}>
            {acting ? 'Doing it…' : yes}
          </Button>
        )}
        <Button onClick={onClose}>{yes === undefined ? 'Close' : 'Cancel'}</Button>
      </footer>
    </Dialog>
  )
}
