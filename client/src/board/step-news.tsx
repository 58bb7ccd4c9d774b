/** A new step is told with a link to the notes; nothing jumps. */
import { useEffect, useState } from 'react'
import type { Step } from '@waymark/shared/model/session.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { stepHasCome } from '@waymark/shared/rules/step-words.ts'

export function StepNews({ step }: { readonly step: Step }) {
  const [known, setKnown] = useState(step)
  useEffect(() => {
    if (known !== step) say(stepHasCome[step])
  }, [known, step])
  if (known === step) return null
  return (
    <Notice>
      <p>{stepHasCome[step]}</p>
      <p>
        <Button
          size="compact"
          onClick={() => {
            setKnown(step)
            document.getElementById('notes-heading')?.focus()
          }}
        >
          Go to the notes
        </Button>
      </p>
    </Notice>
  )
}
