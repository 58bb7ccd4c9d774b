/** Telling the lead of something in private: a form that asks for one thing only, and what happens next. */
import { maxConcern, type Safeguarding } from '@waymark/shared/model/safeguarding.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { field, hidden, input, nameOf, textArea, tick, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'
import { inDanger, whoIsLead } from './safeguarding-page.ts'

export const concernFields = {
  what: 'what',
  urgent: 'urgent',
  who: 'who',
  reach: 'reach',
  where: 'where',
  /** Nobody sees it: whoever fills it in is a script. */
  trap: 'website',
} as const

type Typed = 'what' | 'who' | 'reach' | 'where'

export interface ConcernView {
  readonly token: string
  readonly title: string
  readonly known: Safeguarding | undefined
  /** Of this form, made with the page. */
  readonly form: string
  readonly typed: Readonly<Record<Typed, string>>
  readonly isUrgent: boolean
  readonly wrong?: { readonly at: Typed; readonly message: string } | undefined
}

export function concernPage(view: ConcernView): string {
  const { title, known, token, wrong } = view
  const canBeRead = known !== undefined && known.keyId !== ''
  return pageOf({
    title: wrong === undefined ? 'Something worries you?' : 'Not sent – Something worries you?',
    where: title,
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('This is not sent', wrong.message, wrong.at)}
      <h1>Something worries you?</h1>
      ${inDanger(known)} ${canBeRead ? form(view, known) : notYet(known)}
      <p><a href="${pages.safeguarding(token)}">How we keep people safe</a></p>
    </div>`,
  })
}

const notYet = (known: Safeguarding | undefined): Html =>
  html`${notice('info', html`<p>Nobody can read what is sent here yet, so nothing can be sent. Reach them in another way:</p>`)}
  ${whoIsLead(known)}`

const asked: readonly (readonly [Typed, string, string])[] = [
  ['who', 'Who is at risk?', 'Can stay empty.'],
  ['where', 'Where was it?', 'A room, a place, a page. Can stay empty.'],
  ['reach', 'How may we reach you?', 'Leave it empty if nobody shall know who you are: then nobody can ask you back.'],
]

function form({ token, form: id, typed, isUrgent, wrong }: ConcernView, known: Safeguarding): Html {
  const errorAt = (at: Typed): string | undefined => (wrong?.at === at ? wrong.message : undefined)
  return html`<p>
      Only <b dir="auto">${known.lead}</b>, the lead for safeguarding, can read what you write here: it is sealed before
      it is kept. Neither the organisers nor whoever runs this server can open it. Not even your name is needed.
    </p>
    <form class="stack" method="post" action="${pages.concern(token)}" autocomplete="off">
      ${hidden(nameOf.form, id)}
      ${field(
        {
          id: 'what',
          label: 'What happened, or what worries you?',
          hint: `In your own words. At most ${maxConcern.toLocaleString('en-GB')} characters.`,
          error: errorAt('what'),
        },
        attributes => textArea(html`${attributes} required`, { name: concernFields.what, text: typed.what }),
      )}
      ${tick(concernFields.urgent, 'Somebody is at risk now', { isOn: isUrgent })}
      ${asked.map(([at, label, hint]) =>
        field({ id: at, label, hint, error: errorAt(at) }, attributes =>
          input(attributes, { name: at, text: typed[at] }),
        ),
      )}
      <div hidden>
        ${field({ id: 'website', label: 'Leave this empty' }, attributes => input(attributes, { name: concernFields.trap, text: '' }))}
      </div>
      <p class="soft">
        This is not read at every hour${known.when !== '' && html`: <span dir="auto">${known.when}</span>`}. If it
        cannot wait, call.
      </p>
      <div>
        <button class="btn primary">
          <span>Send it to <span dir="auto">${known.lead}</span></span>
        </button>
      </div>
    </form>`
}

export const concernSentPage = ({
  token,
  title,
  known,
  reference,
}: Pick<ConcernView, 'token' | 'title' | 'known'> & { readonly reference: string }): string =>
  pageOf({
    title: 'It is sent',
    where: title,
    main: html`<div class="column door stack">
      <h1>It is sent</h1>
      <p>
        Your reference is <b>${reference}</b>. Write it down if you may want to ask about it: it does not say who you
        are.
      </p>
      <p>
        ${known !== undefined && html`<b dir="auto">${known.lead}</b>`} is told that there is something to read, opens
        it, and decides what has to be done. If you said how, they get in touch with you. What you wrote cannot be
        opened from here again, by you or by anybody who uses this device after you.
      </p>
      ${inDanger(known)} ${whoIsLead(known)}
      <p><a href="${pages.safeguarding(token)}">How we keep people safe</a></p>
    </div>`,
  })
