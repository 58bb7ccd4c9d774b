/** What may be left out of pasted lines, offered where there is any of it. */
import { linesInWords, type LeftOut, type Lines } from './lines-of.ts'

const choices: readonly { readonly of: keyof LeftOut; readonly label: string }[] = [
  { of: 'speakers', label: 'Leave out who said it, and when' },
  { of: 'bullets', label: 'Leave out bullets and dashes' },
  { of: 'numbers', label: 'Leave out numbers' },
  { of: 'doubles', label: 'Leave out what is there twice' },
]

export function LeaveOutChoices({
  found,
  leftOut,
  onChange,
}: {
  readonly found: Lines
  readonly leftOut: LeftOut
  readonly onChange: (leftOut: LeftOut) => void
}) {
  const offered = choices.filter(({ of }) => found[of] > 0)
  if (offered.length === 0) return null
  return (
    <div className="leave-out">
      {offered.map(({ of, label }) => (
        <label className="choice" key={of}>
          <input
            type="checkbox"
            checked={leftOut[of]}
            onChange={({ target }) => {
              onChange({ ...leftOut, [of]: target.checked })
            }}
          />
          <span>
            {label} ({linesInWords(found[of])})
          </span>
        </label>
      ))}
    </div>
  )
}
