/** Saying whether one wants to be paid for one's time: a page of its own, that knows nothing of any answer. */
import { capacities, type Capacity, type PaymentState, type PaymentTerms } from '@waymark/shared/model/payment.ts'
import { sayTime } from '@waymark/shared/rules/deadline.ts'
import { capacityWords, sayMoney, sayQuarters } from '@waymark/shared/rules/payment-words.ts'
import { field, hidden, input, nameOf, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export const payFields = {
  name: 'name',
  reach: 'reach',
  capacity: 'capacity',
  hours: 'hours',
  say: 'say',
} as const

export interface PaymentView {
  readonly terms: PaymentTerms
  readonly address: string
  readonly isOpen: boolean
  /** Of the offer to this person; undefined at the address for all. */
  readonly state: PaymentState | undefined
  /** Of this form, made with the page. */
  readonly form: string
  readonly typed: {
    readonly name: string
    readonly reach: string
    readonly capacity: Capacity
    readonly hours: string
  }
  readonly wrong?: { readonly at: 'name' | 'reach' | 'quarters'; readonly message: string } | undefined
}

export function paymentPage(view: PaymentView): string {
  const { terms, wrong, isOpen } = view
  return pageOf({
    title: wrong === undefined ? 'Being paid for your time' : 'Not sent – Being paid for your time',
    where: terms.what,
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('This is not sent', wrong.message, wrong.at)}
      <h1>Being paid for your time</h1>
      <p class="lead">
        ${sayMoney(terms.rate, terms.currency)} an hour, for up to ${sayQuarters(terms.quarters)}:
        <span dir="auto">${terms.what}</span>
      </p>
      ${terms.who !== '' && html`<p dir="auto">${terms.who}</p>`}
      ${terms.how !== '' && html`<p dir="auto">${terms.how}</p>`}
      ${notice(
        'info',
        html`<p>
          <b>If you have benefits:</b> being paid, even once, can change what you get. Ask somebody who knows before you
          say yes, such as Citizens Advice or a welfare rights adviser. You can say no here and still answer the
          questions.
        </p>`,
      )}
      <p class="soft">
        What you write here is kept apart from your answers. Nobody can see from it what you said, or from what you said
        that you were here. Never write details of a bank account or a card: whoever pays you asks for them.
      </p>
      ${view.state !== undefined && saidBefore[view.state] !== '' && notice('info', html`<p>${saidBefore[view.state]}</p>`)}
      ${view.state !== 'paid' && (isOpen ? form(view) : notice('plain', html`<p>This offer ended on ${sayTime(terms.until)}.</p>`))}
    </div>`,
  })
}

const saidBefore: Readonly<Record<PaymentState, string>> = {
  offered: '',
  accepted: 'You said yes. You can still change what you said.',
  declined: 'You said no. You can still say yes.',
  paid: 'This has been paid.',
}

function form({ terms, address, form: id, typed, wrong }: PaymentView): Html {
  const errorAt = (at: NonNullable<PaymentView['wrong']>['at']): string | undefined =>
    wrong?.at === at ? wrong.message : undefined
  return html`<form class="stack" method="post" action="${address}">
    ${hidden(nameOf.form, id)}
    ${field({ id: 'name', label: 'Your name', hint: 'Whom to pay.', error: errorAt('name') }, attributes =>
      input(attributes, { name: payFields.name, text: typed.name }),
    )}
    ${field(
      {
        id: 'reach',
        label: 'How to reach you',
        hint: 'An e-mail address or a phone number, to arrange it.',
        error: errorAt('reach'),
      },
      attributes => input(attributes, { name: payFields.reach, text: typed.reach }),
    )}
    ${field(
      {
        id: 'quarters',
        label: 'For how many hours',
        hint: `At most ${terms.quarters / 4}. A quarter of an hour is 0.25.`,
        error: errorAt('quarters'),
      },
      attributes => input(attributes, { name: payFields.hours, text: typed.hours, more: html`inputmode="decimal"` }),
    )}
    ${field(
      { id: 'capacity', label: 'How do you take part?' },
      attributes =>
        html`<select class="input" name="${payFields.capacity}" ${attributes}>
          ${capacities.map(one => html`<option value="${one}" ${one === typed.capacity && html` selected`}>${capacityWords[one]}</option>`)}
        </select>`,
    )}
    <p class="soft">You can say this until ${sayTime(terms.until)}.</p>
    <div class="row">
      <button class="btn primary" name="${payFields.say}" value="accepted">Yes, I would like to be paid</button>
      <button class="btn" name="${payFields.say}" value="declined">No, thank you</button>
    </div>
  </form>`
}

/** `isOwn`: said at the address of an offer to this person. */
export const paymentSaidPage = (terms: PaymentTerms, said: 'accepted' | 'declined', isOwn: boolean): string =>
  pageOf({
    title: said === 'accepted' ? 'You said yes' : 'You said no',
    where: terms.what,
    main: html`<div class="column door stack">
      <h1>${said === 'accepted' ? 'You said yes' : 'You said no'}</h1>
      <p>
        ${
          said === 'accepted'
            ? 'The people who organise this get in touch with you to arrange the payment.'
            : isOwn
              ? 'Nobody will ask you again, and your answers count the same.'
              : 'Nothing was kept of you, and your answers count the same.'
        }
      </p>
      <p class="soft">
        ${isOwn ? 'If you change your mind, open your link again.' : 'If you change your mind, tell the people who sent you the questions.'}
      </p>
    </div>`,
  })
