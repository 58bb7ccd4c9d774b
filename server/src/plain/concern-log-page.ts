/** The log of a lead while it is shut: it asks for the passphrase. */
import { pages } from '@waymark/shared/wire/pages.ts'
import { hidden, tick, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { howStrong, secretField } from './lead-page.ts'
import { notice, pageOf } from './page.ts'

export const logFields = {
  act: 'act',
  passphrase: 'passphrase',
  recoveryCode: 'recoveryCode',
  newPassphrase: 'newPassphrase',
  concern: 'concern',
  kind: 'kind',
  text: 'text',
  sure: 'sure',
} as const

export interface ShutView {
  readonly token: string
  readonly isCurrent: boolean
  /** What was typed to be added and is not yet: it goes along with the next try. */
  readonly carried?: Readonly<Record<string, string>> | undefined
  readonly wrong?: { readonly message: string; readonly at: string } | undefined
}

export function shutLogPage(view: ShutView): string {
  const { isCurrent, wrong } = view
  return pageOf({
    title: wrong === undefined ? 'The log of concerns' : 'Not opened – The log of concerns',
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('That did not work', wrong.message, wrong.at)}
      <h1>The log of concerns</h1>
      ${!isCurrent && notice('info', html`<p>Somebody else is the lead now. What was told to you before is still here, for you alone.</p>`)}
      ${openForm(view)} ${readableForm(view)} ${changeForm(view)} ${recoverForm(view)}
    </div>`,
  })
}

const errorAt = ({ wrong }: ShutView, at: string): string | undefined => (wrong?.at === at ? wrong.message : undefined)

const openForm = (view: ShutView): Html =>
  html`<form class="stack" method="post" action="${pages.concernLog(view.token)}">
    ${secretField({ id: logFields.passphrase, label: 'Your passphrase', error: errorAt(view, logFields.passphrase) })}
    ${
      view.carried !== undefined &&
      html`<p>What you typed is still here:</p>
        <blockquote class="words" dir="auto">${view.carried[logFields.text] ?? ''}</blockquote>`
    }
    ${Object.entries(view.carried ?? {}).map(([name, value]) => hidden(name, value))}
    <div class="row">
      ${view.carried !== undefined && html`<button class="btn primary" name="${logFields.act}" value="add">Add it, and open the log</button>`}
      <button class="btn${view.carried === undefined && ' primary'}" name="${logFields.act}" value="open">
        Open the log
      </button>
      <button class="btn" name="${logFields.act}" value="export-sealed">Take it away, sealed</button>
    </div>
  </form>`

const readableForm = (view: ShutView): Html =>
  html`<details class="fold" ${errorAt(view, logFields.sure) !== undefined && html` open`}>
    <summary>Take it away so that anybody can read it</summary>
    <form class="stack" method="post" action="${pages.concernLog(view.token)}">
      <p id="${logFields.sure}">Whoever gets the file can read all of it. Keep it as you would keep the passphrase.</p>
      ${secretField({ id: 'passphrase-for-file', name: logFields.passphrase, label: 'Your passphrase, for the file' })}
      ${tick(logFields.sure, 'I know that this file is not sealed', { isOn: false })}
      <div><button class="btn" name="${logFields.act}" value="export-plain">Take it away, readable</button></div>
    </form>
  </details>`

const changeForm = (view: ShutView): Html =>
  html`<details class="fold" ${errorAt(view, logFields.newPassphrase) !== undefined && html` open`}>
    <summary>Change the passphrase</summary>
    <form class="stack" method="post" action="${pages.concernLog(view.token)}">
      ${secretField({ id: 'passphrase-until-now', name: logFields.passphrase, label: 'The passphrase until now' })}
      ${secretField({ id: logFields.newPassphrase, label: 'A new passphrase', hint: howStrong, error: errorAt(view, logFields.newPassphrase), isNew: true })}
      <div><button class="btn" name="${logFields.act}" value="change">Change the passphrase</button></div>
    </form>
  </details>`

const recoverForm = (view: ShutView): Html =>
  html`<details class="fold" ${errorAt(view, logFields.recoveryCode) !== undefined && html` open`}>
    <summary>I have forgotten the passphrase</summary>
    <form class="stack" method="post" action="${pages.concernLog(view.token)}">
      <p>Your recovery code opens the log. Without it nobody can, and what was told stays unread.</p>
      ${secretField({ id: logFields.recoveryCode, label: 'Your recovery code', error: errorAt(view, logFields.recoveryCode) })}
      ${secretField({ id: 'passphrase-from-now', name: logFields.newPassphrase, label: 'A passphrase from now on', hint: howStrong, isNew: true })}
      <div><button class="btn" name="${logFields.act}" value="recover">Choose a new passphrase</button></div>
    </form>
  </details>`
