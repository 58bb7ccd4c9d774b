/** The columns of a table that is looked at: what stands in each, and what it is to be. */
import { useId } from 'react'
import { QuestionId } from '@waymark/shared/model/ids.ts'
import type { ColumnUse, TablePreview } from '@waymark/shared/wire/answer-tables.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { useNames } from './table-words.ts'

interface ColumnsShape {
  readonly preview: TablePreview
  readonly questions: QuestionSetView['questions']
  readonly uses: readonly ColumnUse[]
  readonly onChoose: (at: number, use: ColumnUse) => void
}

const uses = ['unplaced', 'name', 'given', 'may-quote', 'reference', 'left-out'] as const

const valueOf = (use: ColumnUse): string => (use.to === 'question' ? use.questionId : use.to)

function useOf(value: string): ColumnUse {
  const to = uses.find(one => one === value)
  if (to !== undefined) return { to }
  const questionId = QuestionId.safeParse(value)
  return questionId.success ? { to: 'question', questionId: questionId.data } : { to: 'unplaced' }
}

export const TableColumns = ({ preview, questions, uses: chosen, onChoose }: ColumnsShape) => (
  <ol className="table-columns" aria-label="Columns">
    {preview.columns.map((column, at) => (
      <Column
        key={at}
        {...column}
        heading={column.heading === '' ? `Column ${at + 1}, without a heading` : column.heading}
        use={chosen[at] ?? column.guess}
        questions={questions}
        onChoose={use => {
          onChoose(at, use)
        }}
      />
    ))}
  </ol>
)

interface ColumnShape {
  readonly heading: string
  readonly values: readonly string[]
  readonly filled: number
  readonly guess: ColumnUse
  readonly use: ColumnUse
  readonly questions: QuestionSetView['questions']
  readonly onChoose: (use: ColumnUse) => void
}

function Column({ heading, values, filled, guess, use, questions, onChoose }: ColumnShape) {
  const id = useId()
  const isGuess = guess.to !== 'unplaced' && valueOf(guess) === valueOf(use)
  return (
    <li className="card stack">
      <label htmlFor={id}>
        <b>{heading}</b>
      </label>
      <p className="small soft" id={`${id}-first`}>
        {filled === 0 ? 'Nothing stands in it.' : `${filled} filled: ${values.join(' · ')}`}
        {isGuess && ' This is a guess: look whether it is right.'}
      </p>
      <select
        className="input"
        id={id}
        aria-describedby={`${id}-first`}
        value={valueOf(use)}
        onChange={({ target }) => {
          onChoose(useOf(target.value))
        }}
      >
        <optgroup label="An answer to">
          {questions.map(({ id: questionId, text }) => (
            <option key={questionId} value={questionId}>
              {text}
            </option>
          ))}
        </optgroup>
        <optgroup label="Something else">
          {uses.map(to => (
            <option key={to} value={to}>
              {useNames[to]}
            </option>
          ))}
        </optgroup>
      </select>
    </li>
  )
}
