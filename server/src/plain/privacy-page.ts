/** What is kept on this server, for how long, who answers for it, and what people can do: for everybody, without coming in. */
import type { PrivacySettings } from '@waymark/shared/model/retention.ts'
import { noticeParts, noticeVersion, sayWho, whyNoVersion } from '@waymark/shared/rules/privacy-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { html } from './html.ts'
import { pageOf } from './page.ts'

export const privacyPage = (settings: PrivacySettings): string =>
  pageOf({
    title: 'What is kept',
    main: html`<div class="column stack">
      <h1>What is kept, and for how long</h1>
      <p class="lead" dir="auto">${sayWho(settings.notice)}</p>
      ${settings.notice.contact !== '' && html`<p class="words" dir="auto">${settings.notice.contact}</p>`}
      <div class="row">
        <a class="btn" href="${pages.me()}">See what is known of you</a>
        <a class="btn" href="${pages.erase()}">Erase all that I wrote</a>
      </div>
      ${noticeParts(settings).map(
        ({ title, lines }) =>
          html`<section class="stack">
            <h2>${title}</h2>
            <ul class="kept">
              ${lines.map(
                ([about, said]) =>
                  html`<li>
                    <span class="icon i-saved"></span><span><b>${about}.</b> ${said}</span>
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
      ${settings.notice.complaints !== '' && html`<p class="words" dir="auto">${settings.notice.complaints}</p>`}
      <p class="small soft">Version ${noticeVersion(settings)} of this notice. ${whyNoVersion}</p>
    </div>`,
  })
