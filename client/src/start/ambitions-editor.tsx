/** The ambitions in the form: added, taken out, put back and moved by buttons. */
import { useState } from 'react'
import { maxAmbitions } from '@waymark/shared/model/strategy.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { AmbitionFields } from './ambition-fields.tsx'
import { FieldWrong } from './field-wrong.tsx'
import { changedAt, moved, takenOut } from './lists.ts'
import { emptyAmbition, type AmbitionFields as Fields, type StrategyFields } from './strategy-form.ts'
import { PutBack } from './put-back.tsx'
import { useFocusOnAdded } from './use-focus-on-added.ts'
import type { FormState } from './use-form.ts'

interface Out {
  readonly ambition: Fields
  readonly at: number
}

export function AmbitionsEditor({ form }: { readonly form: FormState<StrategyFields> }) {
  const { fields, change, reshape, errorOf } = form
  const { ambitions } = fields
  const [out, setOut] = useState<Out>()
  const { list, onAdded } = useFocusOnAdded()
  const marks = waymarksOf(ambitions.map(({ key }) => ({ ambitionId: key })))
  return (
    <section className="stack" aria-labelledby="ambitions">
      <h2 id="ambitions">The ambitions</h2>
      <FieldWrong said={errorOf('ambitions')} />
      <ol className="start-cards" ref={list}>
        {ambitions.map((ambition, at) => (
          <AmbitionFields
            key={ambition.key}
            ambition={ambition}
            mark={marks[at] ?? { letter: '', tone: 'f' }}
            first={at === 0}
            last={at === ambitions.length - 1}
            errorOf={field => errorOf(`ambitions.${at}.${field}`)}
            onChange={(changed, field) => {
              change({ ambitions: changedAt(ambitions, at, changed) }, `ambitions.${at}.${field}`)
            }}
            onMove={by => {
              const to = at + by
              if (to < 0 || to >= ambitions.length) return
              reshape({ ambitions: moved(ambitions, at, by) })
              say(`Moved to place ${to + 1} of ${ambitions.length}. It is ambition ${marks[to]?.letter ?? ''} now.`)
            }}
            onRemove={() => {
              reshape({ ambitions: takenOut(ambitions, at) })
              setOut({ ambition, at })
            }}
          />
        ))}
      </ol>
      {out !== undefined && (
        <PutBack
          key={out.ambition.key}
          what={out.ambition.title === '' ? 'An ambition' : `“${out.ambition.title}”`}
          onBack={() => {
            reshape({ ambitions: ambitions.toSpliced(out.at, 0, out.ambition) })
            setOut(undefined)
          }}
        />
      )}
      <Button
        icon="plus"
        closedBecause={ambitions.length >= maxAmbitions ? `At most ${maxAmbitions} ambitions fit.` : undefined}
        onClick={() => {
          reshape({ ambitions: [...ambitions, emptyAmbition(newId())] })
          onAdded()
        }}
      >
        Add an ambition
      </Button>
    </section>
  )
}
