/** Which sheet of a workbook is looked at, and how many of its rows are headings. */
import { maxHeadingRows, type TableLook, type TablePreview } from '@waymark/shared/wire/answer-tables.ts'
import { Field } from '#ui/field.tsx'

interface LookShape {
  readonly preview: TablePreview
  readonly isBusy: boolean
  readonly onLook: (how: TableLook) => void
}

export const TableLookFields = ({ preview: { sheets, sheet, headingRows }, isBusy, onLook }: LookShape) => (
  <>
    {sheets.length > 1 && (
      <Field label="Sheet">
        {control => (
          <select
            className="input"
            {...control}
            disabled={isBusy}
            value={sheet}
            onChange={({ target }) => {
              onLook({ sheet: Number(target.value), headingRows })
            }}
          >
            {sheets.map(({ name, isHidden }, at) => (
              <option key={at} value={at}>
                {isHidden ? `${name} (hidden)` : name}
              </option>
            ))}
          </select>
        )}
      </Field>
    )}
    <Field label="Rows with headings" hint="Some tools write two or three of them.">
      {control => (
        <select
          className="input"
          {...control}
          disabled={isBusy}
          value={headingRows}
          onChange={({ target }) => {
            onLook({ sheet, headingRows: Number(target.value) })
          }}
        >
          {Array.from({ length: maxHeadingRows }, (_, at) => (
            <option key={at} value={at + 1}>
              {at + 1}
            </option>
          ))}
        </select>
      )}
    </Field>
  </>
)
