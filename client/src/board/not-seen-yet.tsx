/** Above the form: that the others do not see yet what one writes, how much there is, and for the team the reveal and what waits for them. */
import { useEffect, useState } from 'react'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { readUnseen, revealRoom } from '@waymark/shared/wire/notes.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { notesInWords } from './several.ts'
import { unseenBecause, type RoomNow, type RoomReply } from './use-room.ts'
import { PrivateLine } from './private-line.tsx'
import { WaitingForUs } from './waiting-for-us.tsx'

interface Shape {
  readonly reply: RoomReply
  readonly now: RoomNow
  readonly again: () => Promise<void>
}

/** So often it is looked how much the others have written. */
const lookAgainMs = 10_000

export function NotSeenYet({ reply, now, again }: Shape) {
  const { room, breakout, me } = reply
  const [asking, setAsking] = useState(false)
  const { counted, forTheTeam, lookAgain } = useUnseen(reply, now)
  return (
    <>
      {isPrivate(reply) && (
        <PrivateLine
          all={counted}
          mine={now.shown.unseen.size}
          onReveal={
            may(me.role, 'reveal', breakout.step)
              ? () => {
                  setAsking(true)
                }
              : undefined
          }
        />
      )}
      {unseenBecause(reply) === 'to-check' && (
        <p className="unseen-line">
          <Icon name="eye" />
          <span>A facilitator looks at each new note before the others see it.</span>
        </p>
      )}
      {breakout.settings.names === 'anonymous' && (
        <p className="unseen-line">
          <Icon name="person" />
          <span>No names are kept with notes here.</span>
        </p>
      )}
      {asking && (
        <Reveal
          room={room}
          all={counted}
          again={again}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
      {forTheTeam.length > 0 && <WaitingForUs roomId={room.id} notes={forTheTeam} again={lookAgain} />}
    </>
  )
}

const isPrivate = ({ room, breakout }: RoomReply): boolean => breakout.settings.isPrivate && !room.isRevealed

const isLookedAtFirst = ({ breakout, me }: RoomReply): boolean =>
  breakout.settings.checks === 'check-first' && may(me.role, 'hold-note', breakout.step)

/** How many notes of the room nobody but their authors sees, and those that wait for the team. */
function useUnseen(reply: RoomReply, now: RoomNow) {
  const asked = useAsked(readUnseen, { params: { roomId: reply.room.id }, body: {} })
  const { again } = asked
  const isWatched = isPrivate(reply) || isLookedAtFirst(reply)
  const mine = now.shown.unseen
  useEffect(() => {
    if (!isWatched) return undefined
    const timer = setInterval(() => void again(), lookAgainMs)
    return () => {
      clearInterval(timer)
    }
  }, [isWatched, again])
  // Also at once, when something of mine or of the room has changed.
  useEffect(() => {
    void again()
  }, [reply, mine, again])
  const { counts, forTheTeam } = asked.state === 'here' ? asked.value : { counts: [], forTheTeam: [] }
  return { counted: counts.reduce((sum, { notes }) => sum + notes, 0), forTheTeam, lookAgain: again }
}

function Reveal({
  room,
  all,
  again,
  onClose,
}: {
  readonly room: RoomReply['room']
  readonly all: number
  readonly again: () => Promise<void>
  readonly onClose: () => void
}) {
  const [problem, setProblem] = useState<string>()
  const reveal = async (): Promise<void> => {
    const answer = await call(revealRoom, { params: { roomId: room.id }, body: {} })
    if (!answer.ok) {
      setProblem(answer.problem.message)
      return
    }
    say(`${notesInWords(answer.value.notes)} revealed.`)
    onClose()
    await again()
  }
  return (
    <Dialog title={`Reveal ${nameOfRoom(room)}?`} onClose={onClose}>
      <p>
        Everybody in the room sees {all === 1 ? 'the one note' : `the ${all} notes`} that were written so far, except
        what somebody keeps back. Notes that come later are seen at once. This cannot be undone.
      </p>
      {problem !== undefined && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
      <footer>
        <Button look="primary" onClick={() => void reveal()}>
          Reveal them
        </Button>
        <Button look="quiet" onClick={onClose}>
          Not yet
        </Button>
      </footer>
    </Dialog>
  )
}
