/** A link that opens nothing: why, and a place for a better one, or for a code that was read out. */
import { useState } from 'react'
import { Link } from 'wouter'
import { codeIn } from '@waymark/shared/model/short-code.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { openCode } from '@waymark/shared/wire/short-codes.ts'
import { call } from '#api/call.ts'
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
          void secretIn(pasted).then(found => {
            if (found.secret === undefined) setError(found.wrong)
            else onSecret(found.secret)
          })
        }}
      >
        <Field
          label="Paste your link here"
          hint="The whole of it, from https to the end. A code of eight letters and figures can stand here, too."
          error={error}
        >
          {control => (
            <input
              className="input"
              {...control}
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

type Found = { readonly secret: string } | { readonly secret: undefined; readonly wrong: string }

/** Of a link, or behind a code. */
async function secretIn(typed: string): Promise<Found> {
  const secret = secretOfPasted(typed)
  if (secret !== undefined) return { secret }
  if (codeIn(typed) === undefined)
    return {
      secret: undefined,
      wrong:
        'There is no whole link in this. It ends in a long row of letters after #. A code has eight letters and figures.',
    }
  const answer = await call(openCode, { params: {}, body: { code: typed } })
  return answer.ok ? answer.value : { secret: undefined, wrong: answer.problem.message }
}
