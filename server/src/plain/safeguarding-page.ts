/** The statement about safeguarding, who the lead is and how to reach them: plain, for everybody. */
import { usualEmergency, usualStatement, type Safeguarding } from '@waymark/shared/model/safeguarding.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface SafeguardingView {
  readonly token: string
  readonly title: string
  readonly known: Safeguarding | undefined
}

export const safeguardingPage = ({ token, title, known }: SafeguardingView): string =>
  pageOf({
    title: 'Keeping people safe',
    where: title,
    main: html`<div class="column door stack">
      <h1>Keeping people safe</h1>
      ${inDanger(known)}
      <p class="words" dir="auto">${known?.statement ?? usualStatement}</p>
      ${whoIsLead(known)}
      <p>
        <a class="btn primary" href="${pages.concern(token)}">Something worries you?</a>
      </p>
    </div>`,
  })

export const inDanger = (known: Safeguarding | undefined): Html =>
  notice('danger', html`<p class="words" dir="auto">${known?.emergency ?? usualEmergency}</p>`)

export function whoIsLead(known: Safeguarding | undefined): Html {
  if (known === undefined)
    return notice('info', html`<p>Nobody is named yet. Tell the people who invited you, in person or by phone.</p>`)
  return html`<section class="card stack" aria-labelledby="lead">
    <h2 id="lead">Whom to tell</h2>
    <p><b dir="auto">${known.lead}</b> is the lead for safeguarding.</p>
    <p class="words" dir="auto">${known.reach}</p>
    ${known.when !== '' && html`<p dir="auto">${known.when}</p>`}
    ${known.deputy !== '' && html`<p>When they are not there: <span dir="auto">${known.deputy}</span></p>`}
  </section>`
}
