/** One decision as the team reads it, and what can be done with it. */
import { isDueForReview, resultOf, sayAsked, sayCalendarDay, wayNames } from '@waymark/shared/rules/decisions.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import type { Decision } from '@waymark/shared/model/decision.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Fold } from './fold.tsx'
import type { Linkable } from './linked-fields.tsx'

export interface DecisionCardShape {
  readonly decision: Decision
  readonly today: string
  readonly linkable: Linkable
  /** For those who may. */
  readonly acts?: { readonly change: () => void; readonly remove: () => void }
}

export function DecisionCard({ decision, today, linkable, acts }: DecisionCardShape) {
  const { question, reason, decidedOn, reviewOn, isPublished } = decision
  const isDue = isDueForReview(decision, today)
  return (
    <li className="card stack">
      <h3 dir="auto">{question}</h3>
      <p className="row small">
        {isDue && (
          <span className="tag help">
            <Icon name="clock" />
            To be looked at again
          </span>
        )}
        <span className="tag">{isPublished ? 'Everybody can read it' : 'For the team and its readers'}</span>
      </p>
      {resultOf(decision).map(words => (
        <p className="came-words" dir="auto" key={words}>
          <b>{words}</b>
        </p>
      ))}
      <p className="came-words" dir="auto">
        {reason}
      </p>
      <p className="small soft">
        Decided on {sayCalendarDay(decidedOn)}.
        {reviewOn !== null && ` To be looked at again on ${sayCalendarDay(reviewOn)}.`}
      </p>
      <Fold summary="How it came to this" more={`about ${question}`}>
        <More decision={decision} linkable={linkable} />
      </Fold>
      {acts !== undefined && (
        <div className="row">
          <Button size="compact" icon="pencil" onClick={acts.change}>
            Change it<span className="sr">: {question}</span>
          </Button>
          <Button size="compact" look="quiet" onClick={acts.remove}>
            Remove it<span className="sr">: {question}</span>
          </Button>
        </div>
      )}
    </li>
  )
}

function More({ decision, linkable }: { readonly decision: Decision; readonly linkable: Linkable }) {
  const { background, options, chosen, how, howMore, themeIds, statementIds, by } = decision
  const about = [
    ...linkable.themes.filter(({ id }) => themeIds.includes(id)).map(({ name }) => name),
    ...linkable.statements.filter(({ id }) => statementIds.includes(id)).map(({ text }) => text),
  ]
  return (
    <>
      {hasWords(background) && <Words text={background} />}
      <ol>
        {options.map((option, at) => (
          <li key={`option ${at}`} dir="auto">
            <span className="came-words">{option}</span>
            {at === chosen && ' (chosen)'}
          </li>
        ))}
      </ol>
      {sayAsked(decision) !== '' && <Words text={`Who was asked: ${sayAsked(decision)}`} />}
      <p>{wayNames[how]}.</p>
      {hasWords(howMore) && <Words text={howMore} />}
      {about.length > 0 && (
        <ul aria-label="What it is about">
          {about.map((words, at) => (
            <li key={`about ${at}`} dir="auto">
              {words}
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">
        Recorded by <span dir="auto">{by}</span>
      </p>
    </>
  )
}

const Words = ({ text }: { readonly text: string }) => (
  <p className="came-words" dir="auto">
    {text}
  </p>
)
