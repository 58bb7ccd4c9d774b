/** The values of a strategy, in their order, each with what it means in practice. */
import { useId } from 'react'
import type { Value } from '@waymark/shared/model/strategy.ts'

export function Values({ values }: { readonly values: readonly Value[] }) {
  const heading = useId()
  if (values.length === 0) return null
  return (
    <section className="stack" aria-labelledby={heading}>
      <h2 id={heading}>The values</h2>
      <ul className="ambs start-ambitions start-values">
        {values.map(({ id, title, description }) => (
          <li key={id}>
            <div>
              <b>{title}</b>
              {description !== '' && <p className="start-words">{description}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
