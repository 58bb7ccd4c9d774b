/** The session has another time or title than people were told: they are told once somebody says so. */
import { sayWhen } from '@waymark/shared/model/time.ts'
import { tellChange } from '@waymark/shared/wire/booking.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { BookingShape } from './booking-shape.ts'
import { useDoing } from './use-doing.ts'

export function ToldOfChange({ seen: { page, session, counts, sendsMail }, again }: BookingShape) {
  const { isBusy, trouble, act } = useDoing(again)
  if (page === null) return null
  const { told } = page
  const isSame =
    told.title === session.title &&
    told.startsAt.local === session.startsAt.local &&
    told.startsAt.zone === session.startsAt.zone
  const people = counts.booked + counts.waiting
  if (isSame || people === 0) return null
  return (
    <Notice tone="info">
      <p>
        {people} {people === 1 ? 'person has' : 'people have'} in mind: <span dir="auto">{told.title}</span>,{' '}
        {sayWhen(told.startsAt)}. That is not how it stands now.
      </p>
      {trouble !== '' && <p>{trouble}</p>}
      <Button
        closedBecause={isBusy ? 'It is being done.' : undefined}
        onClick={() => {
          void act(tellChange, { params: { sessionId: session.id }, body: {} }, 'They are told.')
        }}
      >
        {sendsMail ? 'Write to all of them' : 'Mark them as to be told'}
      </Button>
    </Notice>
  )
}
