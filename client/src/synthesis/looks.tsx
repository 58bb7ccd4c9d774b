/** Second looks: beginning one, opening one, comparing it with the shared themes, and taking it away. */
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { LookId, type BreakoutId, type SessionId } from '@waymark/shared/model/ids.ts'
import { maxLookName, mostLooks } from '@waymark/shared/model/look.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { listLooks, putLook, removeLook, type LookShown } from '@waymark/shared/wire/looks.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { addressOf } from './synthesis-place.ts'

interface Where {
  readonly sessionId: SessionId
  readonly breakoutId: BreakoutId
}

/** Above the shared themes: who groups the same notes apart, and the way to do so oneself. */
export function Looks({ where, mayRemoveAny }: { readonly where: Where; readonly mayRemoveAny: boolean }) {
  const asked = useAsked(listLooks, { params: { breakoutId: where.breakoutId }, body: {} })
  const [going, setGoing] = useState<LookShown>()
  const summary = useRef<HTMLElement>(null)
  if (asked.state !== 'here') return null
  const { looks } = asked.value
  return (
    <details className="fold looks">
      <summary ref={summary}>
        <Icon name="chevron" flip />
        Second looks{looks.length === 0 ? '' : `: ${looks.length}`}
      </summary>
      <div className="stack">
        <p className="small soft">
          Group the same notes on your own first, without seeing where others put them. Then compare: where two of you
          agree, the themes stand on firmer ground.
        </p>
        <ul className="looklist">
          {looks.map(look => (
            <LookLine
              key={look.id}
              look={look}
              where={where}
              onRemove={look.isMine || mayRemoveAny ? () => setGoing(look) : undefined}
            />
          ))}
        </ul>
        {looks.length < mostLooks ? (
          <BeginLook where={where} />
        ) : (
          <p className="small">{mostLooks} looks are here: that is all that fit. Take one away that nobody needs.</p>
        )}
      </div>
      {going !== undefined && (
        <TakeAway
          look={going}
          where={where}
          close={() => setGoing(undefined)}
          onGone={() => {
            setGoing(undefined)
            say(`${going.name} was taken away.`)
            // Its line goes, and with it the button that was pressed.
            void asked.again().then(() => summary.current?.focus())
          }}
        />
      )}
    </details>
  )
}

function LookLine({
  look: { id, name, by, isMine },
  where,
  onRemove,
}: {
  readonly look: LookShown
  readonly where: Where
  readonly onRemove: (() => void) | undefined
}) {
  return (
    <li>
      <span className="words">
        <bdi>
          <b>{name}</b>
        </bdi>{' '}
        <span className="soft">{isMine ? 'Your own look' : <bdi>{by}</bdi>}</span>
      </span>
      <span className="row">
        <Link className="btn compact" href={addressOf(where, { kind: 'look', lookId: id })}>
          {isMine ? 'Go on' : 'Read'}
          <span className="sr">: {name}</span>
        </Link>
        <Link className="btn compact" href={addressOf(where, { kind: 'compare', a: 'shared', b: id })}>
          Compare
          <span className="sr">: {name}</span>
        </Link>
        {onRemove !== undefined && (
          <Button size="compact" look="quiet" onClick={onRemove}>
            Take away…<span className="sr">: {name}</span>
          </Button>
        )}
      </span>
    </li>
  )
}

function BeginLook({ where }: { readonly where: Where }) {
  const [, go] = useLocation()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  // The same for as long as the form is here: sent twice it is begun once.
  const [lookId] = useState(() => LookId.parse(newId()))
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!hasWords(name)) return setProblem('Give it a name, so that others know it.')
    const params = { breakoutId: where.breakoutId, lookId }
    const answer = await call(putLook, { params, body: { name: name.trim() } })
    if (answer.ok) go(addressOf(where, { kind: 'look', lookId }))
    else setProblem(answer.problem.message)
  }
  return (
    <form className="stack" onSubmit={event => void begin(event)}>
      <Field label="What is your look called?" hint="For instance “By place”, or your name." error={problem}>
        {control => (
          <input
            className="input"
            {...control}
            maxLength={maxLookName}
            dir="auto"
            value={name}
            onChange={({ target }) => {
              setName(target.value)
              setProblem(undefined)
            }}
          />
        )}
      </Field>
      <div>
        <Button type="submit">Group on my own first</Button>
      </div>
    </form>
  )
}

function TakeAway({
  look,
  where,
  close,
  onGone,
}: {
  readonly look: LookShown
  readonly where: Where
  readonly close: () => void
  readonly onGone: () => void
}) {
  const [problem, setProblem] = useState<string>()
  const remove = async (): Promise<void> => {
    const answer = await call(removeLook, { params: { breakoutId: where.breakoutId, lookId: look.id }, body: {} })
    if (answer.ok) onGone()
    else setProblem(answer.problem.message)
  }
  return (
    <Dialog title="Take this look away?" onClose={close}>
      <p>
        “<bdi>{look.name}</bdi>” goes for good, with all that was grouped in it. The notes and the shared themes stay as
        they are.
      </p>
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
      <footer>
        <Button onClick={close}>Keep it</Button>
        <Button look="danger" onClick={() => void remove()}>
          Take it away
        </Button>
      </footer>
    </Dialog>
  )
}

/** Where a look is open instead of the shared themes. */
export function LookBanner({ look, where }: { readonly look: LookShown; readonly where: Where }) {
  const id = useId()
  return (
    <section className="lookbanner" aria-labelledby={id}>
      <p id={id}>
        <Icon name="eye" />{' '}
        <strong>
          {look.isMine ? 'Your own look' : 'A look of '}
          {!look.isMine && <bdi>{look.by}</bdi>}: <bdi>{look.name}</bdi>.
        </strong>{' '}
        {look.isMine ? 'It changes nothing for the others.' : 'You read it; only whoever began it groups here.'}
      </p>
      <p className="row">
        <Link className="btn compact" href={addressOf(where, { kind: 'compare', a: 'shared', b: look.id })}>
          Compare with the shared themes
        </Link>
        <Link className="btn compact" href={addressOf(where, { kind: 'shared' })}>
          Back to the shared themes
        </Link>
      </p>
    </section>
  )
}

export function LookGone({
  where,
  message,
  children,
}: {
  readonly where: Where
  readonly message: string
  readonly children?: ReactNode
}) {
  return (
    <Page title="No such look" mainClass="column stack">
      <h1>This look is not here</h1>
      <p>{message}</p>
      <p>
        <Link className="btn" href={addressOf(where, { kind: 'shared' })}>
          Back to the shared themes
        </Link>
      </p>
      {children}
    </Page>
  )
}
