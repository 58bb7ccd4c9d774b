/** What the team says to the room: a message, and the way to the question that everybody was brought to. Nothing jumps. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { hourOf, onTheClock } from '@waymark/shared/model/time.ts'
import type { FromDesk } from '@waymark/shared/wire/desk.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export function FromTheDesk({ fromDesk, zone }: { readonly fromDesk: FromDesk; readonly zone: string }) {
  const { message, goOn } = fromDesk
  return (
    <>
      {goOn !== null && <GoOn goOn={goOn} />}
      {message !== null && <Message key={message.id} message={message} zone={zone} />}
    </>
  )
}

function GoOn({ goOn: { roomId, question } }: { readonly goOn: NonNullable<FromDesk['goOn']> }) {
  useEffect(() => {
    say('Everybody goes on to another question.')
  }, [question])
  return (
    <Notice>
      <p>Everybody goes on to another question. Finish your sentence first.</p>
      <p>
        <Link className="btn compact" href={pages.room(roomId)}>
          Go to: {question}
        </Link>
      </p>
    </Notice>
  )
}

function Message({
  message: { id, text, at },
  zone,
}: {
  readonly message: NonNullable<FromDesk['message']>
  readonly zone: string
}) {
  const [isAway, setAway] = useState(() => wasPutAway(id))
  useEffect(() => {
    if (!wasPutAway(id)) say(`From the team: ${text}`)
  }, [id, text])
  if (isAway) return null
  return (
    <Notice>
      <p>
        <span className="soft">From the team, {hourOf(onTheClock(zone, at))}</span>
      </p>
      <p dir="auto">{text}</p>
      <p>
        <Button
          look="quiet"
          size="compact"
          onClick={() => {
            putAway(id)
            setAway(true)
            document.getElementById('notes-heading')?.focus()
          }}
        >
          Put away
        </Button>
      </p>
    </Notice>
  )
}

const putAwayKey = 'waymark-message-put-away'

/** In this window: what was put away stays so when the page is loaded again. */
function wasPutAway(id: string): boolean {
  try {
    return sessionStorage.getItem(putAwayKey) === id
  } catch {
    return false
  }
}

function putAway(id: string): void {
  try {
    sessionStorage.setItem(putAwayKey, id)
  } catch {
    // Then it comes back with the next loading of the page.
  }
}
