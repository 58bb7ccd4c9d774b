/** One offer of payment: to whom, what they said, and what can be done about it now. */
import { useState } from 'react'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { owed, type PaymentOffer, type PaymentTerms } from '@waymark/shared/model/payment.ts'
import { paymentStateWords, sayMoney, sayQuarters } from '@waymark/shared/rules/payment-words.ts'
import { markPaid, removeOffer } from '@waymark/shared/wire/payments.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { AskFirst } from './ask-first.tsx'
import { dayInWords } from './say-answers.ts'
import type { Acting } from './use-act.ts'
import { WordsInput } from './words-input.tsx'

export interface OfferLineShape {
  readonly setId: QuestionSetId
  readonly terms: PaymentTerms
  readonly offer: PaymentOffer
  readonly acting: Acting
}

const capacityTags = { personal: 'In their own time', job: 'As part of their job', unsaid: '' } as const

export function OfferLine(shape: OfferLineShape) {
  const { terms, offer } = shape
  const { name, reach, quarters, state, reference, day, capacity } = offer
  const facts = [
    paymentStateWords[state],
    `${sayMoney(owed(terms, offer), terms.currency)} for ${sayQuarters(quarters)}`,
    capacityTags[capacity],
    `Since ${dayInWords(day)}`,
  ].filter(fact => fact !== '')
  return (
    <li className="card stack">
      <h4 dir="auto">{name}</h4>
      <p dir="auto">{reach}</p>
      <ul className="row small offer-facts" aria-label={`About the offer to ${name}`}>
        {facts.map(fact => (
          <li className="tag" key={fact}>
            {fact}
          </li>
        ))}
      </ul>
      {reference !== '' && <p>Reference: {reference}</p>}
      <div className="row">
        {state !== 'paid' && state !== 'declined' && <Paying {...shape} />}
        <Leaving {...shape} />
      </div>
    </li>
  )
}

function Paying({ setId, offer, acting }: OfferLineShape) {
  const [isOpen, setOpen] = useState(false)
  const [reference, setReference] = useState('')
  const { id: offerId, name } = offer
  const pay = async (): Promise<void> => {
    const asked = { params: { setId, offerId }, body: { reference } }
    await acting.act(async () => call(markPaid, asked), `${name} is marked as paid.`)
  }
  if (!isOpen)
    return (
      <Button
        size="compact"
        icon="check"
        onClick={() => {
          setOpen(true)
        }}
      >
        Mark as paid…<span className="sr">: {name}</span>
      </Button>
    )
  return (
    <form
      className="stack offer-paying"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void pay()
      }}
    >
      <WordsInput
        label="Reference of the payment"
        hint="As it stands in the books. Not the number of an account."
        error={acting.trouble === '' ? undefined : acting.trouble}
        value={reference}
        isFirst
        onValue={setReference}
      />
      <div className="row">
        <Button type="submit" size="compact">
          Mark as paid<span className="sr">: {name}</span>
        </Button>
        <Button
          size="compact"
          look="quiet"
          onClick={() => {
            setOpen(false)
          }}
        >
          Leave it
        </Button>
      </div>
    </form>
  )
}

/** Before it is paid an offer is taken back; whoever was paid is forgotten. Both leave nothing. */
function Leaving({ setId, offer: { id: offerId, name, state }, acting }: OfferLineShape) {
  const isOffered = state === 'offered'
  const remove = async (): Promise<boolean> => {
    const asked = { params: { setId, offerId }, body: {} }
    const said = isOffered ? 'The offer is taken back.' : `${name} is forgotten.`
    return acting.act(async () => call(removeOffer, asked), said)
  }
  return (
    <AskFirst
      label={isOffered ? 'Take the offer back…' : 'Forget this person…'}
      about={name}
      title={isOffered ? `Take the offer to ${name} back` : `Forget ${name}`}
      yes={isOffered ? 'Take it back' : 'Forget them'}
      no="Leave it as it is"
      trouble={acting.trouble}
      act={remove}
    >
      <p>
        {isOffered
          ? 'Their link leads nowhere from this moment, and their name and how to reach them are deleted.'
          : 'Their name, how to reach them and what was paid are deleted here, and a link of theirs leads nowhere. A table that was downloaded still has them.'}
      </p>
    </AskFirst>
  )
}
