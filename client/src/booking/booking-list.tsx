/** Who booked: giving a place, cancelling for somebody, and whom to tell another way. */
import type { Booking } from '@waymark/shared/model/booking.ts'
import { bookingStateWords, letterWords, sayNeeds } from '@waymark/shared/rules/booking-words.ts'
import { actOnBooking, bookingTablePath, listBookings } from '@waymark/shared/wire/booking.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import type { BookingShape } from './booking-shape.ts'
import { useDoing, type Doing } from './use-doing.ts'

export function BookingList({ seen, again }: BookingShape) {
  const sessionId = seen.session.id
  const asked = useAsked(listBookings, { params: { sessionId }, body: {} })
  const doing = useDoing(async () => {
    await Promise.all([asked.again(), again()])
  })
  return (
    <section className="stack" aria-labelledby="who">
      <h2 id="who">Who booked</h2>
      <p className="soft">Only organisers see this. It is put on record that it was read, and not by whom.</p>
      {doing.trouble !== '' && (
        <Notice tone="danger">
          <p>{doing.trouble}</p>
        </Notice>
      )}
      {asked.state === 'asking' && <Loading what="The list is on its way." />}
      {asked.state === 'no' && <p>{asked.problem.message}</p>}
      {asked.state === 'here' && asked.value.bookings.length === 0 && <p>Nobody has booked yet.</p>}
      {asked.state === 'here' && asked.value.bookings.length > 0 && (
        <>
          <ul className="stack booking-list" aria-label="Bookings">
            {asked.value.bookings.map(booking => (
              <Line key={booking.id} booking={booking} sendsMail={seen.sendsMail} sessionId={sessionId} doing={doing} />
            ))}
          </ul>
          <div>
            <a className="btn" href={bookingTablePath(sessionId, 'door')} download>
              <Icon name="download" />
              Download the list for the door
            </a>
          </div>
        </>
      )}
    </section>
  )
}

type Listed = ReplyOf<typeof listBookings>['bookings'][number]

interface LineShape {
  readonly booking: Listed
  readonly sendsMail: boolean
  readonly sessionId: BookingShape['seen']['session']['id']
  readonly doing: Doing
}

function Line({ booking, sendsMail, sessionId, doing }: LineShape) {
  const { id, name, state, due } = booking
  const act = (what: 'give-place' | 'cancel' | 'told', done: string) => () => {
    void doing.act(actOnBooking, { params: { sessionId, bookingId: id }, body: { act: what } }, done)
  }
  const closedBecause = doing.isBusy ? 'Something else is being done.' : undefined
  const last = due.at(-1)
  return (
    <li className="card stack tight">
      <p>
        <b dir="auto">{name}</b>: {bookingStateWords[state]}
        {booking.hasJoined && ', joined'}
        {booking.isFirst && ', for the first time'}
      </p>
      {factsOf(booking).map(fact => (
        <p key={fact} className="small" dir="auto">
          {fact}
        </p>
      ))}
      {last !== undefined && (
        <p>
          {sendsMail && booking.mail !== '' ? 'Not sent yet' : 'To tell them another way'}: {letterWords[last]}.
        </p>
      )}
      <div className="row">
        {state !== 'booked' && (
          <Button size="compact" {...{ closedBecause }} onClick={act('give-place', `${name} has a place.`)}>
            Give a place<span className="sr"> to {name}</span>
          </Button>
        )}
        {state !== 'cancelled' && (
          <Button size="compact" {...{ closedBecause }} onClick={act('cancel', 'It is cancelled.')}>
            Cancel<span className="sr"> the place of {name}</span>
          </Button>
        )}
        {last !== undefined && (
          <Button size="compact" {...{ closedBecause }} onClick={act('told', 'It is noted.')}>
            I told them<span className="sr">: {name}</span>
          </Button>
        )}
      </div>
    </li>
  )
}

const factsOf = ({
  mail,
  needs,
  needsMore,
  dietary,
  mayWrite,
}: Pick<Booking, 'mail' | 'needs' | 'needsMore' | 'dietary' | 'mayWrite'>): string[] =>
  [
    mail === '' ? 'No e-mail address' : mail,
    sayNeeds(needs, needsMore),
    dietary === '' ? '' : `Food: ${dietary}`,
    mayWrite ? 'We may write about later sessions, and to thank them' : '',
  ].filter(fact => fact !== '')
