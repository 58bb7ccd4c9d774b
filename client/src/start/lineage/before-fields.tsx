/** Which strategy this one continues: none, another on this server, or one that is typed in. */
import { AmbitionId, ValueId } from '@waymark/shared/model/ids.ts'
import type { Before, TypedBefore } from '@waymark/shared/model/lineage.ts'
import { maxAmbitions, maxValues } from '@waymark/shared/model/strategy.ts'
import { saySide } from '@waymark/shared/rules/lineage-words.ts'
import { newId } from '#sync/new-id.ts'
import { Field } from '#ui/field.tsx'
import { TextField } from '#start/text-field.tsx'
import type { OtherStrategy } from './lineage-fields.ts'
import { TitleList } from './title-list.tsx'

export interface BeforeShape {
  readonly before: Before | null
  readonly others: readonly OtherStrategy[]
  /** As it was read, where it is none of the others. */
  readonly known: string | undefined
  /** `key` where it goes on with the same field. */
  readonly onBefore: (before: Before | null, key?: string) => void
  readonly errorOf: (name: string) => string | undefined
}

const emptyBefore = (): TypedBefore & { kind: 'typed' } => ({
  kind: 'typed',
  title: 'Our Direction',
  period: '',
  ambitions: [{ id: AmbitionId.parse(newId()), title: '' }],
  values: [],
})

export function BeforeFields(shape: BeforeShape) {
  const { before, others, known, onBefore, errorOf } = shape
  const value = before === null ? 'none' : before.kind === 'typed' ? 'typed' : before.strategyId
  const isOther = before?.kind === 'strategy' && !others.some(({ id }) => id === before.strategyId)
  return (
    <div className="stack">
      <Field label="Which strategy does it continue?" error={errorOf('before')}>
        {control => (
          <select
            className="input"
            {...control}
            value={value}
            onChange={({ target }) => {
              const other = others.find(({ id }) => id === target.value)
              if (target.value === 'none') onBefore(null)
              else if (target.value === 'typed') onBefore(emptyBefore())
              else if (other !== undefined) onBefore({ kind: 'strategy', strategyId: other.id })
            }}
          >
            <option value="none">None, or not said yet</option>
            <option value="typed">One that I type in</option>
            {others.map(other => (
              <option key={other.id} value={other.id}>
                {saySide(other)}
              </option>
            ))}
            {isOther && <option value={value}>{known ?? 'One that you cannot open'}</option>}
          </select>
        )}
      </Field>
      {before?.kind === 'typed' && <TypedFields {...shape} before={before} />}
    </div>
  )
}

function TypedFields({
  before,
  onBefore,
  errorOf,
}: Omit<BeforeShape, 'before'> & { readonly before: Extract<Before, { kind: 'typed' }> }) {
  const change = (next: Partial<TypedBefore>, key?: string): void => {
    onBefore({ ...before, ...next }, key)
  }
  return (
    <>
      <div className="start-row">
        <TextField
          label="What was it called?"
          value={before.title}
          error={errorOf('before.title')}
          onValue={title => {
            change({ title }, 'title')
          }}
        />
        <TextField
          label="For which years?"
          value={before.period}
          error={errorOf('before.period')}
          onValue={period => {
            change({ period }, 'period')
          }}
        />
      </div>
      <TitleList
        heading="Its ambitions"
        one="ambition"
        addLabel="Add an ambition from before"
        items={before.ambitions}
        most={maxAmbitions}
        make={() => ({ id: AmbitionId.parse(newId()), title: '' })}
        onItems={(ambitions, key) => {
          change({ ambitions: [...ambitions] }, key)
        }}
        errorOf={name => errorOf(`before.ambitions${name}`)}
      />
      <TitleList
        heading="Its values"
        one="value"
        addLabel="Add a value from before"
        items={before.values}
        most={maxValues}
        make={() => ({ id: ValueId.parse(newId()), title: '' })}
        onItems={(values, key) => {
          change({ values: [...values] }, key)
        }}
        errorOf={name => errorOf(`before.values${name}`)}
      />
    </>
  )
}
