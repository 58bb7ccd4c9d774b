/** One question of a set, as it is asked and where its answers stand. */
import { BreakoutId, SectionId } from '@waymark/shared/model/ids.ts'
import type { QuestionSetForm } from '@waymark/shared/wire/question-sets.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { Button } from '#ui/button.tsx'
import { Choose } from '#ui/choose.tsx'
import { WordsInput } from './words-input.tsx'

export type AskedQuestion = QuestionSetForm['questions'][number]

export interface QuestionFieldsShape {
  /** From 1. */
  readonly number: number
  readonly question: AskedQuestion
  readonly breakouts: readonly BreakoutView[]
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (more: Partial<AskedQuestion>) => void
  /** Undefined where it is the only one. */
  readonly onRemove: (() => void) | undefined
}

export function QuestionFields({ number, question, errorOf, onChange, onRemove, breakouts }: QuestionFieldsShape) {
  return (
    <fieldset className="card stack asked-question">
      <legend>Question {number}</legend>
      <WordsInput
        label="What is asked"
        error={errorOf('text')}
        value={question.text}
        onValue={text => {
          onChange({ text })
        }}
      />
      <WordsInput
        label="What helps to answer it"
        hint="Can stay empty."
        error={errorOf('hint')}
        value={question.hint}
        onValue={hint => {
          onChange({ hint })
        }}
      />
      {breakouts.length > 0 && (
        <Place question={question} errorOf={errorOf} onChange={onChange} breakouts={breakouts} />
      )}
      {onRemove !== undefined && (
        <Button size="compact" look="quiet" icon="close" onClick={onRemove}>
          Take question {number} out
        </Button>
      )}
    </fieldset>
  )
}

/** The breakout that it continues, and under which of its headings the notes stand unless whoever makes them chooses another. */
function Place({ question, errorOf, onChange, breakouts }: Omit<QuestionFieldsShape, 'number' | 'onRemove'>) {
  const sections = breakouts.find(({ id }) => id === question.breakoutId)?.sections ?? []
  return (
    <>
      <Choose
        label="Continues"
        error={errorOf('breakoutId')}
        value={question.breakoutId ?? ''}
        options={[
          ['', 'Nothing: it is asked in writing alone'],
          ...breakouts.map(({ id, question: asked }) => [id, asked] as const),
        ]}
        onChoose={id => {
          onChange({ breakoutId: BreakoutId.safeParse(id).data ?? null, sectionId: null })
        }}
      />
      {sections.length > 1 && (
        <Choose
          label="Notes of it stand under"
          error={errorOf('sectionId')}
          value={question.sectionId ?? sections.at(-1)?.id ?? ''}
          options={sections.map(({ id, title }) => [id, title] as const)}
          onChoose={id => {
            onChange({ sectionId: SectionId.safeParse(id).data ?? null })
          }}
        />
      )}
    </>
  )
}
