/** Whether my work is saved, who is here, and undo of my own acts. */
import { useEffect, useState, type ReactNode } from 'react'
import type { LiveDoc } from '#sync/open-doc.ts'
import type { Undo } from '#sync/undo.ts'
import { useDocState, useHere, useWatched } from '#sync/use-doc.ts'
import { Button } from '#ui/button.tsx'
import { useForAWhile } from '#ui/use-for-a-while.ts'
import { SaidOfConnection, SavedSign } from './connection-words.tsx'
import { useScope } from './synthesis-scope.ts'
import { UndoButtons } from './undo-buttons.tsx'

/** `more` is what else whoever may write can do with the whole. */
export function StatusRow({
  live,
  undo,
  more,
}: {
  readonly live: LiveDoc
  readonly undo: Undo
  readonly more?: ReactNode
}) {
  const { acts, mayWrite, keepsHistory } = useScope()
  const state = useDocState(live)
  const { undoes } = useWatched(undo)
  return (
    <div className="synthstatus">
      <SavedSign state={state} reads={!mayWrite} />
      <WhoIsHere live={live} />
      {mayWrite && (
        <div className="row undorow">
          {undoes !== '' && <p className="small soft last">Your last act: {undoes}</p>}
          <UndoButtons undo={undo} acts={acts} />
          {keepsHistory && (
            <Button
              look="quiet"
              size="compact"
              onClick={() => {
                acts.ask({ kind: 'history', of: 'all', about: '' })
              }}
            >
              What was done
            </Button>
          )}
          {more}
          <Button
            look="quiet"
            size="compact"
            className="hide-s"
            onClick={() => {
              acts.ask({ kind: 'keys' })
            }}
          >
            Keys
          </Button>
        </div>
      )}
    </div>
  )
}

const mostNamed = 5

function WhoIsHere({ live }: { readonly live: LiveDoc }) {
  const here = useHere(live)
  if (here.length === 0) return null
  const names = here.flatMap(({ user: { name } }) => name ?? [])
  const others = here.length - Math.min(names.length, mostNamed)
  return (
    <div className="people" role="group" aria-label="Who is here">
      <span className="small soft">Here now:</span>
      {names.slice(0, mostNamed).map((name, at) => (
        <span className="person" key={`${at} ${name}`}>
          <span className="dot" />
          {name}
        </span>
      ))}
      {others > 0 && (
        <span className="person">{names.length === 0 ? `${others} without a name` : `${others} more`}</span>
      )}
    </div>
  )
}

const goodNewsMs = 10_000
const newsMs = 30_000

/** What is said while the connection is gone, and once it is back. */
export function ConnectionNotice({ live, again }: { readonly live: LiveDoc; readonly again: () => Promise<void> }) {
  const { connection, saved, isKept, isFull, writtenAnew } = useDocState(live)
  const isBack = useBackAgain(connection === 'offline', connection === 'live' && saved === 'saved')
  const isNews = useForAWhile(writtenAnew !== 'no', newsMs)
  useEffect(() => {
    if (saved === 'saved' || isKept) return undefined
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
    }
  }, [saved, isKept])
  useEffect(() => {
    if (connection === 'refused') void again()
  }, [connection, again])
  useEffect(() => {
    if (isBack) void again()
  }, [isBack, again])
  return <SaidOfConnection state={{ connection, isKept, isFull, writtenAnew }} isBack={isBack} isNews={isNews} />
}

/** True for a while after it was away and is good again. */
function useBackAgain(away: boolean, good: boolean): boolean {
  const [wasAway, setWasAway] = useState(false)
  if (away && !wasAway) setWasAway(true)
  const isBack = wasAway && good
  useEffect(() => {
    if (!isBack) return undefined
    const timer = setTimeout(() => {
      setWasAway(false)
    }, goodNewsMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isBack])
  return isBack
}
