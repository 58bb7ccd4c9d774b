/** One comment: who and how, letter for letter, how far it is, and what was done about it. */
import { hasWords } from '@waymark/shared/model/text.ts'
import { doesItSay, nameOfComment, routeNames, saysNames, stateNames } from '@waymark/shared/rules/feedback-words.ts'
import { outcomeNames } from '@waymark/shared/rules/outcome-words.ts'
import type { CommentView } from '@waymark/shared/wire/feedback.ts'
import { Fold } from './form-parts.tsx'
import { RemoveName, type RemovingName } from './remove-name.tsx'

interface CommentCardShape {
  readonly removing: RemovingName
  readonly comment: CommentView
  readonly isTicked: boolean
  readonly onTick: (isOn: boolean) => void
}

export const CommentCard = ({ comment, isTicked, onTick, removing }: CommentCardShape) => (
  <li className="card stack">
    <label className="choice">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={({ target }) => {
          onTick(target.checked)
        }}
      />
      <b dir="auto">{nameOfComment(comment)}</b>
    </label>
    {comment.says !== null && (
      <p>
        {doesItSay} <b>{saysNames[comment.says]}</b>
      </p>
    )}
    {hasWords(comment.words) && (
      <p className="feedback-words" dir="auto">
        {comment.words}
      </p>
    )}
    {comment.apart !== '' && (
      <Fold summary="What came with the message">
        <p className="feedback-words" dir="auto">
          {comment.apart}
        </p>
      </Fold>
    )}
    <ul className="row small" aria-label="What to know of it">
      {factsOf(comment).map(fact => (
        <li className="tag" key={fact} dir="auto">
          {fact}
        </li>
      ))}
    </ul>
    {comment.outcome !== null && (
      <p className="feedback-words" dir="auto">
        <b>{outcomeNames[comment.outcome.what]}</b>: {comment.outcome.reason}
      </p>
    )}
    {(hasWords(comment.words) || comment.apart !== '') && <RemoveName comment={comment} {...removing} />}
  </li>
)

/** `8 May 2023` */
const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )

const factsOf = ({ state, group, route, day, isLate, isReadBack, mayShow }: CommentView): string[] => [
  stateNames[state],
  ...(group === '' ? [] : [`Group: ${group}`]),
  routeNames[route],
  dayInWords(day),
  ...(isLate ? ['After the end'] : []),
  ...(isReadBack ? ['Read back to them'] : []),
  ...(mayShow ? ['May be shown'] : []),
]
