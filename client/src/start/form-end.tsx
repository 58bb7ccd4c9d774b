/** The end of a form: what stands in the way, the one button that saves, and the way out. */
import { Link } from 'wouter'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { sayHowMany, type Refused } from './field-errors.ts'

export function FormEnd({
  refused,
  sending,
  label,
  exit,
}: {
  readonly refused: Refused
  readonly sending: boolean
  readonly label: string
  /** Where "Leave it" leads. */
  readonly exit: string
}) {
  const said = sayHowMany(refused)
  return (
    <div className="stack">
      {said !== undefined && (
        <Notice tone="danger">
          <p>{said}</p>
        </Notice>
      )}
      <div className="row">
        <Button look="primary" size="large" type="submit">
          {sending ? 'Saving…' : label}
        </Button>
        <Link className="btn quiet" href={exit}>
          Leave it
        </Link>
      </div>
    </div>
  )
}
