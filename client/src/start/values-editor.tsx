/** The values in the form: added, taken out, put back and moved by buttons, like the ambitions. */
import { useState } from 'react'
import { maxValues } from '@waymark/shared/model/strategy.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { FieldWrong } from './field-wrong.tsx'
import { changedAt, moved, takenOut } from './lists.ts'
import { PutBack } from './put-back.tsx'
import { emptyValue, type StrategyFields, type ValueFields as Fields } from './strategy-form.ts'
import { useFocusOnAdded } from './use-focus-on-added.ts'
import type { FormState } from './use-form.ts'
import { ValueFields } from './value-fields.tsx'

interface Out {
  readonly value: Fields
  readonly at: number
}

export function ValuesEditor({ form }: { readonly form: FormState<StrategyFields> }) {
  const { fields, change, reshape, errorOf } = form
  const { values } = fields
  const [out, setOut] = useState<Out>()
  const { list, onAdded } = useFocusOnAdded()
  return (
    <section className="stack" aria-labelledby="values">
      <h2 id="values">The values</h2>
      <p className="soft">What you hold to in all of it. There can be none.</p>
      <FieldWrong said={errorOf('values')} />
      {values.length > 0 && (
        <ol className="start-cards" ref={list}>
          {values.map((value, at) => (
            <ValueFields
              key={value.key}
              value={value}
              number={at + 1}
              first={at === 0}
              last={at === values.length - 1}
              errorOf={field => errorOf(`values.${at}.${field}`)}
              onChange={(changed, field) => {
                change({ values: changedAt(values, at, changed) }, `values.${at}.${field}`)
              }}
              onMove={by => {
                const to = at + by
                if (to < 0 || to >= values.length) return
                reshape({ values: moved(values, at, by) })
                say(`Moved to place ${to + 1} of ${values.length}.`)
              }}
              onRemove={() => {
                reshape({ values: takenOut(values, at) })
                setOut({ value, at })
              }}
            />
          ))}
        </ol>
      )}
      {out !== undefined && (
        <PutBack
          key={out.value.key}
          what={out.value.title === '' ? 'A value' : `“${out.value.title}”`}
          onBack={() => {
            reshape({ values: values.toSpliced(out.at, 0, out.value) })
            setOut(undefined)
          }}
        />
      )}
      <Button
        icon="plus"
        closedBecause={values.length >= maxValues ? `At most ${maxValues} values fit.` : undefined}
        onClick={() => {
          reshape({ values: [...values, emptyValue(newId())] })
          onAdded()
        }}
      >
        Add a value
      </Button>
    </section>
  )
}
