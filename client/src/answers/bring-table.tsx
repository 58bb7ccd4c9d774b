/** Bringing in a table of many answers: it is looked at first, each column is given its place, and then its rows are taken. */
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Fold } from './fold.tsx'
import { TableMapping } from './table-mapping.tsx'
import { useTable, type TableInHand } from './use-table.ts'

export function BringTable({ set, again }: { readonly set: QuestionSetView; readonly again: () => Promise<void> }) {
  const table = useTable(set.id, again)
  const { looked, setLooked, under, said } = table
  return (
    <Fold summary="Bring in a table">
      <TableFile table={table} />
      {looked !== undefined && (
        <TableMapping
          looked={looked}
          set={set}
          isBusy={under !== ''}
          onLook={how => void table.look(looked.file, how)}
          onUses={uses => {
            setLooked({ ...looked, uses })
          }}
          onTake={() => void table.take(looked)}
        />
      )}
      {said.length > 0 && (
        <ul className="brought-in" aria-label="What became of the table">
          {said.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Fold>
  )
}

function TableFile({ table: { under, trouble, setLooked, look, stop } }: { readonly table: TableInHand }) {
  return (
    <>
      <Field
        label="A table with many answers"
        hint="CSV or Excel (.xlsx), as a survey tool gives it out: a row for each person. Nothing is taken before you have looked at it."
        error={trouble}
      >
        {control => (
          <input
            className="input"
            {...control}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            disabled={under !== ''}
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              setLooked(undefined)
              if (file !== undefined) void look(file, { sheet: null, headingRows: 1 })
            }}
          />
        )}
      </Field>
      <p role="status" className="small">
        {under}
      </p>
      {under !== '' && (
        <Button size="compact" onClick={stop}>
          Stop
        </Button>
      )}
    </>
  )
}
