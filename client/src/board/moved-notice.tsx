/** Somebody has another room now: the page stays as it is, says so, and has the way there. What is being written goes along. */
import { useEffect } from 'react'
import { Link } from 'wouter'
import { say } from '#ui/announce.tsx'
import { Notice } from '#ui/notice.tsx'
import { carryForm } from './kept-form.ts'

export interface Moved {
  /** Where they are now, in a sentence. */
  readonly said: string
  readonly goTo: string
  readonly goToName: string
}

export function MovedNotice({
  moved: { said, goTo, goToName },
  from,
}: {
  readonly moved: Moved
  readonly from: string
}) {
  const words = `You have another room now. ${said}`
  useEffect(() => {
    say(words)
  }, [words])
  return (
    <Notice>
      <p>
        <b>You have another room now.</b> {said}
      </p>
      <p>Nothing is lost: your notes stay here, and what is in the form goes with you.</p>
      <p>
        <Link
          className="btn compact"
          href={goTo}
          onClick={() => {
            carryForm(from, goTo.slice(goTo.lastIndexOf('/') + 1))
          }}
        >
          Go to: {goToName}
        </Link>
      </p>
    </Notice>
  )
}
