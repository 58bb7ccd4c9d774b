/** A link that opens nothing: why, and a place for a better one. */
import { useState } from 'react'
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { secretOfPasted } from '@waymark/shared/wire/secret.ts'

export function PasteLink({
  title,
  message,
  onSecret,
}: {
  readonly title: string
  readonly message: string
  readonly onSecret: (secret: string) => void
}) {
  const [pasted, setPasted] = useState('')
  const [error, setError] = useState<string>()
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{message}</p>
      <form
        className="card raised stack"
        onSubmit={event => {
          event.preventDefault()
          const secret = secretOfPasted(pasted)
          if (secret === undefined)
            setError('There is no whole link in this. It ends in a long row of letters after #.')
          else onSecret(secret)
        }}
      >
        <Field label="Paste your link here" hint="The whole of it, from https to the end." error={error}>
          {control => (
            <input
              className="input"
              {...control}
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              value={pasted}
              onChange={event => {
                setPasted(event.target.value)
                setError(undefined)
              }}
            />
          )}
        </Field>
        <Button look="primary" wide type="submit">
          Open this link
        </Button>
      </form>
      <p>
        <Link href={pages.home()}>Go to the start</Link>
      </p>
    </>
  )
}
