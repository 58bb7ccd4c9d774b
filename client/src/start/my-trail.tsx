/** Where one's own notes went: for whoever wrote some, once the draft is published. */
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { readMyTrail } from '@waymark/shared/wire/trail.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { useAsked } from '#api/use-asked.ts'
import { Icon } from '#ui/icon.tsx'

export function MyTrail({ sessionId }: { readonly sessionId: SessionId }) {
  const asked = useAsked(readMyTrail, { params: { sessionId }, body: {} })
  return asked.state === 'here' && asked.value.notes.length > 0 ? <MyTrailCard trail={asked.value} /> : null
}

/** These pages are made by the server, so they are no links within the app. */
export function MyTrailCard({ trail: { direction, notes } }: { readonly trail: ReplyOf<typeof readMyTrail> }) {
  return (
    <section className="card stack" aria-labelledby="my-trail">
      <h2 id="my-trail">Where your words went</h2>
      {direction === '' ? (
        <p className="soft">Once the draft is published, you can follow each of your notes from here.</p>
      ) : (
        <>
          <a className="btn wide" href={direction}>
            <Icon name="book" />
            Read what came of it
          </a>
          <p className="soft">Or follow your own notes. Nobody else is told that they are yours.</p>
          <ul className="stack tight" role="list">
            {notes.map(({ text, address }) => (
              <li key={address} dir="auto">
                <a href={address}>{text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
