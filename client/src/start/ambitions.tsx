/** The ambitions of a strategy, each with its waymark, and what was done about it so far. */
import { useId } from 'react'
import { Link } from 'wouter'
import type { Ambition } from '@waymark/shared/model/strategy.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { Icon } from '#ui/icon.tsx'
import { Waymark } from './waymark.tsx'

export function Ambitions({
  ambitions,
  changeAt,
}: {
  readonly ambitions: readonly Ambition[]
  /** Where they can be changed, for those who may. */
  readonly changeAt: string | undefined
}) {
  const heading = useId()
  const marks = waymarksOf(ambitions.map(({ id }) => ({ ambitionId: id })))
  return (
    <section className="stack" aria-labelledby={heading}>
      <h2 id={heading}>The ambitions</h2>
      <ul className="ambs start-ambitions">
        {ambitions.map(({ id, title, description, whatWeDid }, at) => (
          <li key={id}>
            <Waymark mark={marks[at] ?? { letter: '', tone: 'f' }} />
            <div>
              <b>
                <span className="sr">Ambition {marks[at]?.letter}: </span>
                {title}
              </b>
              {description !== '' && <p className="start-words">{description}</p>}
              {whatWeDid !== '' && (
                <details className="fold">
                  <summary>
                    <Icon name="chevron" flip />
                    What we did<span className="sr"> about {title}</span>
                  </summary>
                  <p className="start-words">{whatWeDid}</p>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
      {changeAt !== undefined && (
        <p>
          <Link className="btn" href={changeAt}>
            <Icon name="pencil" />
            Change the strategy
          </Link>
        </p>
      )}
    </section>
  )
}
