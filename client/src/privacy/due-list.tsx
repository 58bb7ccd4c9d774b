/** The list of what is due: made on request, read, and then deleted or dropped. It says how many and where, and names nobody. */
import { useState } from 'react'
import { classWords } from '@waymark/shared/rules/retention-words.ts'
import { dropListed, listDue, purgeListed, type readRetention } from '@waymark/shared/wire/retention.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call, type Answer } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { sayDay, sayWait } from './say-list.ts'

type Run = NonNullable<ReplyOf<typeof readRetention>['run']>

interface Shape {
  readonly run: Run | null
  readonly waitMinutes: number | null
  readonly again: () => Promise<void>
}

export function DueList({ run, waitMinutes, again }: Shape) {
  const [trouble, setTrouble] = useState('')
  const act = async (doing: () => Promise<Answer<unknown>>, done: string): Promise<void> => {
    const answer = await doing()
    setTrouble(answer.ok ? '' : answer.problem.message)
    if (answer.ok) say(done)
    await again()
  }
  return (
    <>
      {trouble !== '' && (
        <Notice tone="danger">
          <p>{trouble}</p>
        </Notice>
      )}
      {run !== null && <Listed run={run} />}
      {run?.state === 'listed' && run.lines.length > 0 && (
        <Purge
          waitMinutes={waitMinutes}
          onPurge={() =>
            act(() => call(purgeListed, { params: {}, body: { runId: run.runId } }), 'It is being deleted.')
          }
          onDrop={() => act(() => call(dropListed, { params: {}, body: { runId: run.runId } }), 'The list is dropped.')}
        />
      )}
      {run?.state !== 'purging' && (
        <div>
          <Button onClick={() => void act(() => call(listDue, { params: {}, body: {} }), 'The list is made.')}>
            {run === null ? 'List what is due' : 'List what is due now'}
          </Button>
        </div>
      )}
    </>
  )
}

const stateWords: Readonly<Record<Run['state'], string>> = {
  listed: 'Nothing of it is deleted yet.',
  purging: 'It is being deleted.',
  done: 'It was deleted.',
}

const Listed = ({ run: { at, lines, state, isAutomatic, gone } }: { readonly run: Run }) => (
  <>
    <p>
      {lines.length === 0 ? 'Nothing is due.' : stateWords[state]} Listed on {sayDay(at.slice(0, 10))}
      {isAutomatic && ', by the server itself'}.
      {state !== 'listed' && ` ${gone.toLocaleString('en-GB')} things so far.`}
    </p>
    <ul className="stack" role="list">
      {lines.map(({ of, title, what, since, due }) => (
        <li className="card stack tight" key={`${of} ${title}`}>
          <h3>{classWords[of].name}</h3>
          <p dir="auto">{title === '' ? 'On the whole server' : title}</p>
          <p>{what.join('; ')}.</p>
          <p className="small soft">
            Counted from {sayDay(since)}, due since {sayDay(due)}.
          </p>
        </li>
      ))}
    </ul>
  </>
)

function Purge({
  waitMinutes,
  onPurge,
  onDrop,
}: {
  readonly waitMinutes: number | null
  readonly onPurge: () => Promise<void>
  readonly onDrop: () => Promise<void>
}) {
  const [typed, setTyped] = useState('')
  const isOver = waitMinutes === 0
  return (
    <form
      className="card stack"
      onSubmit={event => {
        event.preventDefault()
        if (typed.trim().toLowerCase() === 'delete') void onPurge()
      }}
    >
      <p>{sayWait(waitMinutes)}</p>
      {isOver && (
        <>
          <p>
            Exactly what stands on this list is deleted. <b>It cannot be undone.</b>
          </p>
          <TextInput label="Type “delete” to go on" value={typed} onValue={setTyped} />
        </>
      )}
      <div className="row">
        {isOver && (
          <Button
            type="submit"
            look="danger"
            closedBecause={typed.trim().toLowerCase() === 'delete' ? undefined : 'Type “delete” first.'}
          >
            Delete what is listed
          </Button>
        )}
        <Button onClick={() => void onDrop()}>Drop the list, and keep it all</Button>
      </div>
    </form>
  )
}
