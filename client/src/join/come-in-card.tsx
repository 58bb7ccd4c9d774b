/** Coming in: who one is, and, where there is a choice, the room. */
import { useState } from 'react'
import { ComeInForm } from './come-in-form.tsx'
import { KnownHere } from './known-here.tsx'
import type { LookedAt } from '@waymark/shared/wire/entry-words.ts'

export function ComeInCard({
  seen,
  secret,
  onLookAgain,
}: {
  readonly seen: LookedAt
  readonly secret: string
  readonly onLookAgain: () => Promise<void>
}) {
  const [somebodyElse, setSomebodyElse] = useState(false)
  return seen.me === null || somebodyElse ? (
    <ComeInForm
      seen={seen}
      secret={secret}
      somebodyElse={somebodyElse}
      onLookAgain={onLookAgain}
      onBack={() => {
        setSomebodyElse(false)
      }}
    />
  ) : (
    <KnownHere
      me={seen.me}
      secret={secret}
      onSomebodyElse={() => {
        setSomebodyElse(true)
      }}
    />
  )
}
