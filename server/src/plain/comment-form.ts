/** The form in which somebody says something about what is published, drawn and read under the same names. */
import { Comment, Says, saysKinds, type Says as SaysKind } from '@waymark/shared/model/feedback.ts'
import { StatementId } from '@waymark/shared/model/ids.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { nothingSaid } from '@waymark/shared/rules/feedback.ts'
import { doesItSay, saysNames } from '@waymark/shared/rules/feedback-words.ts'
import { field, hidden, input, isTicked, nameOf, textIn, tick, wrongAbove, type Fields } from './fields.ts'
import { html, type Html } from './html.ts'

export interface TypedComment {
  readonly about: StatementId | null
  /** Letter for letter. */
  readonly words: string
  readonly says: SaysKind | null
  readonly name: string
  readonly mayShow: boolean
}

/** `at` is the id of a field. */
export interface WrongComment {
  readonly at: string
  readonly message: string
}

export interface CommentFormView {
  /** Where it is sent. */
  readonly action: string
  /** What the page was made with; undefined where the comment is there already. */
  readonly form?: string | undefined
  readonly typed: TypedComment
  readonly wrong?: WrongComment | undefined
  readonly button: string
}

const aboutName = 'about'
const saysName = 'says'
const showName = 'show'
const [saysField, wordsField, nameField] = ['says', 'words', 'name'] as const

export const emptyComment = (about: StatementId | null): TypedComment => ({
  about,
  words: '',
  says: null,
  name: '',
  mayShow: false,
})

export const typedComment = (fields: Fields): TypedComment => ({
  about: StatementId.safeParse(fields[aboutName]).data ?? null,
  words: keepableText(textIn(fields, nameOf.text)),
  says: Says.safeParse(fields[saysName]).data ?? null,
  name: keepableText(fields[nameOf.name] ?? '').trim(),
  mayShow: isTicked(fields, showName),
})

/** That is about a statement, whichever that is, and not about the whole. */
export const namesStatement = (fields: Fields): boolean => (fields[aboutName] ?? '') !== ''

/** What keeps a form from being taken, beside its field. */
export function wrongWithComment({ words, says, name }: TypedComment): WrongComment | undefined {
  const [long] = Comment.shape.words.safeParse(words).error?.issues ?? []
  if (long !== undefined) return { at: wordsField, message: long.message }
  if (nothingSaid({ words, says }))
    return { at: wordsField, message: 'There is nothing in it yet. Answer the question, or write a few words.' }
  const [issue] = name === '' ? [] : (DisplayName.safeParse(name).error?.issues ?? [])
  return issue && { at: nameField, message: issue.message }
}

export const wrongAtWords = (message: string): WrongComment => ({ at: wordsField, message })

export const wrongCommentAbove = ({ wrong }: Pick<CommentFormView, 'wrong'>): Html | undefined =>
  wrong === undefined ? undefined : wrongAbove('This is not sent', wrong.message, wrong.at)

const wrongAt = ({ wrong }: CommentFormView, id: string): string | undefined =>
  wrong?.at === id ? wrong.message : undefined

export const commentForm = (view: CommentFormView): Html =>
  html`<form class="composer answer" method="post" action="${view.action}">
    ${view.form !== undefined && hidden(nameOf.form, view.form)}
    ${view.typed.about !== null && hidden(aboutName, view.typed.about)} ${saysPart(view)} ${wordsPart(view)}
    ${field(
      {
        id: nameField,
        label: 'Your name, if you like',
        hint: 'Only the team sees it. Leave it empty to give none.',
        error: wrongAt(view, nameField),
      },
      attributes =>
        input(attributes, { name: nameOf.name, text: view.typed.name, more: html`autocomplete="off" dir="auto"` }),
    )}
    ${tick(showName, 'You may show my words to everybody, without my name', { isOn: view.typed.mayShow })}
    <button class="btn primary">${view.button}</button>
  </form>`

const saysPart = (view: CommentFormView): Html =>
  field({ id: saysField, label: doesItSay, hint: 'You can leave this out.' }, attributes => {
    const { says } = view.typed
    return html`<select class="input" name="${saysName}" ${attributes}>
      <option value="">I do not say</option>
      ${saysKinds.map(one => html`<option value="${one}" ${one === says && html` selected`}>${saysNames[one]}</option>`)}
    </select>`
  })

const wordsPart = (view: CommentFormView): Html =>
  field(
    {
      id: wordsField,
      label: 'What you want to say',
      hint: 'In your own words, as short or as long as you like.',
      error: wrongAt(view, wordsField),
    },
    // A browser takes the first line break in it for a matter of layout, so there is one too many.
    attributes =>
      html`<textarea class="input" rows="8" dir="auto" name="${nameOf.text}" ${attributes}>
${keepableText(view.typed.words)}</textarea>`,
  )
