/** One question of a form that is written: its words, its answers, its place. */
import { IconButton } from '#ui/button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import type { QuestionFields } from './asked-fields.ts'

export interface QuestionPartShape {
  /** From 1. */
  readonly number: number
  readonly question: QuestionFields
  readonly isLast: boolean
  readonly errorOf: (field: 'text' | 'hint' | 'options') => string | undefined
  readonly onChange: (more: Partial<QuestionFields>) => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

export function QuestionPart({ number, question, errorOf, onChange, ...place }: QuestionPartShape) {
  return (
    <fieldset className="card stack">
      <legend>Question {number}</legend>
      <TextInput
        label="What is asked"
        error={errorOf('text')}
        value={question.text}
        onValue={text => {
          onChange({ text })
        }}
      />
      <TextInput
        label="What helps to answer it"
        hint="Can stay empty."
        error={errorOf('hint')}
        value={question.hint}
        onValue={hint => {
          onChange({ hint })
        }}
      />
      <TextInput
        label="Answers to choose from"
        hint="One to a line. Leaving it out and “prefer not to say” are always there. The fewer answers, the more of them can be shown."
        type="long"
        rows={Math.min(10, Math.max(3, question.options.split('\n').length))}
        error={errorOf('options')}
        value={question.options}
        onValue={options => {
          onChange({ options })
        }}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={question.ownWords}
          onChange={({ target }) => {
            onChange({ ownWords: target.checked })
          }}
        />
        <span>People can say it in their own words instead</span>
      </label>
      <Place number={number} {...place} />
    </fieldset>
  )
}

const Place = ({
  number,
  isLast,
  onMove,
  onRemove,
}: Pick<QuestionPartShape, 'number' | 'isLast' | 'onMove' | 'onRemove'>) => (
  <div className="row" role="group" aria-label={`Place of question ${number}`}>
    <IconButton
      icon="up"
      label={`Move question ${number} up`}
      aria-disabled={number === 1 || undefined}
      onClick={() => {
        onMove(-1)
      }}
    />
    <IconButton
      icon="down"
      label={`Move question ${number} down`}
      aria-disabled={isLast || undefined}
      onClick={() => {
        onMove(1)
      }}
    />
    <IconButton icon="close" label={`Take out question ${number}`} onClick={onRemove} />
  </div>
)
