/** A table that was looked at: what each column is to be, how many answers that makes, and the button that takes them. */
import type { ColumnUse, TableLook } from '@waymark/shared/wire/answer-tables.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { Button } from '#ui/button.tsx'
import { TableColumns } from './table-columns.tsx'
import { TableLookFields } from './table-look-fields.tsx'
import { answersSaid, countAnswers, sayPlan } from './table-words.ts'
import type { Looked } from './use-table.ts'

interface MappingShape {
  readonly looked: Looked
  readonly set: QuestionSetView
  readonly isBusy: boolean
  readonly onLook: (how: TableLook) => void
  readonly onUses: (uses: readonly ColumnUse[]) => void
  readonly onTake: () => void
}

export function TableMapping({ looked: { file, preview, uses }, set, isBusy, onLook, onUses, onTake }: MappingShape) {
  const count = countAnswers(preview, uses)
  return (
    <section className="stack" aria-label={`What is in ${file.name}`}>
      <h2>{file.name}</h2>
      <TableLookFields preview={preview} isBusy={isBusy} onLook={onLook} />
      {preview.messages.map(message => (
        <p key={message}>{message}</p>
      ))}
      <TableColumns
        preview={preview}
        questions={set.questions}
        uses={uses}
        onChoose={(at, use) => {
          onUses(uses.map((one, which) => (which === at ? use : one)))
        }}
      />
      <p role="status">{sayPlan(preview, uses)}</p>
      <div>
        <Button
          look="primary"
          closedBecause={isBusy ? 'It is being read' : count === 0 ? 'No row would be an answer' : undefined}
          onClick={onTake}
        >
          {`Take ${answersSaid(count)}`}
        </Button>
      </div>
    </section>
  )
}
