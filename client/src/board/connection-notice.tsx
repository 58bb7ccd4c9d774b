/** What there is to say of the connection, above the notes. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Connection, DocState } from '#sync/open-doc.ts'

const slowMs = 3000
const lostMs = 1500
const backMs = 10_000

type Shown = 'nothing' | 'fetching' | 'lost' | 'back' | 'refused'

export function ConnectionNotice({ state, waiting }: { readonly state: DocState; readonly waiting: number }) {
  const isOnline = useSyncExternalStore(onOnlineChange, () => navigator.onLine)
  const shown = useShown(isOnline ? state.connection : 'offline', state.fetched)
  switch (shown) {
    case 'nothing':
      return null
    case 'fetching':
      return (
        <Notice>
          <p>Fetching the notes. You can write already.</p>
        </Notice>
      )
    case 'lost':
      return (
        <Notice>
          <p>You are not connected. Keep writing: your words are on this device.</p>
          {waiting > 0 && <p>{waiting === 1 ? '1 note waits' : `${waiting} notes wait`} to be saved.</p>}
        </Notice>
      )
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
