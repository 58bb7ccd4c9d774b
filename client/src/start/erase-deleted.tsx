/** Removes for good what was deleted, after saying what that means. */
import { useState } from 'react'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { eraseDeleted } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Sure } from './sure.tsx'

export function EraseDeleted({ strategy }: { readonly strategy: Strategy }) {
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState(false)
  return (
    <section className="card stack" aria-labelledby="erase">
      <h2 id="erase">Deleted words</h2>
      <p className="soft">
        {done
          ? 'What was deleted is gone from this server. It may still be in backups that were made before.'
          : 'What is deleted from a theme or the draft leaves traces on this server, so that people who work at once do not get in each other’s way.'}
      </p>
      <p>
        <Button
          onClick={() => {
            setAsking(true)
          }}
        >
          Remove deleted words for good…
        </Button>
      </p>
      {asking && (
        <Sure
          title="Remove deleted words for good?"
          yes="Remove them for good"
          no="Keep things as they are"
          act={() => call(eraseDeleted, { params: { strategyId: strategy.id }, body: {} })}
          onNo={() => {
            setAsking(false)
          }}
          onDone={() => {
            setAsking(false)
            setDone(true)
            say('The deleted words are gone from this server.')
          }}
        >
          <p>
            Every room, the themes and the draft are written anew with what stands in them now. What was deleted before
            cannot be had back, and nobody can undo what they did before. Notes that people withdrew stay with them.
          </p>
          <p>The snapshots of all breakouts go too: they hold what stood there once.</p>
          <p>Whoever has one of them open now goes on in the new one; what they have not saved comes with them.</p>
        </Sure>
      )}
    </section>
  )
}
