/** Leaving a computer that others use too: it forgets who was here. The notes stay on the board, and nobody can change them any more. */
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { leave } from '@waymark/shared/wire/entry.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { unsavedCopies } from '#sync/copies-apart.ts'
import { useWatched } from '#sync/use-doc.ts'
import { forgetHere, waitingHere } from '#sync/waiting-here.ts'
import { isSettled } from '#sync/waiting-queue.ts'

export function Leave({ sessionId }: { readonly sessionId: SessionId }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="quiet" size="compact" onClick={() => setAsking(true)}>
        Leave this computer…
      </Button>
      {asking && <LeaveDialog sessionId={sessionId} onClose={() => setAsking(false)} />}
    </>
  )
}

/** In how many documents that are kept on this device something is not saved yet. */
function useUnsavedDocuments(): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    void unsavedCopies().then(names => setCount(names.length))
  }, [])
  return count
}

function LeaveDialog({ sessionId, onClose }: { readonly sessionId: SessionId; readonly onClose: () => void }) {
  const [, go] = useLocation()
  const [trouble, setTrouble] = useState<string>()
  const unsaved = useWatched(waitingHere()).filter(one => !isSettled(one)).length
  const unsavedDocuments = useUnsavedDocuments()
  const goOut = async (): Promise<void> => {
    const answer = await call(leave, { params: { sessionId }, body: {} })
    if (answer.ok) {
      await forgetHere()
      go(pages.home())
    } else setTrouble(answer.problem.message)
  }
  return (
    <Dialog title="Leave this computer?" onClose={onClose}>
      <p>
        It forgets who you are, so that somebody else can come in. Your notes stay, and you can no longer change them.
      </p>
      <p className="small">
        Should they not stay? <a href={pages.erase()}>Have all that you wrote erased</a>, at any time and for good.
      </p>
      {unsaved > 0 && (
        <Notice>
          <p>
            {unsaved === 1 ? '1 change of yours is' : `${unsaved} changes of yours are`} not saved yet, and will be lost
            if you leave now.
          </p>
        </Notice>
      )}
      {unsavedDocuments > 0 && (
        <Notice>
          <p>What you did in the themes or the draft without a connection is not saved yet, and will be lost too.</p>
        </Notice>
      )}
      {trouble !== undefined && <Notice tone="danger">{trouble}</Notice>}
      <footer>
        <Button look="primary" onClick={() => void goOut()}>
          Leave
        </Button>
        <Button onClick={onClose}>Stay</Button>
      </footer>
    </Dialog>
  )
}
