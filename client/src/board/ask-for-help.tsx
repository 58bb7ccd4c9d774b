/** One press asks the team to come; another takes it back. What became of it is said in its place. */
import { useEffect, useRef, useState } from 'react'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { askForHelp, type FromDesk } from '@waymark/shared/wire/desk.ts'
import { call } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

type Help = FromDesk['help']

const isComing = 'Somebody is on their way to you.'

export function AskForHelp({ roomId, help }: { readonly roomId: RoomId; readonly help: Help }) {
  const { shown, ask, trouble } = useHelp(roomId, help)
  return (
    <div className="askhelp">
      {shown === 'none' ? (
        <Button look="quiet" size="compact" icon="hand" onClick={() => void ask(true)}>
          Ask for help
        </Button>
      ) : (
        <>
          <p>
            <Icon name="hand" /> {shown === 'coming' ? isComing : 'You asked for help. The team can see it.'}
          </p>
          <Button look="quiet" size="compact" onClick={() => void ask(false)}>
            I need no help any more
          </Button>
        </>
      )}
      {trouble !== undefined && (
        <p className="error" role="alert">
          {trouble}
        </p>
      )}
    </div>
  )
}

/** What I did is shown at once, and until the server says otherwise. */
function useHelp(roomId: RoomId, help: Help) {
  const [mine, setMine] = useState<{ readonly before: Help; readonly now: Help }>()
  const [trouble, setTrouble] = useState<string>()
  const known = useRef(help)
  useEffect(() => {
    if (known.current !== 'coming' && help === 'coming') sayNow(isComing)
    known.current = help
  }, [help])
  const ask = async (asks: boolean): Promise<void> => {
    const answer = await call(askForHelp, { params: { roomId }, body: { asks } })
    setTrouble(answer.ok ? undefined : answer.problem.message)
    if (!answer.ok) return
    setMine({ before: help, now: asks ? 'asked' : 'none' })
    say(asks ? 'You asked for help. The team can see it.' : 'You ask for help no more.')
  }
  return { shown: mine?.before === help ? mine.now : help, ask, trouble }
}
