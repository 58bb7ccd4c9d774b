/** The way to saying who is in the room, for whoever wants to. It is a page of the server, which knows nothing of who comes there. */
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { readWhoLink } from '@waymark/shared/wire/who.ts'
import { useAsked } from '#api/use-asked.ts'

export function WhoLink({ sessionId }: { readonly sessionId: SessionId }) {
  const asked = useAsked(readWhoLink, { params: { sessionId }, body: {} })
  if (asked.state !== 'here' || asked.value.link === null) return null
  return (
    <p className="small">
      <a href={asked.value.link.path} target="_blank" rel="noreferrer">
        Who is in the room<span className="sr"> (opens a page of its own)</span>
      </a>
    </p>
  )
}
