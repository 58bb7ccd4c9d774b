/** One round: about which version, until when, how many said something, and how it is changed and ended. */
import { useState } from 'react'
import { sayFeedback } from '@waymark/shared/rules/feedback-words.ts'
import { endRound, type listRounds, type RoundView } from '@waymark/shared/wire/feedback.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { Fold } from './form-parts.tsx'
import { RoundForm } from './round-form.tsx'

export interface RoundCardShape {
  readonly round: RoundView
  readonly seen: ReplyOf<typeof listRounds>
  readonly again: () => Promise<void>
}

export function RoundCard({ round, seen, again }: RoundCardShape) {
  return (
    <section className="card stack" aria-labelledby="round">
      <h2 id="round">What people say about version {round.versionNumber}</h2>
      <p>{sayUntil(round)}</p>
      <p role="status">{sayFeedback(round.counts)}</p>
      {seen.address !== '' && (
        <p>
          <a href={seen.address}>The page that everybody reads</a>
        </p>
      )}
      {round.mail !== '' && <p className="feedback-words">People write to {round.mail}</p>}
      {seen.mayOpen && (
        <>
          <Fold summary="Change this round">
            <RoundForm key={round.mail} draftId={round.draftId} seen={seen} round={round} again={again} />
          </Fold>
          <Ending round={round} again={again} />
        </>
      )}
    </section>
  )
}

function sayUntil({ isOpen, said, closedEarlyAt }: RoundView): string {
  if (isOpen) return `People can say something until ${said}.`
  return closedEarlyAt === null ? `People could say something until ${said}.` : `It was ended before its time, ${said}.`
}

/** Taken back in the same place, while its time has not come. */
function Ending({ round, again }: Pick<RoundCardShape, 'round' | 'again'>) {
  const [isAsking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState('')
  const leave = (): void => {
    setAsking(false)
  }
  const end = async (isEnded: boolean): Promise<void> => {
    const answer = await call(endRound, {
      params: { draftId: round.draftId, roundId: round.id },
      body: { isEnded },
    })
    setTrouble(answer.ok ? '' : answer.problem.message)
    leave()
    if (answer.ok) say(isEnded ? 'The round has ended.' : 'The round is open again.')
    await again()
  }
  return (
    <div>
      {round.isOpen && (
        <Button
          size="compact"
          onClick={() => {
            setAsking(true)
          }}
        >
          End it now…
        </Button>
      )}
      {round.closedEarlyAt !== null && (
        <Button
          size="compact"
          onClick={() => {
            void end(false)
          }}
        >
          Open it again
        </Button>
      )}
      {trouble !== '' && (
        <Notice tone="danger">
          <p>{trouble}</p>
        </Notice>
      )}
      {isAsking && <EndDialog said={round.said} onClose={leave} onEnd={async () => end(true)} />}
    </div>
  )
}

interface EndDialogShape {
  readonly said: string
  readonly onClose: () => void
  readonly onEnd: () => Promise<void>
}

const EndDialog = ({ said, onClose, onEnd }: EndDialogShape) => (
  <Dialog title="End this round now?" onClose={onClose}>
    <p>
      People were told that they can say something until {said}. Nobody can send or change anything from this moment.
      What came stays.
    </p>
    <footer>
      <Button onClick={onClose}>Leave it open</Button>
      <Button look="danger" onClick={() => void onEnd()}>
        End it now
      </Button>
    </footer>
  </Dialog>
)
