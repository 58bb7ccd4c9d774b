/** Booking, for the team: what people read before they book, how many come, and what they need; who they are is for organisers alone. */
import './booking.css'
import { Link } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { bookingTablePath, readBooking } from '@waymark/shared/wire/booking.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { useAsked } from '#api/use-asked.ts'
import { CopyField } from '#ui/copy-field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { BookingList } from './booking-list.tsx'
import type { BookingShape } from './booking-shape.ts'
import { BookingSetting } from './booking-setting.tsx'
import { ToldOfChange } from './told-of-change.tsx'

export function BookingPage({ sessionId }: { readonly sessionId: string }) {
  const id = SessionId.safeParse(sessionId)
  return id.success ? (
    <Open key={id.data} id={id.data} />
  ) : (
    <No message="This address has lost its end on the way. Look at the link you were sent." />
  )
}

const No = ({ message }: { readonly message: string }) => (
  <Page title="Booking" mainClass="column stack">
    <Trouble title="We cannot show this page now" message={message}>
      <a className="btn" href={pages.home()}>
        Go where you belong
      </a>
    </Trouble>
  </Page>
)

function Open({ id }: { readonly id: SessionId }) {
  const asked = useAsked(readBooking, { params: { sessionId: id }, body: {} })
  if (asked.state === 'no') return <No message={asked.problem.message} />
  if (asked.state === 'asking')
    return (
      <Page title="Booking" mainClass="column stack">
        <h1>Booking</h1>
        <Loading what="The bookings are on their way." />
      </Page>
    )
  return <Shown seen={asked.value} again={asked.again} />
}

function Shown({ seen, again }: BookingShape) {
  const { session, page, mayManage } = seen
  return (
    <Page title="Booking" where="Booking" whereMore={session.title} mainClass="column stack">
      <p>
        <Link href={pages.session(session.id)}>Back to the session</Link>
      </p>
      <h1>Booking</h1>
      <p className="lead">
        <span dir="auto">{session.title}</span>: {sayWhen(session.startsAt)}. Who books is kept apart from all notes:
        nothing here says what anybody wrote, or who is who in the room.
      </p>
      {page !== null && <Numbers seen={seen} />}
      {mayManage && <ToldOfChange seen={seen} again={again} />}
      {page !== null && <Needs seen={seen} />}
      {page !== null && mayManage && <ForOrganisers seen={seen} again={again} />}
      {mayManage && <BookingSetting seen={seen} again={again} />}
      {page === null && !mayManage && <p className="soft">Nothing can be booked for this session yet.</p>}
    </Page>
  )
}

const ForOrganisers = ({ seen, again }: BookingShape) => (
  <>
    <section className="stack" aria-labelledby="address">
      <h2 id="address">The page where people book</h2>
      <CopyField label="The address for everybody" address={seen.address} />
    </section>
    <BookingList seen={seen} again={again} />
  </>
)

function Numbers({ seen: { counts, page } }: Pick<BookingShape, 'seen'>) {
  const lines = [
    ['Have a place', page?.capacity == null ? String(counts.booked) : `${counts.booked} of ${page.capacity}`],
    ['Joined', counts.joined],
    ['First time', counts.firstTime],
    ['Waiting', counts.waiting],
    ['Cancelled', counts.cancelled],
    ['Chose their own time', counts.ownTime],
  ] as const
  return (
    <section className="stack" aria-labelledby="numbers">
      <h2 id="numbers">How many</h2>
      <dl className="booking-counts">
        {lines.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Needs = ({ seen: { needs, session } }: Pick<BookingShape, 'seen'>) => (
  <section className="stack" aria-labelledby="needs">
    <h2 id="needs">What people need</h2>
    {needs.length === 0 ? (
      <p className="soft">Nobody has said yet that they need anything.</p>
    ) : (
      <>
        <p>One line for each person, without names.</p>
        <ul>
          {needs.map(({ needs: said, dietary }, at) => (
            <li key={at} dir="auto">
              {[said, dietary === '' ? '' : `Food: ${dietary}`].filter(one => one !== '').join('. ')}
            </li>
          ))}
        </ul>
        <div>
          <a className="btn" href={bookingTablePath(session.id, 'needs')} download>
            <Icon name="download" />
            Download it as a table
          </a>
        </div>
      </>
    )}
  </section>
)
