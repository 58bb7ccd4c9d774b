/** "I'd like to talk to someone": past everybody in the room, to the person who is named for it. */
import { useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { readMyWish, takeWishBack, wishToTalk } from '@waymark/shared/wire/talk.ts'
import { call, type Answer } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { TalkDialog } from './talk-dialog.tsx'

export function TalkToSomeone({ sessionId }: { readonly sessionId: SessionId }) {
  const params = { sessionId }
  const wish = useAsked(readMyWish, { params, body: {} })
  const [isOpen, setOpen] = useState(false)
  if (wish.state !== 'here' || wish.value.lead === null) return null
  const { lead, asked } = wish.value
  const told = async (asking: Promise<Answer<unknown>>, done: string): Promise<string | undefined> => {
    const answer = await asking
    if (!answer.ok) return answer.problem.message
    say(done)
    await wish.again()
    setOpen(false)
    return undefined
  }
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        icon="person"
        onClick={() => {
          setOpen(true)
        }}
      >
        {asked === null ? 'I’d like to talk to someone' : `${lead.name} knows that you would like to talk`}
      </Button>
      {isOpen && (
        <TalkDialog
          lead={lead}
          words={asked?.words}
          onAsk={words => told(call(wishToTalk, { params, body: { words } }), `${lead.name} will be told.`)}
          onTakeBack={() => told(call(takeWishBack, { params, body: {} }), 'Taken back.')}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
