/** In a breakout with private writing: showing all rooms what was written. */
import { useState } from 'react'
import { revealBreakout } from '@waymark/shared/wire/notes.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Sure } from './sure.tsx'
import type { BreakoutPart } from './seen-session.ts'

export function RevealRooms({ breakout, seen, again }: BreakoutPart) {
  const [asking, setAsking] = useState(false)
  const hidden = breakout.rooms.filter(({ isRevealed }) => !isRevealed)
  if (!breakout.settings.isPrivate || hidden.length === 0 || !may(seen.me.role, 'reveal', breakout.step)) return null
  const close = (): void => {
    setAsking(false)
  }
  return (
    <>
      <Button
        icon="eye"
        onClick={() => {
          setAsking(true)
        }}
      >
        Reveal all rooms…
      </Button>
      {asking && (
        <Sure
          title="Reveal all rooms?"
          yes="Reveal them"
          no="Not yet"
          act={() => call(revealBreakout, { params: { breakoutId: breakout.id }, body: {} })}
          onNo={close}
          onDone={() => {
            close()
            say('All rooms are revealed.')
            void again()
          }}
        >
          <p>
            Everybody sees what was written in their room so far, except what somebody keeps back. Notes that come later
            are seen at once.
          </p>
          <p>This cannot be undone. Moving all rooms on from Write does the same.</p>
        </Sure>
      )}
    </>
  )
}
