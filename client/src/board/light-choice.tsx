/** A light for an ambition: always in words, and beside what people write. */
import { lights, type Light } from '@waymark/shared/model/mark.ts'
import { lightWords } from '@waymark/shared/rules/mark-words.ts'

export function LightChoice({
  of,
  mine,
  onChoose,
  counts,
}: {
  /** The ambition, for the name of the field. */
  readonly of: string
  readonly mine: Light | null
  /** Undefined for those who may not. */
  readonly onChoose: ((light: Light | null) => void) | undefined
  /** How many people gave each; undefined until they are shown. */
  readonly counts: readonly { readonly light: Light; readonly people: number }[] | undefined
}) {
  const given = counts?.filter(({ people }) => people > 0)
  return (
    <div className="light-of">
      {onChoose !== undefined && (
        <select
          className="input"
          aria-label={`Is it still relevant: ${of}`}
          value={mine ?? ''}
          onChange={event => {
            onChoose(lights.find(light => light === event.target.value) ?? null)
          }}
        >
          <option value="">Still relevant? Say if you like</option>
          {lights.map(light => (
            <option key={light} value={light}>
              {lightWords[light]}
            </option>
          ))}
        </select>
      )}
      {given !== undefined && (
        <p className="small">
          {given.length === 0
            ? 'Nobody has given a light.'
            : given.map(({ light, people }) => `${lightWords[light]}: ${people}`).join('. ')}
        </p>
      )}
    </div>
  )
}
