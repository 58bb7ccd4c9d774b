/** The desk as it is now, asked for every two seconds while it is looked at, and what is done at it. */
import { useEffect, useRef, useState } from 'react'
import type { BreakoutId, RoomId, SessionId } from '@waymark/shared/model/ids.ts'
import * as wire from '@waymark/shared/wire/desk.ts'
import { call, type Answer, type AnyProblem } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { sayMoved } from './desk-words.ts'

const everyMs = 2000

type Moved = Answer<{ readonly moves: wire.Move[] }>

/** What was moved last, for as long as it can be taken back. */
export interface LastMove {
  readonly said: string
  /** The way back; empty where there is none. */
  readonly back: readonly wire.Move[]
}

export interface DeskActs {
  readonly move: (moves: readonly wire.Move[]) => Promise<void>
  readonly spread: () => Promise<void>
  readonly evenOut: () => Promise<Answer<unknown>>
  readonly bring: (breakoutId: BreakoutId) => Promise<Answer<unknown>>
  readonly sayTo: (roomId: RoomId | null, text: string) => Promise<Answer<unknown>>
  readonly nameFacilitator: (roomId: RoomId, facilitator: string) => Promise<Answer<unknown>>
  readonly answerHelp: (roomId: RoomId, answer: 'coming' | 'done') => Promise<void>
  readonly takeBack: () => Promise<void>
  readonly forgetLast: () => void
}

export function useDesk(sessionId: SessionId) {
  const params = { sessionId }
  const asked = useAsked(wire.readDesk, { params, body: {} })
  const { again } = asked
  const [last, setLast] = useState<LastMove>()
  const [trouble, setTrouble] = useState<string>()
  useWhileSeen(again)
  const desk = asked.state === 'here' ? asked.value : undefined

  const done = async <T>(answer: Answer<T>, said: (value: T) => string): Promise<Answer<T>> => {
    setTrouble(answer.ok ? undefined : troubleOf(answer.problem))
    if (answer.ok) {
      await again()
      const words = said(answer.value)
      if (words !== '') say(words)
    }
    return answer
  }
  /** Said once the desk shows it. */
  const moved = async (answer: Moved, canGoBack = true): Promise<Moved> => {
    if (!answer.ok || desk === undefined) return done(answer, () => '')
    const { moves } = answer.value
    const said = sayMoved(desk, moves)
    await done(answer, () => said)
    setLast({ said, back: canGoBack ? wayBack(desk, moves) : [] })
    return answer
  }

  const acts: DeskActs = {
    move: async moves => void (await moved(await call(wire.movePeople, { params, body: { moves: [...moves] } }))),
    spread: async () => void (await moved(await call(wire.spreadPeople, { params, body: {} }))),
    evenOut: async () => moved(await call(wire.evenOutRooms, { params, body: {} })),
    bring: async breakoutId => {
      setLast(undefined)
      return done(await call(wire.bringEveryone, { params, body: { breakoutId } }), () => 'Everyone has a place there.')
    },
    sayTo: async (roomId, text) =>
      done(await call(wire.sayToRooms, { params, body: { roomId, text } }), () => 'Your message is shown.'),
    nameFacilitator: async (roomId, facilitator) =>
      done(await call(wire.nameFacilitator, { params: { roomId }, body: { facilitator } }), () => 'The name is saved.'),
    answerHelp: async (roomId, answer) => {
      const given = await call(wire.answerHelp, { params, body: { roomId, answer } })
      await done(given, () => (answer === 'coming' ? 'They are told that you are on your way.' : 'Done.'))
    },
    takeBack: async () => {
      if (last !== undefined)
        await moved(await call(wire.movePeople, { params, body: { moves: [...last.back] } }), false)
    },
    forgetLast: () => {
      setLast(undefined)
    },
  }
  return { asked, acts, last, trouble }
}

const troubleOf = ({ code, message }: AnyProblem): string =>
  code === 'unreachable' ? 'We cannot reach the server. Nothing has changed: try again.' : message

/** Whoever was in a room of this desk goes back to it. */
function wayBack({ rooms }: wire.Desk, moves: readonly wire.Move[]): wire.Move[] {
  return moves.flatMap(({ key }) => {
    const before = rooms.find(({ people }) => people.some(one => one.key === key))
    return before === undefined ? [] : [{ key, roomId: before.id }]
  })
}

/** Never two at once, and none while nobody looks. */
function useWhileSeen(again: () => Promise<void>): void {
  const latest = useRef(again)
  useEffect(() => {
    latest.current = again
  })
  useEffect(() => {
    let isAsking = false
    const ask = async (): Promise<void> => {
      if (isAsking || document.visibilityState !== 'visible') return
      isAsking = true
      await latest.current().finally(() => {
        isAsking = false
      })
    }
    const timer = setInterval(() => void ask(), everyMs)
    const onSeen = (): void => void ask()
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [])
}
