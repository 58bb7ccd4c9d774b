/** Once the themes are brought back: what was made of this room's words, asked of the server, and what one says of it, sent there. */
import { useEffect } from 'react'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { answerCheckBack, readCheckBack } from '@waymark/shared/wire/check-back.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { CheckBackPanel } from './check-back-panel.tsx'
import type { Said } from './check-back-form.tsx'
import type { RoomReply } from './use-room.ts'

/** Themes may still change, and are asked for so often. */
const everyMs = 15_000

export function CheckBackHere({ reply }: { readonly reply: RoomReply }) {
  const { breakout, me } = reply
  return may(me.role, 'read-check-back', breakout.step) ? <Asked reply={reply} /> : null
}

function Asked({ reply }: { readonly reply: RoomReply }) {
  const { room, breakout, me } = reply
  const asked = useAsked(readCheckBack, { params: { roomId: room.id }, body: {} })
  const { again } = asked
  const isOpen = may(me.role, 'check-back', breakout.step)
  useEffect(() => {
    if (!isOpen) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void again()
    }, everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [isOpen, again])
  if (asked.state !== 'here') return null
  const answer = async (themeId: ThemeId, said: Said): Promise<string> => {
    const done = await call(answerCheckBack, { params: { roomId: room.id, themeId }, body: said })
    if (!done.ok)
      return done.problem.code === 'unreachable'
        ? 'We cannot reach the server. Your words are still here: try again.'
        : done.problem.message
    say(said.answer === null ? 'Taken back.' : 'Your answer is saved.')
    await again()
    return ''
  }
  return (
    <CheckBackPanel
      brought={asked.value}
      onAnswer={isOpen ? answer : undefined}
      maySign={me.name !== null && breakout.settings.names === 'by-note'}
    />
  )
}
