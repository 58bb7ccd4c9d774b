/** What was made of the words of a room, without JavaScript: each theme with a form to say whether it is right. */
import { Answer } from '@waymark/shared/model/check-back.ts'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { answerWords } from '@waymark/shared/rules/check-back-words.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { field, hidden, nameOf, textArea, tick } from './fields.ts'
import { html, type Html } from './html.ts'
import type { RoomView } from './room-view.ts'
import type { Brought, SaidOfTheme } from './said-of-theme.ts'

type BroughtTheme = Brought['themes'][number]

export const checkBackAnchor = 'check-back'

export const wordsOfThemeId = (themeId: ThemeId): string => `answer-${themeId}`

export function checkBackPart({ reply, brought, said }: RoomView): Html | undefined {
  if (brought === undefined) return undefined
  const { themes, parked, notLookedAt } = brought
  return html`<section class="stack" aria-labelledby="${checkBackAnchor}">
    <h2 id="${checkBackAnchor}" tabindex="-1">What we made of your words</h2>
    <p class="soft">
      ${themes.length === 0 ? 'No theme holds words of this room yet.' : 'Only notes of this room are shown here.'}
    </p>
    ${themes.map(theme => themePart(reply, theme, said))}
    ${
      parked.length > 0 &&
      html`<h3>Parked</h3>
        <ul class="notelist">
          ${parked.map(
            ({ text, reason }) =>
              html`<li class="note row-note">
                <p class="words" dir="auto">${text}</p>
                <p class="small soft">Why: <span dir="auto">${reason}</span></p>
              </li>`,
          )}
        </ul>`
    }
    ${
      notLookedAt.length > 0 &&
      html`<h3>Not yet looked at</h3>
        ${quotes(notLookedAt)}`
    }
  </section>`
}

const quotes = (notes: BroughtTheme['notes']): Html =>
  html`<ul class="notelist">
    ${notes.map(({ text }) => html`<li class="note row-note"><p class="words" dir="auto">${text}</p></li>`)}
  </ul>`

function themePart(reply: RoomView['reply'], theme: BroughtTheme, said: SaidOfTheme | undefined): Html {
  const { id, name, notes } = theme
  return html`<section class="card stack" aria-labelledby="theme-${id}">
    <h3 id="theme-${id}" dir="auto">${name}</h3>
    ${theme.said !== '' && html`<p dir="auto">${theme.said}</p>`} ${quotes(notes)}
    ${may(reply.me.role, 'check-back', reply.breakout.step) ? answerForm(reply, theme, said?.themeId === id ? said : undefined) : mineLine(theme)}
  </section>`
}

const mineLine = ({ mine }: BroughtTheme): Html | undefined =>
  mine === null
    ? undefined
    : html`<p class="small">
        You said: ${answerWords[mine.answer].toLowerCase()}. <span dir="auto">${mine.words}</span>
      </p>`

function answerForm(
  { room, me, breakout }: RoomView['reply'],
  { id, name, mine }: BroughtTheme,
  said: SaidOfTheme | undefined,
): Html {
  const now = said ?? mine ?? { answer: null, words: '', signed: false }
  const maySign = me.name !== null && breakout.settings.names === 'by-note'
  return html`<form class="stack" method="post" action="${plainPages.checkBack(room.id)}">
    ${hidden(nameOf.theme, id)}
    ${said === undefined && mine !== null && html`<p class="small soft">Saved. You can change it until the breakout is closed.</p>`}
    ${field({ id: `right-${id}`, label: html`Is that right?<span class="sr"> ${name}</span>` }, attributes => choice(attributes, now.answer))}
    ${field({ id: wordsOfThemeId(id), label: html`In your words<span class="sr">, about ${name}</span>`, hint: 'You can leave it empty if you say yes.', error: said?.wrong }, attributes => textArea(attributes, { name: nameOf.text, text: now.words }))}
    ${maySign && tick(nameOf.sign, 'With my name', { isOn: now.signed })}
    <button class="btn">Send my answer<span class="sr"> on ${name}</span></button>
  </form>`
}

const choice = (attributes: Html, answer: Answer | null): Html =>
  html`<select class="input" name="${nameOf.answer}" ${attributes}>
    <option value="">Choose</option>
    ${Answer.options.map(one => html`<option value="${one}" ${answer === one && html` selected`}>${answerWords[one]}</option>`)}
  </select>`
