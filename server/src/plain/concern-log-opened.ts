/** The log of a lead once it is opened: what was told, what was done about it, and adding to that. */
import { entryKinds } from '@waymark/shared/model/safeguarding.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { logFields } from './concern-log-page.ts'
import { field, hidden, nameOf, textArea } from './fields.ts'
import { html, type Html } from './html.ts'
import { secretField } from './lead-page.ts'
import { notice, pageOf } from './page.ts'

export interface ShownConcern {
  readonly id: string
  readonly day: string
  readonly inside:
    | {
        readonly what: string
        readonly urgent: boolean
        readonly who: string
        readonly reach: string
        readonly where: string
        readonly about: string
        readonly reference: string
        readonly at: string
      }
    | undefined
  readonly entries: readonly {
    readonly kind: EntryKind
    readonly words: string
    readonly by: string
    readonly at: string
  }[]
  readonly broken: number
  readonly isClosed: boolean
  readonly mayGo: boolean
}
type EntryKind = (typeof entryKinds)[number]

const kindWords: Readonly<Record<EntryKind, string>> = {
  note: 'A note',
  contact: 'Called or met somebody',
  referred: 'Referred to somebody',
  decision: 'A decision',
  outcome: 'What came of it',
  closed: 'Closed',
  'opened-again': 'Opened again',
}

export interface OpenedView {
  readonly token: string
  readonly all: readonly ShownConcern[]
  /** Makes the id of one form, so that one that is sent twice is one entry. */
  readonly newForm: () => string
  readonly wrong?: string | undefined
}

export const openedLogPage = (view: OpenedView): string =>
  pageOf({
    title: view.wrong === undefined ? 'The log, opened' : 'Not saved – The log, opened',
    main: html`<div class="column stack">
      <h1>The log of concerns</h1>
      ${view.wrong !== undefined && notice('danger', html`<p role="alert">${view.wrong}</p>`)}
      <p class="soft">Close this window when you have read it. It is kept nowhere but here.</p>
      <p><a class="btn" href="${pages.concernLog(view.token)}">Shut the log</a></p>
      ${view.all.length === 0 && html`<p>Nobody has told you anything yet.</p>`}
      ${view.all.map(one => concernPart(view, one))}
    </div>`,
  })

const when = (at: string): string => `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`

function concernPart(view: OpenedView, one: ShownConcern): Html {
  const { inside } = one
  return html`<section class="card stack" aria-labelledby="of-${one.id}">
    <h2 id="of-${one.id}">${inside?.reference ?? 'One that does not open'}${one.isClosed && ' (closed)'}</h2>
    ${inside === undefined ? notice('danger', html`<p>What was kept on ${one.day} does not open. It was changed since it was sealed.</p>`) : told(inside)}
    ${one.broken > 0 && notice('danger', html`<p>Entries that do not open: ${one.broken}. They were changed since they were sealed.</p>`)}
    ${
      one.entries.length > 0 &&
      html`<h3>What was done</h3>
        <ol class="stack tight">
          ${one.entries.map(entry => html`<li><b>${kindWords[entry.kind]}</b>, <span dir="auto">${entry.by}</span>, ${when(entry.at)}<br /><span class="words" dir="auto">${entry.words}</span></li>`)}
        </ol>`
    }
    ${addForm(view, one)} ${one.mayGo && removeForm(view, one)}
  </section>`
}

const told = (inside: NonNullable<ShownConcern['inside']>): Html =>
  html`${inside.urgent && notice('danger', html`<p><b>Somebody is at risk now.</b></p>`)}
    <p class="soft">Told ${when(inside.at)}</p>
    <p class="words" dir="auto">${inside.what}</p>
    ${
      inside.about !== '' &&
      html`<p>It is about these words:</p>
        <blockquote class="words" dir="auto">${inside.about}</blockquote>`
    }
    ${inside.who !== '' && html`<p>At risk: <span dir="auto">${inside.who}</span></p>`}
    ${inside.where !== '' && html`<p>Where: <span dir="auto">${inside.where}</span></p>`}
    <p>Reach them: ${inside.reach === '' ? 'they did not say how' : html`<span dir="auto">${inside.reach}</span>`}</p>`

const addForm = ({ token, newForm }: OpenedView, { id, isClosed }: ShownConcern): Html =>
  html`<details class="fold">
    <summary>Add what was done<span class="sr">, ${id}</span></summary>
    <form class="stack" method="post" action="${pages.concernLog(token)}" autocomplete="off">
      ${hidden(logFields.concern, id)} ${hidden(nameOf.form, newForm())}
      ${field(
        { id: `kind-${id}`, label: 'What it is' },
        attributes =>
          html`<select class="input" name="${logFields.kind}" ${attributes}>
            ${entryKinds.filter(kind => kind !== (isClosed ? 'closed' : 'opened-again')).map(kind => html`<option value="${kind}">${kindWords[kind]}</option>`)}
          </select>`,
      )}
      ${field({ id: `text-${id}`, label: 'In words', hint: 'It cannot be changed later; add another entry instead.' }, attributes => textArea(attributes, { name: logFields.text, text: '' }))}
      ${secretField({ id: `pass-${id}`, name: logFields.passphrase, label: 'Your passphrase' })}
      <div><button class="btn" name="${logFields.act}" value="add">Add it</button></div>
    </form>
  </details>`

const removeForm = ({ token }: OpenedView, { id }: ShownConcern): Html =>
  html`<form class="stack" method="post" action="${pages.concernLog(token)}">
    <p>It was kept for as long as was agreed.</p>
    ${hidden(logFields.concern, id)}
    ${secretField({ id: `pass-remove-${id}`, name: logFields.passphrase, label: 'Your passphrase, to delete it' })}
    <div><button class="btn" name="${logFields.act}" value="remove">Delete it for good</button></div>
  </form>`
