/** Says what an act will do before it is done, and stays open when it could not be done. */
import { useState, type ReactNode } from 'react'
import type { Answer } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'

export function Sure({
  title,
  yes,
  no,
  act,
  onNo,
  onDone,
  children,
}: {
  readonly title: string
  readonly yes: string
  readonly no: string
  readonly act: () => Promise<Answer<unknown>>
  readonly onNo: () => void
  readonly onDone: () => void
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
    if (answer.ok) onDone()
    else setProblem(sayNotDone(answer.problem))
  }
  return (
    <Dialog title={title} onClose={onNo}>
      {children}
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
      <footer>
        <Button onClick={onNo}>{no}</Button>
        <Button
          look="danger"
          onClick={() => {
            void run()
          }}
        >
          {acting ? 'Doing it…' : yes}
        </Button>
      </footer>
    </Dialog>
  )
}

/** Where nothing was typed, there are no words to be still here. */
const sayNotDone = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  code === 'unreachable' ? 'We cannot reach the server. Nothing has changed: try again.' : message
