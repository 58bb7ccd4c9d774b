/** One part of the board: its heading, its notes in board order, and a form. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { field, nameOf, textArea, tick, writeForm } from './fields.ts'
import { html, type Html } from './html.ts'
import { noteItem } from './note-item.ts'
import type { Branch, RoomView } from './room-view.ts'

export const wordsFieldOf = (sectionId: SectionId): string => `write-${sectionId}`

export function sectionPart(view: RoomView, branch: Branch): Html {
  const { section, waymark, notes } = branch
  const { breakout, me } = view.reply
  const isOpen = may(me.role, 'add-note', breakout.step)
  return html`<section aria-labelledby="part-${section.id}" data-tone="${waymark.tone}">
    <header>
      <span class="waymark" aria-hidden="true">${waymark.letter}</span>
      <h2 id="part-${section.id}" tabindex="-1" dir="auto">
        ${waymark.letter !== '' && html`<span class="sr">${waymark.letter}: </span>`}${section.title}
      </h2>
      <span class="small soft">${notes.length === 1 ? '1 note' : `${notes.length} notes`}</span>
      ${section.description !== '' && html`<p dir="auto">${section.description}</p>`}
    </header>
    ${
      section.whatWeDid !== undefined &&
      section.whatWeDid !== '' &&
      html`<details class="fold">
        <summary>What was done</summary>
        <p dir="auto">${section.whatWeDid}</p>
      </details>`
    }
    ${
      notes.length === 0
        ? html`<p class="soft">Nothing here yet.</p>`
        : html`<ul class="notelist">
            ${notes.map(note => noteItem(view, note))}
          </ul>`
    }
    ${isOpen ? noteForm(view, branch) : leftOver(view, branch)}
  </section>`
}

function noteForm({ reply: { me, breakout }, typed, wrong }: RoomView, { section }: Branch): Html {
  const { text, isNameOff } = typed.get(section.id) ?? { text: '', isNameOff: false }
  return html`<div class="composer">
    ${field(
      {
        id: wordsFieldOf(section.id),
        label: html`Your note<span class="sr"> about ${section.title}</span>`,
        error: wrong?.sectionId === section.id ? wrong.message : undefined,
      },
      attributes => textArea(attributes, { name: nameOf.words(section.id), text, form: writeForm }),
    )}
    ${me.name !== null && breakout.settings.names === 'by-note' && tick(nameOf.nameOff(section.id), html`Leave my name off this note<span class="sr"> about ${section.title}</span>`, { isOn: isNameOff, form: writeForm })}
    <button class="btn" form="${writeForm}" name="${nameOf.add}" value="${section.id}">
      Add note<span class="sr"> about ${section.title}</span>
    </button>
  </div>`
}

/** The step has closed while somebody wrote: their words stay in sight. */
function leftOver({ reply: { room }, typed, wrong }: RoomView, { section }: Branch): Html | undefined {
  const { text } = typed.get(section.id) ?? { text: '' }
  if (text === '') return undefined
  return html`<div class="composer">
    ${field(
      {
        id: wordsFieldOf(section.id),
        label: 'Your words, which are not saved',
        hint: html`Copy them if you need them, before you
          <a href="${plainPages.room(room.id)}">load the room again</a>.`,
        error: wrong?.sectionId === section.id ? wrong.message : undefined,
      },
      attributes => textArea(html`readonly ${attributes}`, { name: nameOf.words(section.id), text, form: writeForm }),
    )}
  </div>`
}
