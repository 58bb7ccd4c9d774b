/** Takes the demo away, after saying what that means. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { removeDemo } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Sure } from './sure.tsx'

export function RemoveDemo({ strategy }: { readonly strategy: Strategy }) {
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  return (
    <section className="card stack" aria-labelledby="remove">
      <h2 id="remove">This is the demo</h2>
      <p className="soft">When you no longer need it, take it away. Your own strategies stay as they are.</p>
      <p>
        <Button
          onClick={() => {
            setAsking(true)
          }}
        >
          Take the demo away…
        </Button>
      </p>
      {asking && (
        <Sure
          title="Take the demo away?"
          yes="Take the demo away"
          no="Keep it"
          act={() => call(removeDemo, { params: { strategyId: strategy.id }, body: {} })}
          onNo={() => {
            setAsking(false)
          }}
          onDone={() => {
            say('The demo is gone.')
            navigate(pages.home(), { replace: true })
          }}
        >
          <p>
            Its sessions, notes, themes and draft go for good, for everybody who is in it now. Nothing else changes.
          </p>
        </Sure>
      )}
    </section>
  )
}
