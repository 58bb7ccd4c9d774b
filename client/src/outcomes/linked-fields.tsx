/** Which themes and statements a decision is about; folded, because it can stay empty. */
import { shortened } from '@waymark/shared/model/text.ts'
import type { listDecisions } from '@waymark/shared/wire/decisions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { FieldsShape } from './decision-fields.ts'
import { Fold } from './fold.tsx'

export type Linkable = Pick<ReplyOf<typeof listDecisions>, 'themes' | 'statements'>

export function LinkedFields({ fields, change, errorAt, linkable }: FieldsShape & { readonly linkable: Linkable }) {
  const { themes, statements } = linkable
  if (themes.length === 0 && statements.length === 0) return null
  const count = fields.themeIds.length + fields.statementIds.length
  return (
    <Fold summary={count === 0 ? 'What it is about: themes and statements' : `What it is about: ${count} chosen`}>
      {themes.length > 0 && (
        <Ticks
          legend="Themes"
          error={errorAt('themeIds')}
          all={themes.map(({ id, name }) => ({ id, words: name }))}
          ticked={fields.themeIds}
          onTicked={themeIds => {
            change({ themeIds })
          }}
        />
      )}
      {statements.length > 0 && (
        <Ticks
          legend="Statements of the newest version"
          error={errorAt('statementIds')}
          all={statements.map(({ id, text }) => ({ id, words: shortened(text, 140) }))}
          ticked={fields.statementIds}
          onTicked={statementIds => {
            change({ statementIds })
          }}
        />
      )}
    </Fold>
  )
}

function Ticks<Id extends string>({
  legend,
  error,
  all,
  ticked,
  onTicked,
}: {
  readonly legend: string
  readonly error: string | undefined
  readonly all: readonly { readonly id: Id; readonly words: string }[]
  readonly ticked: readonly Id[]
  readonly onTicked: (ticked: Id[]) => void
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {error !== undefined && <p className="error">{error}</p>}
      {all.map(({ id, words }) => (
        <label className="choice" key={id}>
          <input
            type="checkbox"
            checked={ticked.includes(id)}
            onChange={({ target }) => {
              onTicked(target.checked ? [...ticked, id] : ticked.filter(one => one !== id))
            }}
          />
          <span dir="auto">{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
