/** Having erased what one wrote: what goes and what stays, asked once more, and how far it is. */
import type { Erasure } from '@waymark/shared/model/erasure.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { tick, wrongAbove } from './fields.ts'
import { html } from './html.ts'
import { notice, pageOf } from './page.ts'

export const eraseFields = { sure: 'sure' } as const
const sureId = 'i-am-sure'

export interface EraseView {
  readonly what: 'person' | 'answer' | 'comment'
  /** Where the form is sent. */
  readonly address: string
  /** Where whoever thinks better of it goes. */
  readonly back: string
  /** The sessions in which this browser's person was. */
  readonly sessions?: readonly string[]
  readonly wrong?: string | undefined
}

const titles: Readonly<Record<EraseView['what'], string>> = {
  person: 'Erase all that I wrote',
  answer: 'Erase my answer',
  comment: 'Erase my comment',
}

const goes: Readonly<Record<EraseView['what'], readonly string[]>> = {
  person: [
    'every note that you wrote in this browser, also those that you withdrew or that nobody saw',
    'the dots, marks and lights that you gave, and what you said of the themes',
    'your name and your place: this browser is not known here any more',
  ],
  answer: [
    'all that your answer says, and all that it said before you changed it',
    'every note that was made of it, wherever it stands',
    'the link that led you back to it',
  ],
  comment: ['what you said, and what was answered to it', 'the link that led you back to it'],
}

const stays: Readonly<Record<EraseView['what'], string>> = {
  person:
    'What others wrote stays, and so do the words of others that you wrote down for them. Sentences that a team wrote in its own words stay, too: where one rested on a note of yours alone, it says that what it rested on was erased.',
  answer:
    'Sentences that a team wrote in its own words stay: where one rested on your answer alone, it says that what it rested on was erased.',
  comment: 'What was published is not changed by it.',
}

export const erasePage = ({ what, address, back, sessions = [], wrong }: EraseView): string =>
  pageOf({
    title: `${wrong === undefined ? '' : 'Not erased – '}${titles[what]}`,
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('Nothing is erased yet', wrong, sureId)}
      <h1>${titles[what]}</h1>
      ${
        sessions.length > 0 &&
        html`<p>This browser had a place in:</p>
          <ul class="stack tight marks">
            ${sessions.map(title => html`<li dir="auto">${title}</li>`)}
          </ul>`
      }
      <p>This goes, for good:</p>
      <ul class="stack tight marks">
        ${goes[what].map(one => html`<li>${one}</li>`)}
      </ul>
      <p>${stays[what]}</p>
      <p>${outside}</p>
      ${what === 'person' && notice('info', html`<p>Whoever wrote in another browser as well opens this page there, too.</p>`)}
      <form class="card stack" method="post" action="${address}">
        <div id="${sureId}" tabindex="-1">
          ${tick(eraseFields.sure, 'I know that nobody can bring it back', { isOn: false })}
        </div>
        <button class="btn danger">${titles[what]}</button>
      </form>
      <p><a href="${back}">Leave it all as it is, and go back</a></p>
    </div>`,
  })

const outside =
  'What somebody copied, printed or downloaded before is beyond our reach. Backups of this server hold it until they are replaced by later ones: whoever runs the server can tell you when that is.'

export const nothingToErasePage = (): string =>
  pageOf({
    title: titles.person,
    main: html`<div class="column door stack">
      <h1>${titles.person}</h1>
      <p>This browser has no place in any session here, so there is nothing of it to erase.</p>
      <p>
        Did you write in another browser? Open this page there. Have you left this computer since? Then nobody can tell
        which notes are yours: ask the people who sent you the link to take single words out.
      </p>
      <p><a href="${pages.home()}">Go to the start</a></p>
    </div>`,
  })

const stageWords: Readonly<Record<Exclude<Erasure['stage'], 'done'>, string>> = {
  gathering: 'We are looking for all of it.',
  writing: 'What you wrote is taken out of every place where it stood.',
  purging: 'The last traces of it are overwritten.',
}

export function erasingPage({ what, stage, counts, left }: Erasure, address: string): string {
  const isDone = stage === 'done'
  return pageOf({
    title: isDone ? 'Erased' : 'Being erased',
    main: html`<div class="column door stack">
      <h1>${isDone ? 'Erased' : 'Being erased'}</h1>
      ${
        isDone
          ? notice('good', html`<p><b>It is gone.</b> ${sayCounts(counts)}</p>`)
          : notice(
              'info',
              html`<p>
                ${stageWords[stage]} ${left.length > 0 && `${left.length} boards and texts are written anew.`} It goes
                on by itself, also if you close this page.
              </p>`,
            )
      }
      ${!isDone && html`<p><a class="btn" href="${address}">See how far it is</a></p>`}
      ${isDone && html`<p>${outside}</p>`}
      ${isDone && what === 'person' && html`<p class="soft">This browser is not known here any more. By the link that you were sent you can come in again, as somebody new.</p>`}
      <p class="soft">This page can be opened for 30 days.</p>
    </div>`,
  })
}

const sayOf = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

export function sayCounts({ notes, marks, answers, comments }: Erasure['counts']): string {
  const said = [
    ...sayOf(answers, 'One answer', 'answers'),
    ...sayOf(comments, 'One comment', 'comments'),
    ...sayOf(notes, 'one note', 'notes'),
    ...sayOf(marks, 'one mark or light', 'marks and lights'),
  ]
  if (said.length === 0) return 'There was nothing but your place here.'
  const last = said.at(-1) ?? ''
  const list = said.length === 1 ? last : `${said.slice(0, -1).join(', ')} and ${last}`
  return `${list.slice(0, 1).toUpperCase()}${list.slice(1)} ${said.length === 1 && list.toLowerCase().startsWith('one') ? 'was' : 'were'} erased.`
}
