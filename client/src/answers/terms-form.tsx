/** What people are offered for their time: how much, for what, until when. Nothing typed is lost by a no. */
import { useState } from 'react'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { currencies, PaymentTerms } from '@waymark/shared/model/payment.ts'
import { zoneName, type ZonedTime } from '@waymark/shared/model/time.ts'
import { setTerms } from '@waymark/shared/wire/payments.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { amountIn, fieldsOfTerms, quartersIn, wrongWithTerms, type TermsFields, type Wrong } from './payment-form.ts'
import { Choose } from '#ui/choose.tsx'
import { WordsInput } from './words-input.tsx'

export interface TermsFormShape {
  readonly setId: QuestionSetId
  readonly terms: PaymentTerms | null
  /** Of the questions: until then, where nothing else is said. */
  readonly deadline: ZonedTime
  readonly again: () => Promise<void>
}

export function TermsForm({ setId, terms, deadline, again }: TermsFormShape) {
  const [fields, setFields] = useState(() => fieldsOfTerms(terms, deadline))
  const [wrong, setWrong] = useState<Wrong>()
  const send = async (): Promise<void> => {
    const inTheWay = wrongWithTerms(fields)
    setWrong(inTheWay)
    if (inTheWay !== undefined) return
    const answer = await call(setTerms, { params: { setId }, body: bodyOf(fields) })
    setWrong(answer.ok ? undefined : { at: String(answer.problem.at[1] ?? ''), message: answer.problem.message })
    if (!answer.ok) return
    say('The offer is saved.')
    await again()
  }
  const errorAt = (field: string): string | undefined => (wrong?.at === field ? wrong.message : undefined)
  const change = (more: Partial<TermsFields>): void => {
    setFields({ ...fields, ...more })
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
      <Fields fields={fields} change={change} errorAt={errorAt} />
      {wrong !== undefined && (
        <Notice tone="danger">
          <p>{wrong.message}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" look={terms === null ? 'primary' : 'plain'}>
          Save the offer
        </Button>
      </div>
    </form>
  )
}

const bodyOf = ({ rate, currency, hours, ...more }: TermsFields) => ({
  ...more,
  rate: amountIn(rate),
  currency: PaymentTerms.shape.currency.safeParse(currency).data ?? 'GBP',
  quarters: quartersIn(hours),
})

interface FieldsShape {
  readonly fields: TermsFields
  readonly change: (more: Partial<TermsFields>) => void
  readonly errorAt: (field: string) => string | undefined
}

const texts = [
  { field: 'what', at: 'what', label: 'What people are paid for', hint: 'Such as: for answering the four questions.' },
  { field: 'who', at: 'who', label: 'Who is offered it', hint: 'Can stay empty.' },
  { field: 'rate', at: 'rate', label: 'How much for an hour', hint: 'Such as 25 or 12.50.' },
  { field: 'hours', at: 'quarters', label: 'For how many hours at most', hint: 'A quarter of an hour is 0.25.' },
  { field: 'how', at: 'how', label: 'How it is paid, and who to ask', hint: 'Can stay empty.', type: 'long' },
] as const

const Fields = ({ fields, change, errorAt }: FieldsShape) => (
  <>
    {texts.map(({ field, at, label, hint, ...more }) => (
      <WordsInput
        key={field}
        label={label}
        hint={hint}
        {...more}
        error={errorAt(at)}
        value={fields[field]}
        onValue={value => {
          change({ [field]: value })
        }}
      />
    ))}
    <Choose
      label="Currency"
      error={errorAt('currency')}
      value={fields.currency}
      options={currencies.map(one => [one, one] as const)}
      onChoose={currency => {
        change({ currency })
      }}
    />
    <WordsInput
      label={`Until when people can say yes (${zoneName(fields.until)})`}
      type="datetime-local"
      error={errorAt('until')}
      value={fields.until.local}
      onValue={local => {
        change({ until: { ...fields.until, local } })
      }}
    />
  </>
)
