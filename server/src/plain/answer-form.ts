/** The form in which somebody answers questions in writing, drawn and read under the same names. */
import { quoteHint, quoteQuestion } from '@waymark/shared/drafting/questionnaire.ts'
import { QuestionId } from '@waymark/shared/model/ids.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import type { Question } from '@waymark/shared/model/question-set.ts'
import { maxPiece, maxPieces, maxResponse } from '@waymark/shared/model/response.ts'
import { hasWords, keepableText, optionalWords } from '@waymark/shared/model/text.ts'
import { field, hidden, input, nameOf, wrongAbove, type Fields } from './fields.ts'
import { html, type Html } from './html.ts'

export interface TypedAnswer {
  /** Letter for letter, also the empty ones. `questionId` is null for words that stand under no question. */
  readonly answers: readonly { readonly text: string; readonly questionId: QuestionId | null }[]
  readonly name: string
  readonly mayQuote: '' | 'yes' | 'no'
}

/** `at` is the id of a field. */
export interface WrongAnswer {
  readonly at: string
  readonly message: string
}

export interface AnswerFormView {
  /** Where it is sent. */
  readonly action: string
  /** What the page was made with; undefined where the answer is there already. */
  readonly form?: string | undefined
  readonly questions: readonly Question[]
  readonly asksToQuote: boolean
  readonly typed: TypedAnswer
  readonly wrong?: WrongAnswer | undefined
  /** Whether it was sent before: then it is only saved. */
  readonly isSent: boolean
}

const nobody = 'none'
const nameField = 'name'
const quoteName = 'quote'
const actName = 'act'
const sends = 'send'

export const emptyAnswer: TypedAnswer = { answers: [], name: '', mayQuote: '' }

export const isSending = (fields: Fields): boolean => fields[actName] === sends

export function typedAnswer(fields: Fields): TypedAnswer {
  const quote = fields[quoteName]
  return {
    answers: Object.entries(fields).flatMap(([name, text]) => {
      const [, id] = /^words-([\w-]+?)(?:\.\d+)?$/.exec(name) ?? []
      return id === undefined ? [] : [{ text: keepableText(text), questionId: QuestionId.safeParse(id).data ?? null }]
    }),
    name: keepableText(fields[nameOf.name] ?? '').trim(),
    mayQuote: quote === 'yes' || quote === 'no' ? quote : '',
  }
}

interface Box {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly text: string
}

/** A box for each question, one more for each further answer to it, and one for all that stands under no question that is asked. */
function boxesOf(questions: readonly Question[], { answers }: TypedAnswer): Box[] {
  const boxes = questions.flatMap(({ id, text: label, hint }, at) => {
    const own = answers.filter(({ questionId }) => questionId === id)
    return (own.length === 0 ? [{ text: '' }] : own).map(({ text }, which) => ({
      id: `question-${at + 1}${which === 0 ? '' : `-${which + 1}`}`,
      name: `words-${id}${which === 0 ? '' : `.${which}`}`,
      label: which === 0 ? label : `${label} (${which + 1})`,
      hint,
      text,
    }))
  })
  const asked = new Set(questions.map(({ id }) => id))
  const others = answers.filter(
    ({ text, questionId }) => hasWords(text) && !(questionId !== null && asked.has(questionId)),
  )
  return [
    ...boxes,
    ...others.map(({ text }, at) => ({
      id: `other-${at + 1}`,
      name: `words-${nobody}.${at}`,
      label: `Words of yours that stand under no question${others.length === 1 ? '' : ` (${at + 1})`}`,
      hint: 'The team sees them, and looks where they belong.',
      text,
    })),
  ]
}

const Text = optionalWords(maxPiece)

/** What keeps a form from being taken, beside its field. */
export function wrongWithAnswer(questions: readonly Question[], typed: TypedAnswer): WrongAnswer | undefined {
  const boxes = boxesOf(questions, typed)
  return wrongWithAll(boxes) ?? wrongWithOne(boxes) ?? wrongWithName(typed)
}

function wrongWithAll(boxes: readonly Box[]): WrongAnswer | undefined {
  const at = boxes[0]?.id ?? nameField
  if (!boxes.some(({ text }) => hasWords(text)))
    return { at, message: 'There is nothing in it yet. Answer at least one question.' }
  const long = boxes.reduce((sum, { text }) => sum + text.length, 0)
  return boxes.length > maxPieces || long > maxResponse
    ? { at, message: 'All of it together is too long to keep. Send it in parts, as several answers.' }
    : undefined
}

function wrongWithOne(boxes: readonly Box[]): WrongAnswer | undefined {
  for (const { id, text } of boxes) {
    const [issue] = Text.safeParse(text).error?.issues ?? []
    if (issue !== undefined) return { at: id, message: issue.message }
  }
  return undefined
}

function wrongWithName({ name }: TypedAnswer): WrongAnswer | undefined {
  const [issue] = name === '' ? [] : (DisplayName.safeParse(name).error?.issues ?? [])
  return issue === undefined ? undefined : { at: nameField, message: issue.message }
}

export const answerForm = (view: AnswerFormView): Html =>
  html`<form class="composer answer" method="post" action="${view.action}">
    ${view.form !== undefined && hidden(nameOf.form, view.form)}
    ${boxesOf(view.questions, view.typed).map(box => boxPart(box, wrongAt(view, box.id)))}
    ${field(
      {
        id: nameField,
        label: 'Your name, if you like',
        hint: 'The team sees it beside your answer. It never stands on a note. Leave it empty to give none.',
        error: wrongAt(view, nameField),
      },
      attributes =>
        input(attributes, { name: nameOf.name, text: view.typed.name, more: html`autocomplete="off" dir="auto"` }),
    )}
    ${view.asksToQuote && quotePart(view.typed)} ${buttons(view)}
  </form>`

export const wrongAnswerAbove = ({ wrong }: Pick<AnswerFormView, 'wrong'>): Html | undefined =>
  wrong === undefined ? undefined : wrongAbove('This is not saved', wrong.message, wrong.at)

const wrongAt = ({ wrong }: AnswerFormView, id: string): string | undefined =>
  wrong?.at === id ? wrong.message : undefined

const boxPart = ({ id, name, label, hint, text }: Box, error: string | undefined): Html =>
  field(
    {
      id,
      label: html`<span dir="auto">${label}</span>`,
      ...(hint !== '' && { hint: html`<span dir="auto">${hint}</span>` }),
      error,
    },
    // A browser takes the first line break in it for a matter of layout, so there is one too many.
    attributes =>
      html`<textarea class="input" rows="8" dir="auto" maxlength="${maxPiece}" name="${name}" ${attributes}>
${keepableText(text)}</textarea>`,
  )

const quotePart = ({ mayQuote }: TypedAnswer): Html =>
  field(
    {
      id: quoteName,
      label: quoteQuestion,
      hint: quoteHint,
    },
    attributes =>
      html`<select class="input" name="${quoteName}" ${attributes}>
        ${(['', 'yes', 'no'] as const).map(one => html`<option value="${one}" ${one === mayQuote && html` selected`}>${quotes[one]}</option>`)}
      </select>`,
  )

const quotes = { '': 'I do not say', yes: 'Yes', no: 'No' } as const

/** Who presses Enter in a line saves, and sends nothing by that. */
const buttons = ({ isSent }: AnswerFormView): Html =>
  isSent
    ? html`<button class="btn primary" name="${actName}" value="save">Save my change</button>`
    : html`<div class="row">
        <button class="btn" name="${actName}" value="save">Save and come back later</button>
        <button class="btn primary" name="${actName}" value="${sends}">Send my answers</button>
      </div>`
