/** On the page of a session: the ways to look on, and for the team the link by which anybody may. */
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { maxJoinWords, readWatchDoor, setWatchDoor } from '@waymark/shared/wire/watch.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { copyText } from './link-line.tsx'

export function Watching({ sessionId, role }: { readonly sessionId: SessionId; readonly role: Role }) {
  if (!may(role, 'read-watched')) return null
  return (
    <section className="card stack" aria-labelledby="watching">
      <h2 id="watching">Looking on</h2>
      <p className="soft">The boards of all rooms on one page, without names. It takes nothing from the rooms.</p>
      <div className="row">
        <Link className="btn compact" href={pages.watch(sessionId)}>
          <Icon name="list" />
          Look on
        </Link>
        <Link className="btn compact" href={`${pages.watch(sessionId)}?big=1`}>
          <Icon name="board" />
          Big screen
        </Link>
      </div>
      {may(role, 'open-watching') && <AskedDoor sessionId={sessionId} />}
    </section>
  )
}

function AskedDoor({ sessionId }: { readonly sessionId: SessionId }) {
  const asked = useAsked(readWatchDoor, { params: { sessionId }, body: {} })
  const [problem, setProblem] = useState('')
  if (asked.state !== 'here') return null
  const set = async (door: { readonly isOpen: boolean; readonly join: string }, done: string): Promise<void> => {
    const answer = await call(setWatchDoor, { params: { sessionId }, body: door })
    setProblem(answer.ok ? '' : answer.problem.message)
    if (answer.ok) say(done)
    await asked.again()
  }
  const { address, join } = asked.value
  return (
    <WatchDoor
      key={join}
      address={address}
      join={join}
      problem={problem}
      onOpen={isOpen =>
        set({ isOpen, join }, isOpen ? 'The watch link is on.' : 'The watch link is off, and opens nothing any more.')
      }
      onJoin={words => set({ isOpen: address !== '', join: words }, 'Saved.')}
    />
  )
}

export interface WatchDoorShape {
  /** Empty while the link is off. */
  readonly address: string
  readonly join: string
  readonly problem: string
  readonly onOpen: (isOpen: boolean) => Promise<void>
  readonly onJoin: (words: string) => Promise<void>
}

export function WatchDoor({ address, join, problem, onOpen, onJoin }: WatchDoorShape) {
  const [words, setWords] = useState(join)
  return (
    <div className="stack handout-kind">
      {address === '' ? (
        <>
          <p className="small soft">Anybody may look on by a watch link, if you switch it on.</p>
          <div>
            <Button size="compact" icon="link" onClick={() => void onOpen(true)}>
              Switch the watch link on
            </Button>
          </div>
        </>
      ) : (
        <WatchLink address={address} onOff={() => onOpen(false)} />
      )}
      <Field label="How people join" hint="Shown to all who look on. Leave it empty to say nothing.">
        {control => (
          <input
            {...control}
            className="input"
            maxLength={maxJoinWords}
            value={words}
            onChange={event => {
              setWords(event.target.value)
            }}
          />
        )}
      </Field>
      {words !== join && (
        <div>
          <Button size="compact" onClick={() => void onJoin(words)}>
            Save how people join
          </Button>
        </div>
      )}
      {problem !== '' && <p className="field-wrong">{problem}</p>}
    </div>
  )
}

function WatchLink({ address, onOff }: { readonly address: string; readonly onOff: () => Promise<void> }) {
  const field = useRef<HTMLInputElement>(null)
  const copy = async (): Promise<void> => {
    const done = await copyText(address)
    if (!done) field.current?.select()
    say(done ? 'Copied. Paste it into your message.' : 'Marked. Copy it with your keyboard or by a long press.')
  }
  return (
    <div className="handout-link">
      <label className="stack tight">
        <span className="small">The watch link is on: whoever has it looks on</span>
        <input
          className="input handout-address"
          readOnly
          ref={field}
          value={address}
          onFocus={event => {
            event.target.select()
          }}
        />
      </label>
      <div className="row">
        <Button size="compact" icon="link" onClick={() => void copy()}>
          Copy<span className="sr"> the watch link</span>
        </Button>
        <Button look="quiet" size="compact" onClick={() => void onOff()}>
          Switch it off<span className="sr">: the watch link</span>
        </Button>
      </div>
    </div>
  )
}
