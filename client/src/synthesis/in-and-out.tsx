/** The ways out of the synthesis, as files, and into it, from other programs: two buttons, and what they ask. */
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { BringDialog } from './bring-dialog.tsx'
import { CarryDialog } from './carry-dialog.tsx'
import type { BringPlace } from './use-board.ts'

export function InAndOut({ place, hasThemes }: { readonly place: BringPlace; readonly hasThemes: boolean }) {
  const [asking, ask] = useState<'carry' | 'bring' | null>(null)
  const close = (): void => {
    ask(null)
  }
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        onClick={() => {
          ask('carry')
        }}
      >
        Take it with you
      </Button>
      <Button
        look="quiet"
        size="compact"
        onClick={() => {
          ask('bring')
        }}
      >
        Bring in
      </Button>
      {asking === 'carry' && <CarryDialog breakoutId={place.id} hasThemes={hasThemes} close={close} />}
      {asking === 'bring' && <BringDialog place={place} close={close} />}
    </>
  )
}
