/** The form of a booking: drawn and read under the same names. */
import { commonNeeds, type CommonNeed } from '@waymark/shared/model/booking.ts'
import { needWords } from '@waymark/shared/rules/booking-words.ts'
import { field, hidden, input, isTicked, nameOf, textArea, textIn, tick, type Fields } from './fields.ts'
import { html, type Html } from './html.ts'

export const bookFields = {
  name: 'name',
  mail: 'mail',
  need: (need: CommonNeed) => `need-${need}`,
  needsMore: 'needs-more',
  dietary: 'dietary',
  isFirst: 'first',
  mayWrite: 'may-write',
  useName: 'use-name',
} as const

export interface TypedNeeds {
  readonly needs: CommonNeed[]
  readonly needsMore: string
  readonly dietary: string
}

export interface TypedBooking extends TypedNeeds {
  readonly name: string
  readonly mail: string
  readonly isFirst: boolean
  readonly mayWrite: boolean
}

export const wrongPlaces = ['name', 'mail', 'needsMore', 'dietary'] as const
export interface WrongBooking {
  readonly at: (typeof wrongPlaces)[number]
  readonly message: string
}

export const typedNeeds = (fields: Fields): TypedNeeds => ({
  needs: commonNeeds.filter(need => isTicked(fields, bookFields.need(need))),
  needsMore: textIn(fields, bookFields.needsMore),
  dietary: textIn(fields, bookFields.dietary),
})

export const typedBooking = (fields: Fields): TypedBooking => ({
  ...typedNeeds(fields),
  name: fields[bookFields.name] ?? '',
  mail: (fields[bookFields.mail] ?? '').trim(),
  isFirst: isTicked(fields, bookFields.isFirst),
  mayWrite: isTicked(fields, bookFields.mayWrite),
})

const errorAt = (wrong: WrongBooking | undefined, at: WrongBooking['at']): string | undefined =>
  wrong?.at === at ? wrong.message : undefined

export const needsFields = (typed: TypedNeeds, asksDietary: boolean, wrong?: WrongBooking): Html =>
  html`<fieldset class="stack tight">
      <legend>What do you need?</legend>
      ${commonNeeds.map(need => tick(bookFields.need(need), needWords[need], { isOn: typed.needs.includes(need) }))}
    </fieldset>
    ${field(
      {
        id: 'needsMore',
        label: 'Anything else that you need',
        hint: 'Can stay empty.',
        error: errorAt(wrong, 'needsMore'),
      },
      attributes => textArea(attributes, { name: bookFields.needsMore, text: typed.needsMore }),
    )}
    ${
      asksDietary &&
      field(
        {
          id: 'dietary',
          label: 'What you eat and do not eat',
          hint: 'Can stay empty.',
          error: errorAt(wrong, 'dietary'),
        },
        attributes => input(attributes, { name: bookFields.dietary, text: typed.dietary }),
      )
    }`

export interface BookingFormView {
  readonly form: string
  readonly address: string
  readonly typed: TypedBooking
  readonly asksDietary: boolean
  readonly sendsMail: boolean
  readonly isFull: boolean
  readonly wrong?: WrongBooking | undefined
}

export const bookingForm = ({ form, address, typed, asksDietary, sendsMail, isFull, wrong }: BookingFormView): Html =>
  html`<form class="stack" method="post" action="${address}">
    ${hidden(nameOf.form, form)}
    ${field(
      {
        id: 'name',
        label: 'What we may call you',
        hint: 'Your name, or another one. It is not shown in the room unless you say so.',
        error: errorAt(wrong, 'name'),
      },
      attributes => input(attributes, { name: bookFields.name, text: typed.name }),
    )}
    ${field(
      {
        id: 'mail',
        label: 'E-mail address, if you like',
        hint: sendsMail
          ? 'For a confirmation and a reminder. Without one you get a page, and keep its address.'
          : 'No e-mail is sent from here: the organisers can write to you. You get a page, and keep its address.',
        error: errorAt(wrong, 'mail'),
      },
      attributes =>
        input(attributes, { name: bookFields.mail, text: typed.mail, more: html`type="email" autocomplete="email"` }),
    )}
    ${needsFields(typed, asksDietary, wrong)}
    ${tick(bookFields.isFirst, 'This is my first time', { isOn: typed.isFirst })}
    ${tick(bookFields.mayWrite, 'You may write to me about later sessions, and to thank me', { isOn: typed.mayWrite })}
    <div><button class="btn primary">${isFull ? 'Put me on the waiting list' : 'Book a place'}</button></div>
  </form>`
