/** Asks for the page again when the server says that something beside the notes has changed, and when the connection comes back. */
import { useEffect, useRef } from 'react'
import type { DocState } from '#sync/open-doc.ts'
import { waitingHere } from '#sync/waiting-here.ts'

export function useLookAgain({ connection, lookAgain }: DocState, again: () => Promise<void>): void {
  const was = useRef(connection)
  useEffect(() => {
    const isBack = connection === 'live' && was.current === 'offline'
    if (connection === 'live') waitingHere().online()
    if (isBack || connection === 'refused') void again()
    was.current = connection
  }, [connection, again])
  useEffect(() => {
    if (lookAgain > 0) void again()
  }, [lookAgain, again])
}
