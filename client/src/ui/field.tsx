/** A labelled field: what it is, a hint, and what is wrong with it, tied to the control for those who hear it. */
import { useId, type ReactNode } from 'react'

export interface FieldControl {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export function Field({
  label,
  hint,
  error,
  children,
}: {
  readonly label: ReactNode
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Draws the control with these attributes, and class `input`. */ readonly children: (
    control: FieldControl,
  ) => ReactNode
}) {
  const id = useId()
  const described = [hint !== undefined ? `${id}-hint` : '', error !== undefined ? `${id}-error` : '']
    .filter(part => part !== '')
    .join(' ')
  return (
    <div className={`field${error === undefined ? '' : ' invalid'}`}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  )
}
