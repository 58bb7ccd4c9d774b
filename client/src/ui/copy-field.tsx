/** An address to be sent to somebody: shown, and copied at a press. */
import { useState } from 'react'
import { say } from './announce.tsx'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

export function CopyField({
  label,
  hint,
  address,
}: {
  readonly label: string
  readonly hint?: string | undefined
  readonly address: string
}) {
  const [copied, setCopied] = useState('')
  return (
    <>
      <Field label={label} hint={hint}>
        {control => <input className="input" {...control} readOnly dir="ltr" value={address} />}
      </Field>
      <div className="row">
        <Button
          size="compact"
          icon="link"
          onClick={() => {
            void copy(address).then(said => {
              say(said)
              setCopied(said)
            })
          }}
        >
          Copy the address<span className="sr">: {label}</span>
        </Button>
        {copied !== '' && <span className="small soft">{copied}</span>}
      </div>
    </>
  )
}

/** Answers what came of it, in a sentence. */
async function copy(address: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(address)
    return 'The address is copied.'
  } catch {
    return 'This browser does not let us copy. Select the address and copy it yourself.'
  }
}
