/** A room: its question, the form, and the notes of everybody in it. */
import './room.css'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { enterRoom, readRoom } from '@waymark/shared/wire/sessions.ts'
import { call, type AnyProblem } from '#api/call.ts'
import { useAsked, type AskedState } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { RoomBoard } from './room-board.tsx'
import type { RoomReply } from './use-room.ts'

export function RoomPage({ roomId }: { readonly roomId: string }) {
  const id = RoomId.safeParse(roomId)
  if (!id.success)
    return (
      <Page title="Room" mainClass="column stack">
        <h1>There is no room at this address</h1>
        <p>Look at the link you were sent: it may have lost its end on the way.</p>
        <p>
          <Link className="btn" href="/">
            Go to the start
          </Link>
        </p>
      </Page>
    )
  return <RoomDoor key={id.data} roomId={id.data} />
}

function RoomDoor({ roomId }: { readonly roomId: RoomId }) {
  const asked = useAsked(readRoom, { params: { roomId }, body: {} })
  const stayed = useStayed(asked)
  useAgainWhile(stayed !== undefined || (asked.state === 'no' && passesByItself(asked.problem)), asked.again)
  switch (asked.state) {
    case 'asking':
      return <Opening />
    case 'no':
      // The same board in the same place: what is being typed in it stays.
      if (stayed !== undefined) return <RoomBoard {...stayed} again={asked.again} />
      return <NoEntry roomId={roomId} problem={asked.problem} again={asked.again} />
    case 'here':
      return <RoomBoard reply={asked.value} heardAt={asked.heardAt} again={asked.again} />
  }
}

/** The room as it was last seen, for somebody who has another one since; undefined for everybody else. */
function useStayed(asked: AskedState<RoomReply>): { readonly reply: RoomReply; readonly heardAt: number } | undefined {
  const [seen, setSeen] = useState<{ readonly reply: RoomReply; readonly heardAt: number }>()
  if (asked.state === 'here' && seen?.reply !== asked.value) setSeen({ reply: asked.value, heardAt: asked.heardAt })
  const problem = asked.state === 'no' ? asked.problem : undefined
  return useMemo(() => {
    if (seen === undefined || problem?.code !== 'wrong-room' || problem.goTo === undefined) return undefined
    const { message: said, goTo, goToName = 'my room' } = problem
    return { ...seen, reply: { ...seen.reply, moved: { said, goTo, goToName } } }
  }, [seen, problem])
}

const againMs = 5000

/** Whoever is out of a room hears nothing from it any more: they may be moved once more, or back, and what kept them out may be over. */
function useAgainWhile(isOn: boolean, again: () => Promise<void>): void {
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void again()
    }, againMs)
    return () => {
      clearInterval(timer)
    }
  }, [isOn, again])
}

const Opening = () => (
  <Page title="Room" mainClass="room">
    <section className="guide" aria-busy="true">
      <h1>Opening the room…</h1>
      <div className="fetching" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </section>
  </Page>
)

function NoEntry({
  roomId,
  problem,
  again,
}: {
  readonly roomId: RoomId
  readonly problem: AnyProblem
  readonly again: () => Promise<void>
}) {
  const [refused, setRefused] = useState<AnyProblem>()
  const enter = async (): Promise<void> => {
    const answer = await call(enterRoom, { params: { roomId }, body: {} })
    if (answer.ok) await again()
    else setRefused(answer.problem)
  }
  const said = refused ?? problem
  return (
    <Page title="Room" mainClass="column stack">
      <h1>{titleOf(problem)}</h1>
      <Notice tone="plain">
        <p>{said.message}</p>
      </Notice>
      <p className="row">
        {said.goTo !== undefined && (
          <Link className="btn primary" href={said.goTo}>
            {problem.code === 'wrong-room' ? 'Go to my room' : 'Go on from here'}
          </Link>
        )}
        {problem.code === 'wrong-room' && <Button onClick={() => void enter()}>Move to this room</Button>}
        {isWorthAsking(problem) && <Button onClick={() => void again()}>Try again</Button>}
        {said.goTo === undefined && (
          <Link className="btn quiet" href="/">
            Go to the start
          </Link>
        )}
      </p>
    </Page>
  )
}

const isWorthAsking = ({ code }: AnyProblem): boolean =>
  code === 'unreachable' || code === 'broken' || code === 'too-many' || code === 'not-saved'

/** Nobody has to press anything for it. */
const passesByItself = ({ code }: AnyProblem): boolean => code === 'unreachable' || code === 'not-saved'

function titleOf({ code }: AnyProblem): string {
  if (code === 'wrong-room') return 'You are in another room'
  if (code === 'gone') return 'This room is not here any more'
  if (code === 'not-signed-in') return 'Come in by your link first'
  if (code === 'link-revoked') return 'Your link was taken back'
  if (code === 'not-saved') return 'This room cannot be opened just now'
  return code === 'unreachable' ? 'The room cannot be reached' : 'This room cannot be opened'
}
