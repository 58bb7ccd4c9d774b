/** Which notes of the room are mine, and which of mine I withdrew, as the server says. */
import { useEffect, useMemo, useRef } from 'react'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { myNotes } from '@waymark/shared/wire/notes.ts'
import { useAsked } from '#api/use-asked.ts'
import { isSettled, type Queue } from '#sync/waiting-queue.ts'

/** While many of mine are being saved, the server is asked once they are, and not after each. */
const restMs = 300

/** `page`: another object when the room's page was asked for anew: then something beside the notes has changed. Asked again also when something of mine has been done: then the server knows more than before. */
export function useOwnNotes(roomId: RoomId, queue: Queue, page: unknown) {
  const asked = useAsked(myNotes, { params: { roomId }, body: {} })
  const { again } = asked
  const done = queue.filter(isSettled).length
  useEffect(() => {
    if (done === 0) return undefined
    const timer = setTimeout(() => void again(), restMs)
    return () => {
      clearTimeout(timer)
    }
  }, [done, again])
  const lastPage = useRef(page)
  useEffect(() => {
    if (lastPage.current === page) return
    lastPage.current = page
    void again()
  }, [page, again])
  const value = asked.state === 'here' ? asked.value : undefined
  const known = useMemo(
    () => ({ mine: value?.mine ?? [], withdrawn: value?.withdrawn ?? [], unseen: value?.unseen ?? [] }),
    [value],
  )
  return { known, again }
}
