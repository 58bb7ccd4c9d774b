/** For organisers: whom people can talk to in private, and who would like to. */
import { useEffect, useState } from 'react'
import type { Session } from '@waymark/shared/model/session.ts'
import { endWish, listWishes, setLead } from '@waymark/shared/wire/talk.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { allPlaced, wrongFields } from './field-errors.ts'
import { FormDialog } from './form-dialog.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

/** Somebody waits: it is looked often. */
const everyMs = 15_000

export function WishesToTalk({ session, again }: { readonly session: Session; readonly again: () => Promise<void> }) {
  const params = { sessionId: session.id }
  const asked = useAsked(listWishes, { params, body: {} })
  const [naming, setNaming] = useState(false)
  const { again: look } = asked
  useEffect(() => {
    if (session.lead === null) return undefined
    const timer = setInterval(() => void look(), everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [session.lead, look])
  const end = async (wishId: string): Promise<void> => {
    await call(endWish, { params: { ...params, wishId }, body: {} })
    say('Nothing of it is kept.')
    await look()
  }
  return (
    <section className="card stack" aria-labelledby="talk">
      <h2 id="talk">Somebody to talk to</h2>
      {session.lead === null ? (
        <p className="soft">
          Name somebody whom people can reach in private, past everybody in their room. They find it in the room.
        </p>
      ) : (
        <p>
          <b dir="auto">{session.lead.name}</b>
          {session.lead.reach !== '' && <span dir="auto">, {session.lead.reach}</span>}
        </p>
      )}
      {asked.state === 'here' && <Wishes wishes={asked.value.wishes} onEnd={wishId => void end(wishId)} />}
      <div>
        <Button
          size="compact"
          icon="pencil"
          onClick={() => {
            setNaming(true)
          }}
        >
          {session.lead === null ? 'Name somebody…' : 'Change who it is…'}
        </Button>
      </div>
      {naming && (
        <NameLead
          session={session}
          onClose={() => {
            setNaming(false)
          }}
          onDone={again}
        />
      )}
    </section>
  )
}

type Wish = ReplyOf<typeof listWishes>['wishes'][number]

export function Wishes({ wishes, onEnd }: { readonly wishes: readonly Wish[]; readonly onEnd: (id: string) => void }) {
  if (wishes.length === 0) return null
  return (
    <ul className="stack" aria-label="Would like to talk">
      {wishes.map(({ id, name, room, words }) => (
        <li key={id} className="stack tight">
          <p>
            <b dir="auto">{name ?? 'Somebody without a name'}</b>
            {room !== '' && `, ${room}`}
          </p>
          {words !== '' && <p dir="auto">{words}</p>}
          <div>
            <Button
              size="compact"
              onClick={() => {
                onEnd(id)
              }}
            >
              We have talked<span className="sr"> ({name ?? 'somebody without a name'})</span>
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}

const shown = new Set(['lead.name', 'lead.reach'])

function NameLead({
  session,
  onClose,
  onDone,
}: {
  readonly session: Session
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const form = useForm({
    first: { name: session.lead?.name ?? '', reach: session.lead?.reach ?? '' },
    wrong: lead => allPlaced(wrongFields(setLead.body, { lead: sentLead(lead) }), shown),
    shown: () => shown,
    send: lead => call(setLead, { params: { sessionId: session.id }, body: { lead: sentLead(lead) } }),
    done: () => {
      onClose()
      say('Saved.')
      void onDone()
    },
  })
  const { fields, change, errorOf } = form.state
  return (
    <FormDialog title="Somebody to talk to" yes="Save" form={form} onClose={onClose}>
      <p>People in the rooms read the name and how to reach them. Leave both empty to name nobody.</p>
      <TextField
        label="Who it is"
        value={fields.name}
        error={errorOf('lead.name')}
        onValue={name => {
          change({ name }, 'lead.name')
        }}
      />
      <TextField
        label="How to reach them"
        hint="A number, or where they are. Can stay empty."
        value={fields.reach}
        error={errorOf('lead.reach')}
        onValue={reach => {
          change({ reach }, 'lead.reach')
        }}
      />
    </FormDialog>
  )
}

const sentLead = (lead: { readonly name: string; readonly reach: string }) =>
  lead.name === '' && lead.reach === '' ? null : lead
