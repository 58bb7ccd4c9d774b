/** A link for somebody who did not answer by the web form, and so has none: it shows where their words went, and is told this once. */
import { useEffect, useRef, useState } from 'react'
import { makeFollowLink } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import type { AnswerShape } from './answer-shape.ts'
import { CopyField } from '#ui/copy-field.tsx'
import { Fold } from './fold.tsx'

export function GiveLink({ seen }: Pick<AnswerShape, 'seen'>) {
  const [address, setAddress] = useState('')
  const [trouble, setTrouble] = useState('')
  const make = async (): Promise<void> => {
    const answer = await call(makeFollowLink, { params: { responseId: seen.line.id }, body: {} })
    setTrouble(answer.ok ? '' : answer.problem.message)
    if (answer.ok) setAddress(answer.value.address)
  }
  if (seen.line.wayIn === 'web') return null
  return (
    <Fold summary="Give them a link to follow it">
      <p className="small">
        It shows what they said and where each part of it went. Whoever has it reads that, and nothing can be changed by
        it.
      </p>
      {trouble !== '' && <p role="alert">{trouble}</p>}
      {address === '' ? (
        <div>
          <Button size="compact" icon="link" onClick={() => void make()}>
            Make the link
          </Button>
        </div>
      ) : (
        <TheirLink address={address} />
      )}
    </Fold>
  )
}

/** The button that asked for it is gone: the focus goes to what came of it. */
function TheirLink({ address }: { readonly address: string }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    here.current?.querySelector('input')?.focus()
  }, [])
  return (
    <div className="stack" ref={here}>
      <CopyField label="Their link" hint="It is shown this once." address={address} />
    </div>
  )
}
