/** Stands on a note whose asking was refused: what the server said, and what can be done. The words are kept until then. */
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Waiting } from '#sync/waiting-queue.ts'

export function NoteTrouble({
  refused,
  onTryAgain,
  onTakeBack,
  onCopy,
}: {
  readonly refused: Waiting
  readonly onTryAgain: () => void
  readonly onTakeBack: () => void
  readonly onCopy: () => void
}) {
  const isWords = refused.ask.kind === 'put'
  return (
    <div className="trouble">
      <p>
        <Icon name="warn" />
        <strong>{isWords ? 'This note is not saved.' : 'This could not be done.'}</strong> {refused.problem?.message}
        {isWords && ' Your words are still here.'}
      </p>
      <div className="row">
        <Button size="compact" onClick={onTryAgain}>
          Try again
        </Button>
        {isWords && (
          <Button size="compact" onClick={onTakeBack}>
            Take it back into the form
          </Button>
        )}
        {isWords && (
          <Button size="compact" onClick={onCopy}>
            Copy my words
          </Button>
        )}
        {!isWords && (
          <Button size="compact" onClick={onTakeBack}>
            Leave it as it is
          </Button>
        )}
      </div>
    </div>
  )
}
