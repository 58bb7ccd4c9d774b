/** The fields of plain forms, drawn and read under the same names. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { html, type Html, type Part } from './html.ts'

/** What a form was sent with. A name that was sent twice has its last value. */
export type Fields = Readonly<Record<string, string>>

export const nameOf = {
  link: 'link',
  name: 'name',
  room: 'room',
  /** Who comes in, where this browser was here before: `same` or `other`. */
  who: 'who',
  /** Made when the page was, so that a form that is sent twice is known again. */
  form: 'form',
  words: (section: SectionId) => `words-${section}`,
  nameOff: (section: SectionId) => `name-off-${section}`,
  add: 'add',
  putBack: 'put-back',
  enter: 'enter',
  text: 'text',
  textNameOff: 'name-off',
  withdraw: 'withdraw',
  leave: 'leave',
  theme: 'theme',
  answer: 'answer',
  sign: 'sign',
  /** Asks the team to come, `yes`, or takes it back. */
  help: 'help',
  talk: 'talk',
  mail: 'mail',
  /** The words in this form were typed on another page. */
  carried: 'carried',
} as const

/** A form sends every line break as two characters; a text of ours has one. */
export const textIn = (fields: Fields, name: string): string => (fields[name] ?? '').replaceAll('\r\n', '\n')

export const isTicked = (fields: Fields, name: string): boolean => fields[name] !== undefined

export interface Field {
  readonly id: string
  readonly name: string
  readonly label: Part
  readonly hint?: Part
  readonly error?: string | undefined
}

/** Label, hint and what is wrong, tied to the control for those who hear it. `control` draws it with these attributes. */
export function field({ id, label, hint, error }: Omit<Field, 'name'>, control: (attributes: Html) => Html): Html {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ')
  const attributes = html`id="${id}"${described !== '' && html` aria-describedby="${described}"`}${error !== undefined && html` aria-invalid="true" autofocus`}`
  return html`<div class="field${error !== undefined && ' invalid'}">
    <label for="${id}">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error !== undefined && html`<p class="error" id="${id}-error">${error}</p>`} ${control(attributes)}
  </div>`
}

/** Typed words are given back as they were, but for what no page can hold. */
export const textArea = (
  attributes: Html,
  { name, text, form }: { readonly name: string; readonly text: string; readonly form?: string },
): Html =>
  // A browser takes the first line break in it for a matter of layout, so there is one too many.
  html`<textarea
    class="input"
    rows="3"
    dir="auto"
    name="${name}"
    ${form !== undefined && html` form="${form}"`}
    ${attributes}
  >
${keepableText(text)}</textarea>`

export const input = (
  attributes: Html,
  { name, text, more }: { readonly name: string; readonly text: string; readonly more?: Html },
): Html =>
  html`<input
    class="input"
    name="${name}"
    value="${keepableText(text)}"
    ${attributes}${more !== undefined && html` ${more}`}
  />`

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${keepableText(value)}" />`

export const tick = (
  name: string,
  label: Part,
  { isOn, form }: { readonly isOn: boolean; readonly form?: string },
): Html =>
  html`<label class="choice"
    ><input
      type="checkbox"
      name="${name}"
      value="yes"
      ${isOn && html` checked`}${form !== undefined && html` form="${form}"`}
    /><span>${label}</span></label
  >`

/** Above everything else on a page: that something is wrong, and the way to it. */
export const wrongAbove = (title: string, message: string, at: string): Html =>
  html`<div class="notice danger" role="alert">
    <span class="icon i-warn"></span>
    <div>
      <h2>${title}</h2>
      <p><a href="#${at}">${message}</a></p>
    </div>
  </div>`

/** In a room all forms are this one, so that sending the words of one part loses none of another. */
export const writeForm = 'write'

/** Where a note stands on its page. */
export const anchorOf = (noteId: NoteId): string => `note-${noteId}`
