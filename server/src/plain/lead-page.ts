/** Where an invited lead chooses a passphrase, and what they are shown once. */
import type { Safeguarding } from '@waymark/shared/model/safeguarding.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { field, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export const leadFields = { passphrase: 'passphrase', again: 'again' } as const

export const secretField = (of: {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly isNew?: boolean
  /** Where it is another than the id. */
  readonly name?: string
}): Html =>
  field(
    { id: of.id, label: of.label, ...(of.hint !== undefined && { hint: of.hint }), error: of.error },
    attributes =>
      html`<input
        class="input"
        type="password"
        name="${of.name ?? of.id}"
        maxlength="400"
        required
        autocomplete="${of.isNew === true ? 'new-password' : 'off'}"
        ${attributes}
      />`,
  )

export const howStrong =
  'Four words or more that do not belong together, or at least sixteen letters. Nobody else learns it, and nobody can look it up for you.'

export const becomeLeadPage = (token: string, known: Safeguarding, wrong?: string): string =>
  pageOf({
    title: wrong === undefined ? 'Become the lead' : 'Not saved – Become the lead',
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('This is not saved', wrong, leadFields.passphrase)}
      <h1>Become the lead for safeguarding</h1>
      <p>
        You are invited as <b dir="auto">${known.lead}</b>. What people tell in private is sealed so that only you can
        open it, with a passphrase that you choose here.
      </p>
      ${known.keyId !== '' && notice('info', html`<p>Somebody is the lead already. From now on what is told comes to you. What was told before stays with whoever holds the earlier passphrase: you cannot open it.</p>`)}
      <form class="stack" method="post" action="${pages.becomeLead(token)}">
        ${secretField({ id: leadFields.passphrase, label: 'Your passphrase', hint: howStrong, error: wrong, isNew: true })}
        ${secretField({ id: leadFields.again, label: 'The same once more', isNew: true })}
        <div><button class="btn primary">Become the lead</button></div>
      </form>
    </div>`,
  })

export const shownOncePage = (of: {
  readonly code: string
  readonly address: string
  readonly logPath: string
}): string =>
  pageOf({
    title: 'Write this down',
    main: html`<div class="column door stack">
      <h1>Write this down</h1>
      <p>Your recovery code. It opens your log if you forget the passphrase. It is shown this once:</p>
      <p class="lead">
        <b><code>${of.code}</code></b>
      </p>
      ${notice('danger', html`<p>If you lose both the passphrase and this code, nobody can read what was told to you: not you, not the organisers, not whoever runs this server.</p>`)}
      <p>The address of your log. Keep it, too:</p>
      <p><code>${of.address}</code></p>
      <p><a class="btn" href="${of.logPath}">I have written it down: go to my log</a></p>
    </div>`,
  })
