/** What somebody asked for in another format, by the link that leads back to it: how it stands, and deleting it. */
import type { FormatRequest } from '@waymark/shared/model/format-request.ts'
import { dayOf } from '@waymark/shared/model/time.ts'
import { formatWords, isWaiting } from '@waymark/shared/rules/format-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface MyFormatView {
  readonly request: FormatRequest
  readonly secret: string
  /** The whole of the link, to be kept. */
  readonly link: string
}

const dayWords = (day: string): string => dayOf({ local: `${day}T12:00`, zone: 'Europe/London' })

const stands: Readonly<Record<FormatRequest['state'], string>> = {
  asked: 'We have it, and nobody has begun yet',
  'in-hand': 'Somebody is working on it',
  done: 'It is done',
  cannot: 'We cannot do this',
}

export const myFormatPage = (view: MyFormatView): string => {
  const { request, secret, link } = view
  return pageOf({
    title: `${stands[request.state]} – What you asked for`,
    where: request.about,
    hasNoFormats: true,
    main: html`<div class="column door stack">
      <h1>What you asked for</h1>
      ${notice(request.state === 'done' ? 'good' : 'info', html`<p><b>${stands[request.state]}.</b></p>`)}
      ${isWaiting(request) && html`<p>You hear from us by ${dayWords(request.due)}.</p>`} ${saidPart(request)}
      <p>
        ${formatWords[request.format]}${request.which !== '' && html`: <span dir="auto">${request.which}</span>`}.
        About:
        <span dir="auto">${request.about}</span>
      </p>
      <p class="soft">Asked for on ${dayWords(request.day)}</p>
      <section class="card stack" aria-labelledby="keep">
        <h2 id="keep">Keep this link</h2>
        <p>It is the only way back to this page, for you and for whoever has it.</p>
        <p><a href="${link}">${link}</a></p>
      </section>
      <form class="stack" method="post" action="${pages.myFormat(secret, 'remove')}">
        <p class="soft" id="what-goes">Your name, how to reach you and what you asked for are deleted at once.</p>
        <button class="btn danger" aria-describedby="what-goes">Delete what I asked for</button>
      </form>
    </div>`,
  })
}

const saidPart = ({ said, saidOn }: FormatRequest): Html | undefined =>
  said === ''
    ? undefined
    : html`<blockquote class="stack">
        <p class="words" dir="auto">${said}</p>
        <p class="soft">Said on ${dayWords(saidOn)}</p>
      </blockquote>`
