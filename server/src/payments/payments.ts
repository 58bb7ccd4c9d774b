/**
 * Who is paid for their time, kept apart from the words. What is offered belongs to a question set by a keyed hash of its id: whoever has
 * both files and not the key cannot tell which set it is, and nobody can tell which answer.
 */
import { createHmac } from 'node:crypto'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { maxOffers, type PaymentOffer, type PaymentTerms } from '@waymark/shared/model/payment.ts'
import { timeIn } from '@waymark/shared/model/time.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import { holdsBankDetails } from '@waymark/shared/rules/payment-words.ts'
import type { Deps } from '#deps.ts'
import { secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { paymentOffers, paymentTerms } from '#store/people-kinds.ts'
import { row } from '#store/store.ts'
import type { Offered } from './offer-links.ts'

type PayDeps = Pick<Deps, 'people' | 'linkKey' | 'now'>

const termsIdOf = ({ linkKey }: Pick<Deps, 'linkKey'>, setId: QuestionSetId): string =>
  createHmac('sha256', linkKey).update(`payment ${setId}`).digest('base64url')

/** The end of the address where people say whether they want it. */
export const payTokenOf = (deps: Pick<Deps, 'linkKey'>, setId: QuestionSetId): string =>
  secretOf(deps.linkKey, termsIdOf(deps, setId))

export const termsFor = (deps: PayDeps, setId: QuestionSetId): Promise<PaymentTerms | undefined> =>
  deps.people.get(paymentTerms, termsIdOf(deps, setId))

export async function setTerms(deps: PayDeps, setId: QuestionSetId, form: Omit<PaymentTerms, 'id'>): Promise<void> {
  refuseBankDetails(form.what, ['body', 'what'])
  refuseBankDetails(form.who, ['body', 'who'])
  refuseBankDetails(form.how, ['body', 'how'])
  await deps.people.commit({ puts: [row(paymentTerms, { ...form, id: termsIdOf(deps, setId) })] })
}

/** By name. */
export const offersOf = async (deps: PayDeps, setId: QuestionSetId): Promise<PaymentOffer[]> =>
  (await deps.people.list(paymentOffers, termsIdOf(deps, setId))).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))

type Form = Omit<PaymentOffer, 'id' | 'termsId' | 'day'>

/** By an organiser: somebody new, or what is known of somebody. Answers whether they are new. */
export const putOffer = (
  deps: PayDeps,
  setId: QuestionSetId,
  { offerId, form }: { readonly offerId: string; readonly form: Form },
): Promise<boolean> =>
  deps.people.inTurn(termsIdOf(deps, setId), async () => {
    const terms = await termsFor(deps, setId)
    if (terms === undefined) throw new Refusal('conflict', 'Say first what is offered.')
    if (form.state === 'paid' && form.reference.trim() === '')
      throw new Refusal('malformed', 'Give the reference of the payment.', { at: ['body', 'reference'] })
    const known = await deps.people.get(paymentOffers, offerId)
    if (known !== undefined && known.termsId !== terms.id)
      throw new Refusal('conflict', 'There is another offer with this id.')
    if (known === undefined) await refuseTooMany(deps, terms)
    await put(deps, terms, { ...form, id: offerId })
    return known === undefined
  })

export const markPaid = (
  deps: PayDeps,
  setId: QuestionSetId,
  { offerId, reference }: { readonly offerId: string; readonly reference: string },
): Promise<void> =>
  deps.people.inTurn(termsIdOf(deps, setId), async () => {
    const [terms, known] = [await termsFor(deps, setId), await deps.people.get(paymentOffers, offerId)]
    if (terms === undefined || known?.termsId !== terms.id)
      throw new Refusal('gone', 'This offer is not here any more.')
    if (known.state === 'declined') throw new Refusal('conflict', 'They have said no. Ask them before you pay.')
    await put(deps, terms, { ...known, state: 'paid', reference })
  })

export const removeOffer = (deps: PayDeps, setId: QuestionSetId, offerId: string): Promise<void> =>
  deps.people.inTurn(termsIdOf(deps, setId), async () => {
    const known = await deps.people.get(paymentOffers, offerId)
    if (known?.termsId === termsIdOf(deps, setId))
      await deps.people.commit({ removes: [{ kind: paymentOffers.name, id: offerId }] })
  })

type Said = Pick<PaymentOffer, 'name' | 'reach' | 'capacity' | 'quarters'>

/** By the person themselves, at the address for all: the same form twice is one offer, and changes nothing that is there. */
export const acceptOffer = (
  deps: PayDeps,
  { terms, offer }: Offered,
  { id, ...said }: Said & Pick<PaymentOffer, 'id'>,
): Promise<void> =>
  answering(deps, terms, async () => {
    if (said.quarters > terms.quarters)
      throw new Refusal('malformed', 'That is more time than is paid for.', { at: ['quarters'] })
    const yes = { ...said, state: 'accepted', reference: '' } as const
    if (offer !== undefined) return put(deps, terms, { ...yes, id: (await unpaid(deps, offer)).id })
    if ((await deps.people.get(paymentOffers, id)) !== undefined) return
    await refuseTooMany(deps, terms)
    await put(deps, terms, { ...yes, id })
  })

/** Whoever says no at the address for all leaves nothing; an offer to somebody by name is kept as declined, so that nobody asks again. */
export const declineOffer = (deps: PayDeps, { terms, offer }: Offered): Promise<void> =>
  offer === undefined
    ? Promise.resolve()
    : answering(deps, terms, async () => {
        await put(deps, terms, { ...(await unpaid(deps, offer)), state: 'declined' })
      })

const answering = (deps: PayDeps, terms: PaymentTerms, act: () => Promise<void>): Promise<void> =>
  deps.people.inTurn(terms.id, async () => {
    if (!isBefore(deps.now(), terms.until))
      throw new Refusal('closed', 'This offer has ended. Ask the people who sent it.')
    // The questions may have gone while the form was on its way.
    if ((await deps.people.get(paymentTerms, terms.id)) === undefined)
      throw new Refusal('gone', 'Nothing is offered at this address now.')
    await act()
  })

/** As it is now. */
async function unpaid({ people }: PayDeps, { id }: Pick<PaymentOffer, 'id'>): Promise<PaymentOffer> {
  const offer = await people.get(paymentOffers, id)
  if (offer === undefined) throw new Refusal('gone', 'This offer was taken back. Ask the people who sent it.')
  if (offer.state === 'paid') throw new Refusal('conflict', 'This has been paid. Ask the people who sent it.')
  return offer
}

async function refuseTooMany({ people }: PayDeps, { id }: PaymentTerms): Promise<void> {
  if ((await people.list(paymentOffers, id)).length >= maxOffers)
    throw new Refusal('too-many', `At most ${maxOffers} people fit here.`)
}

async function put(deps: PayDeps, terms: PaymentTerms, offer: Form & Pick<PaymentOffer, 'id'>): Promise<void> {
  refuseBankDetails(offer.name, ['body', 'name'])
  refuseBankDetails(offer.reach, ['body', 'reach'])
  refuseBankDetails(offer.reference, ['body', 'reference'])
  const day = timeIn(terms.until.zone, deps.now()).local.slice(0, 10)
  await deps.people.commit({ puts: [row(paymentOffers, { ...offer, termsId: terms.id, day })] })
}

function refuseBankDetails(text: string, at: readonly string[]): void {
  if (holdsBankDetails(text))
    throw new Refusal(
      'malformed',
      'This looks like the details of a bank account or a card. They are never kept here: leave them out.',
      {
        at,
      },
    )
}

/** Once the questions are gone, so is who was paid for answering them. */
export async function forgetPayments(deps: PayDeps, sets: readonly QuestionSetId[]): Promise<void> {
  for (const setId of sets)
    await deps.people.inTurn(termsIdOf(deps, setId), async () => {
      const offers = await offersOf(deps, setId)
      await deps.people.commit({
        removes: [
          ...offers.map(({ id }) => ({ kind: paymentOffers.name, id })),
          { kind: paymentTerms.name, id: termsIdOf(deps, setId) },
        ],
      })
    })
}
