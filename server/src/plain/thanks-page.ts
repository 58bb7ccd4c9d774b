/** Being thanked by name: giving a name, and one's own name by the link that leads back to it. It knows nothing of what anybody wrote. */
import type { Acknowledgement } from '@waymark/shared/model/acknowledgement.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { field, hidden, input, nameOf, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export const thanksFields = { name: 'name', mail: 'mail' } as const

export interface TypedThanks {
  readonly name: string
  readonly mail: string
}

interface WrongThanks {
  readonly at: 'name' | 'mail'
  readonly message: string
}

export interface ThanksView {
  /** Of the strategy. */
  readonly title: string
  readonly intro: string
  readonly isOpen: boolean
  readonly address: string
  readonly form: string
  /** Whether letters can be sent. */
  readonly sendsMail: boolean
  readonly typed: TypedThanks
  readonly wrong?: WrongThanks | undefined
}

export const thanksPage = (view: ThanksView): string =>
  pageOf({
    title: `${view.wrong === undefined ? '' : 'Not sent – '}Being thanked by name`,
    where: view.title,
    main: html`<div class="column door stack">
      ${wrongPart(view.wrong)}
      <h1>Being thanked by name</h1>
      <p class="lead">
        Everybody who helped is thanked in <span dir="auto">${view.title}</span>. If you would like your name to stand
        there, write it here. If not, do nothing: you are thanked without it.
      </p>
      ${view.intro.trim() !== '' && html`<p dir="auto">${view.intro}</p>`}
      <p class="soft">
        Your name is kept apart from everything that was said. Nobody can see from it what you wrote, or that you wrote
        at all. Everybody can read it, in a list with the others, by the alphabet.
      </p>
      ${
        view.isOpen
          ? form({ ...view, action: view.address, button: 'Thank me by this name' })
          : notice('plain', html`<p>No names are taken here now. Whoever gave theirs can still change it.</p>`)
      }
    </div>`,
  })

export interface MyThanksView {
  readonly own: Acknowledgement
  readonly secret: string
  /** The whole of the link, to be kept. */
  readonly link: string
  readonly sendsMail: boolean
  readonly typed: TypedThanks
  readonly wrong?: WrongThanks | undefined
}

const stands: Readonly<Record<Acknowledgement['state'], string>> = {
  wanted: 'Your name is here. It stands in the document once the people who organise this have looked at it.',
  shown: 'Your name stands in the document.',
  held: 'Your name does not stand in the document. Ask the people who organise this why.',
  withdrawn: 'You have taken your name back. It stands nowhere, and it is not kept.',
}

export const myThanksPage = (view: MyThanksView): string => {
  const { own, secret, link } = view
  const isBack = own.state === 'withdrawn'
  return pageOf({
    title: `${view.wrong === undefined ? '' : 'Not saved – '}Your name in the thanks`,
    main: html`<div class="column door stack">
      ${wrongPart(view.wrong)}
      <h1>Your name in the thanks</h1>
      ${notice(own.state === 'shown' ? 'good' : 'info', html`<p>${stands[own.state]}</p>`)}
      <section class="card stack" aria-labelledby="keep">
        <h2 id="keep">Keep this link</h2>
        <p>With it you can change your name or take it back, now and later. Whoever has it can do the same.</p>
        <p><a href="${link}">${link}</a></p>
      </section>
      ${form({ ...view, form: '', action: pages.myThanks(secret), button: isBack ? 'Thank me again' : 'Save this name' })}
      ${!isBack && withdrawPart(secret)}
      <form class="stack" method="post" action="${pages.myThanks(secret, 'remove')}">
        <p class="soft" id="what-goes">After this, the link leads nowhere.</p>
        <button class="btn danger" aria-describedby="what-goes">Delete all of it</button>
      </form>
    </div>`,
  })
}

const withdrawPart = (secret: string): Html =>
  html`<form class="stack" method="post" action="${pages.myThanks(secret, 'withdraw')}">
    <p class="soft" id="what-changes">
      Your name goes from the page at once, and from documents that are made after this. A document that somebody has
      already still says it.
    </p>
    <button class="btn" aria-describedby="what-changes">Take my name back</button>
  </form>`

const wrongPart = (wrong: WrongThanks | undefined): Html | undefined =>
  wrong && wrongAbove('This is not saved', wrong.message, wrong.at)

interface FormShape {
  readonly action: string
  readonly form: string
  readonly button: string
  readonly sendsMail: boolean
  readonly typed: TypedThanks
  readonly wrong?: WrongThanks | undefined
}

function form({ action, form: id, button, sendsMail, typed, wrong }: FormShape): Html {
  const errorAt = (at: WrongThanks['at']): string | undefined => (wrong?.at === at ? wrong.message : undefined)
  return html`<form class="stack" method="post" action="${action}">
    ${id !== '' && hidden(nameOf.form, id)}
    ${field(
      { id: 'name', label: 'Thank me as', hint: 'Just as it should stand in the document.', error: errorAt('name') },
      attributes => input(attributes, { name: thanksFields.name, text: typed.name, more: html`dir="auto"` }),
    )}
    ${
      sendsMail &&
      field(
        {
          id: 'mail',
          label: 'E-mail address, for a letter of thanks',
          hint: 'You can leave this empty. It stands nowhere in the document.',
          error: errorAt('mail'),
        },
        attributes => input(attributes, { name: thanksFields.mail, text: typed.mail, more: html`type="email"` }),
      )
    }
    <div class="row"><button class="btn primary">${button}</button></div>
  </form>`
}

export const thanksRemovedPage = (): string =>
  pageOf({
    title: 'Deleted',
    main: html`<div class="column door stack">
      <h1>It is deleted</h1>
      ${notice('good', html`<p>Your name and your address are not kept here any more, and the link leads nowhere.</p>`)}
    </div>`,
  })
