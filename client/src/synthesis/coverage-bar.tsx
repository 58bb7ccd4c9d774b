/** Placed, parked, not yet looked at: together all notes, always. */
import type { Coverage } from '@waymark/shared/rules/coverage.ts'

const parts = [
  ['placed', 'placed', 'in a theme'],
  ['parked', 'parked', 'parked, with a reason'],
  ['notLookedAt', 'unseen', 'not yet looked at'],
] as const

export function CoverageBar({ coverage }: { readonly coverage: Coverage }) {
  return (
    <div className="coverage">
      <div className="track" aria-hidden="true">
        {parts.map(
          ([part, look]) =>
            coverage[part] > 0 && <span key={part} className={look} style={{ flexGrow: coverage[part] }} />,
        )}
      </div>
      <p className="key">
        {parts.map(([part, look, words]) => (
          <span key={part} className={look}>
            <i />
            <b className="num">{coverage[part]}</b> {words}
          </span>
        ))}
      </p>
    </div>
  )
}
