/** Offering payment to somebody by name. */
import { useState } from 'react'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { Capacity, type PaymentTerms } from '@waymark/shared/model/payment.ts'
import { putOffer } from '@waymark/shared/wire/payments.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { quartersIn, wrongWithHours, type Wrong } from './payment-form.ts'
import { Choose } from '#ui/choose.tsx'
import { WordsInput } from './words-input.tsx'

const capacityNames: Readonly<Record<Capacity, string>> = {
  unsaid: 'Not said',
  personal: 'By themselves, in their own time',
  job: 'As part of their job',
}

const fresh = (terms: PaymentTerms) => ({
  // The same however often it is sent, so that it is one offer.
  id: newId(),
  name: '',
  reach: '',
  capacity: 'unsaid' as Capacity,
  hours: String(Math.min(4, terms.quarters) / 4),
})

const texts = [
  { field: 'name', at: 'name', label: 'Name', hint: 'Whom to pay.' },
  {
    field: 'reach',
    at: 'reach',
    label: 'How to reach them',
    hint: 'An e-mail address or a phone number, to arrange it.',
  },
  { field: 'hours', at: 'quarters', label: 'For how many hours', hint: 'A quarter of an hour is 0.25.' },
] as const

interface OfferFormShape {
  readonly setId: QuestionSetId
  readonly terms: PaymentTerms
  readonly again: () => Promise<void>
  readonly onMade: (made: { readonly name: string; readonly address: string }) => void
}

export function OfferForm({ setId, terms, again, onMade }: OfferFormShape) {
  const [form, setForm] = useState(() => fresh(terms))
  const [wrong, setWrong] = useState<Wrong>()
  const send = async (): Promise<void> => {
    const { id: offerId, hours, ...person } = form
    const inTheWay = wrongWithHours(hours)
    setWrong(inTheWay)
    if (inTheWay !== undefined) return
    const body = { ...person, quarters: quartersIn(hours), state: 'offered' as const, reference: '' }
    const answer = await call(putOffer, { params: { setId, offerId }, body })
    setWrong(answer.ok ? undefined : { at: String(answer.problem.at[1] ?? ''), message: answer.problem.message })
    if (!answer.ok) return
    say('The offer is made.')
    onMade({ name: person.name, address: answer.value.address })
    setForm(fresh(terms))
    await again()
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {texts.map(({ field, at, label, hint }) => (
        <WordsInput
          key={field}
          label={label}
          hint={hint}
          error={wrong?.at === at ? wrong.message : undefined}
          value={form[field]}
          onValue={value => {
            setForm({ ...form, [field]: value })
          }}
        />
      ))}
      <Choose
        label="How they take part"
        value={form.capacity}
        options={Object.entries(capacityNames)}
        onChoose={value => {
          setForm({ ...form, capacity: Capacity.safeParse(value).data ?? 'unsaid' })
        }}
      />
      {wrong !== undefined && (
        <Notice tone="danger">
          <p>{wrong.message}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" look="primary">
          Make the offer and its link
        </Button>
      </div>
    </form>
  )
}
