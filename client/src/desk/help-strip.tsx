/** Who asks for help, above everything else; those of one room together. */
import { useId } from 'react'
import { Link } from 'wouter'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import type { HelpAsked } from '@waymark/shared/wire/desk.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { nameOf, sayAgo, sayWho } from './desk-words.ts'
import type { DeskShape } from './desk-shape.ts'

export function HelpStrip({ desk, acts }: Pick<DeskShape, 'desk' | 'acts'>) {
  const title = useId()
  const byRoom = new Map<string, HelpAsked[]>()
  for (const one of desk.help) byRoom.set(one.room.id, [...(byRoom.get(one.room.id) ?? []), one])
  if (byRoom.size === 0) return null
  return (
    <section className="helpstrip stack" aria-labelledby={title}>
      <h2 id={title} className="sr">
        Asking for help
      </h2>
      {[...byRoom.values()].map(asks => (
        <RoomHelp key={asks[0]?.room.id} asks={asks} now={desk.now} acts={acts} />
      ))}
    </section>
  )
}

function RoomHelp({
  asks,
  now,
  acts,
}: { readonly asks: readonly HelpAsked[]; readonly now: string } & Pick<DeskShape, 'acts'>) {
  const [first] = asks
  if (first === undefined) return null
  const { room, askedAt } = first
  const isComing = asks.every(one => one.isComing)
  const of = <span className="sr"> ({nameOfRoom(room)})</span>
  return (
    <div className="notice">
      <Icon name="hand" />
      <div className="row between">
        <p>
          <b>
            {nameOfRoom(room)}: {sayWho(asks.map(nameOf))} {asks.length === 1 ? 'asks' : 'ask'} for help.
          </b>{' '}
          <span className="soft">
            {sayAgo(askedAt, now)}
            {isComing && '. Somebody is on their way'}
          </span>
        </p>
        <div className="row">
          {!isComing && (
            <Button
              size="compact"
              data-at={`coming ${room.id}`}
              data-else="desk-rooms"
              onClick={() => void acts.answerHelp(room.id, 'coming')}
            >
              I’m on my way{of}
            </Button>
          )}
          <Link className="btn compact" href={pages.room(room.id)} data-at={`visit ${room.id}`} data-else="desk-rooms">
            Go to them{of}
          </Link>
          <Button
            look="quiet"
            size="compact"
            data-at={`done ${room.id}`}
            data-else="desk-rooms"
            onClick={() => void acts.answerHelp(room.id, 'done')}
          >
            Done{of}
          </Button>
        </div>
      </div>
    </div>
  )
}
