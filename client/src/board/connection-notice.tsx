/** What there is to say of the connection, above the notes. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Connection, DocState } from '#sync/open-doc.ts'

const slowMs = 3000
const lostMs = 1500
const backMs = 10_000
/** Lost for so long with a network at hand, it is the network that holds live pages back. */
const plainMs = 15_000

type Shown = 'nothing' | 'fetching' | 'lost' | 'back' | 'refused'

export function ConnectionNotice({
  state,
  waiting,
  roomId,
}: {
  readonly state: DocState
  readonly waiting: number
  readonly roomId: RoomId
}) {
  const isOnline = useSyncExternalStore(onOnlineChange, () => navigator.onLine)
  const shown = useShown(isOnline ? state.connection : 'offline', state.fetched)
  return <ConnectionWords shown={shown} waiting={waiting} roomId={roomId} isOnline={isOnline} />
}

export function ConnectionWords({
  shown,
  waiting,
  roomId,
  isOnline,
}: {
  readonly shown: Shown
  readonly waiting: number
  readonly roomId: RoomId
  readonly isOnline: boolean
}) {
  switch (shown) {
    case 'nothing':
      return null
    case 'fetching':
      return (
        <Notice>
          <p>Fetching the notes. You can write already.</p>
          <PlainWay roomId={roomId} />
        </Notice>
      )
    case 'lost':
      return <Lost waiting={waiting} plainRoom={isOnline ? roomId : undefined} />
    case 'back':
      return (
        <Notice tone="good">
          <p>You are connected again. {waiting === 0 && 'Everything you wrote is saved.'}</p>
        </Notice>
      )
    case 'refused':
      return (
        <Notice>
          <p>This page has lost the live board. Your words are kept. Load the page to see what is new.</p>
          <p>
            <Button
              size="compact"
              onClick={() => {
                location.reload()
              }}
            >
              Load the page again
            </Button>
          </p>
        </Notice>
      )
  }
}

function Lost({ waiting, plainRoom }: { readonly waiting: number; readonly plainRoom: RoomId | undefined }) {
  return (
    <Notice>
      <p>You are not connected. Keep writing: your words are on this device.</p>
      {waiting > 0 && <p>{waiting === 1 ? '1 note waits' : `${waiting} notes wait`} to be saved.</p>}
      {plainRoom !== undefined && <PlainWay roomId={plainRoom} />}
    </Notice>
  )
}

/** The last way on: a page that needs nothing but to be loaded. */
function PlainWay({ roomId }: { readonly roomId: RoomId }) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setDue(true)
    }, plainMs)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  if (!isDue) return null
  return (
    <p>
      If other pages open here, this network may hold back live ones:{' '}
      <a href={plainPages.room(roomId)}>add a note by a plain page</a>. What waits here is sent later, by itself.
    </p>
  )
}

/** The device knows sooner than the socket. */
function onOnlineChange(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** A moment's interruption is not worth a word. */
function useShown(connection: Connection, fetched: boolean): Shown {
  const [shown, setShown] = useState<Shown>('nothing')
  useEffect(() => {
    const [next, ms] = after(connection, fetched)
    const timers = [
      setTimeout(() => {
        setShown(before => (next === 'back' && before !== 'lost' ? 'nothing' : next))
      }, ms),
    ]
    if (next === 'back')
      timers.push(
        setTimeout(() => {
          setShown('nothing')
        }, backMs),
      )
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [connection, fetched])
  return shown
}

function after(connection: Connection, isFetched: boolean): [Shown, number] {
  if (connection === 'live') return ['back', 0]
  if (connection === 'refused') return ['refused', lostMs]
  if (connection === 'offline') return ['lost', lostMs]
  return isFetched ? ['nothing', 0] : ['fetching', slowMs]
}
