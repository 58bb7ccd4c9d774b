/** The plain pages where people book a place, and find, change and cancel what they booked. They know nothing of any note. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as z from 'zod/mini'
import { BookingSaid, type BookingPage } from '@waymark/shared/model/booking.ts'
import { whatToExpect } from '@waymark/shared/drafting/what-to-expect.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { tokenOfDoor } from '#answers/answer-door.ts'
import { book, bookingsOf, countOwnTime } from '#booking/bookings.ts'
import { bookingIdOf, bookingSecretOf, pageAt } from '#booking/links.ts'
import { calendarFor, sessionOf } from '#booking/page.ts'
import { sendToOne } from '#booking/send-due.ts'
import type { Deps } from '#deps.ts'
import { filesOf } from '#files/session-files.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { bookingRates } from '#limits/limit-table.ts'
import { typedBooking, type TypedBooking, type WrongBooking } from '#plain/booking-fields.ts'
import { bookPage } from '#plain/booking-page.ts'
import { nameOf } from '#plain/fields.ts'
import { Refusal } from '#refusal.ts'
import { liveBreakoutsOf, sessionPlace } from '#session/places.ts'
import { questionSets } from '#store/kinds.ts'
import { isOver, refuseOver, sendCalendar, told } from './booked.ts'
import { mountMyBooking } from './my-booking.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

const OfToken = z.object({ token: z.string().check(z.maxLength(200)) })
/** Made by the page. What else is sent in its place is as good, if it is as long. */
const FormId = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))

export const mountBookingPages = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      const formsOf = keyedBuckets(bookingRates.forms, deps.monotonic)
      scope.addHook('onRequest', async ({ method, ip }, reply) => {
        void reply.header('cache-control', 'no-store')
        if (method === 'POST' && formsOf.take(addressKey(ip)) > 0)
          throw new Refusal(
            'too-many',
            'That was more at once than we take from one place. Wait a minute, then send it again.',
          )
      })
      mountForm(scope, deps)
      mountMyBooking(scope, deps)
    },
    { prefix: '/book' },
  )
}

function mountForm(scope: FastifyInstance, deps: Deps): void {
  const recipients = keyedBuckets(bookingRates.to, deps.monotonic)
  scope.get('/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    const page = await pageAt(deps, token)
    return sendPage(reply, await pageFor(deps, { token, page, form: deps.newId(), typed: typedBooking({}) }))
  })
  scope.get('/:token/calendar.ics', async (request, reply) => {
    const page = await pageAt(deps, paramsOf(OfToken, request).token)
    const session = await sessionOf(deps, page)
    return sendCalendar(reply, await calendarFor(deps, { page, session, method: 'PUBLISH', stamp: deps.now() }))
  })
  scope.post('/:token/own-time', async (request, reply) => {
    const page = await pageAt(deps, paramsOf(OfToken, request).token)
    const door = await openDoor(deps, page)
    if (door === undefined) throw new Refusal('closed', 'There are no open questions to answer in writing now.')
    await countOwnTime(deps, page.id)
    return goTo(reply, pages.answer(door))
  })
  scope.post('/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    const page = await pageAt(deps, token)
    const fields = fieldsOf(request)
    const sent = BookingSaid.safeParse(typedBooking(fields))
    const again = async (wrong: WrongBooking): Promise<FastifyReply> => {
      const form = FormId.safeParse(fields[nameOf.form]).data ?? deps.newId()
      return sendPage(reply, await pageFor(deps, { token, page, form, typed: typedBooking(fields), wrong }))
    }
    if (!sent.success) return again(told(wrongIn(sent.error.issues[0]), { request, reply }))
    const form = FormId.safeParse(fields[nameOf.form])
    if (!form.success) throw new Refusal('malformed', 'We could not read what was sent. Load the page again.')
    if (sent.data.mail !== '' && recipients.take(sent.data.mail.toLowerCase()) > 0)
      return again(
        told(new Refusal('too-many', 'That address was booked for too often. Wait a while.', { at: ['mail'] }), {
          request,
          reply,
        }),
      )
    const bookingId = bookingIdOf(form.data)
    await refuseOver(deps, page)
    const done = await book(deps, page.id, { bookingId, said: sent.data }).catch(refusalOf)
    if (done instanceof Refusal) return again(told(done, { request, reply }))
    await sendToOne(deps, page, bookingId)
    return goTo(reply, pages.myBooking(token, bookingSecretOf(deps, done)))
  })
}

const wrongIn = (issue: { readonly message: string; readonly path: readonly PropertyKey[] } | undefined): Refusal =>
  new Refusal('malformed', issue?.message ?? 'We could not read what was sent.', {
    at: (issue?.path ?? []).map(String),
  })

/** The end of the address of the questions that can be answered in its place, while they are open. */
async function openDoor(deps: Deps, { id, inOwnTime }: BookingPage): Promise<string | undefined> {
  const set = inOwnTime === null ? undefined : await deps.store.get(questionSets, inOwnTime)
  return set?.sessionId === id && isBefore(deps.now(), set.deadline) ? tokenOfDoor(deps, set.id) : undefined
}

interface Seen {
  readonly token: string
  readonly page: BookingPage
  readonly form: string
  readonly typed: TypedBooking
  readonly wrong?: WrongBooking
}

async function pageFor(deps: Deps, { token, page, form, typed, wrong }: Seen): Promise<string> {
  const { session, strategy } = await sessionPlace(deps, page.id)
  const all = await bookingsOf(deps, page.id)
  const booked = all.filter(({ state }) => state === 'booked').length
  const free = page.capacity === null ? null : Math.max(0, page.capacity - booked)
  const files = (await filesOf(deps, page.id)).filter(({ removedAt }) => removedAt === null)
  const breakouts = await liveBreakoutsOf(deps, page.id)
  const isFull = free === 0 || all.some(({ state }) => state === 'waiting')
  return bookPage({
    page,
    session,
    guide: whatToExpect({ strategy, session, breakouts, files }).nodes,
    isOver: await isOver(deps, page),
    free,
    hasOwnTime: (await openDoor(deps, page)) !== undefined,
    calendar: `${pages.book(token)}/calendar.ics`,
    form: {
      form,
      address: pages.book(token),
      typed,
      asksDietary: page.asksDietary,
      sendsMail: deps.post !== undefined,
      isFull,
      wrong,
    },
  })
}
