/** One request for another format: what, for whom, by when, and what can be done about it now. */
import { useRef, useState } from 'react'
import type { FormatRequest } from '@waymark/shared/model/format-request.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { formatStateWords, formatWords, isWaiting, reachWords, sayDue } from '@waymark/shared/rules/format-words.ts'
import { removeFormatRequest, setFormatState } from '@waymark/shared/wire/formats.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { NotDone } from './of-strategy.tsx'
import { sayDay } from './say-formats.ts'
import type { Acting } from './use-act.ts'

export interface RequestLineShape {
  readonly strategyId: StrategyId
  readonly request: Omit<FormatRequest, 'scope'>
  readonly today: string
  readonly sendsMail: boolean
  readonly acting: Acting
}

export function RequestLine(shape: RequestLineShape) {
  const { request, today } = shape
  const { name, about, format, which, way, reach, note, day, due, said, saidOn } = request
  const isLate = isWaiting(request) && due < today
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <li className="card stack">
      <h2 dir="auto" ref={heading} tabIndex={-1}>
        {formatWords[format]}
        {which !== '' && `: ${which}`}
      </h2>
      <ul className="row small format-facts" aria-label={`About the request of ${name}`}>
        <li className="tag">{formatStateWords[request.state]}</li>
        {isWaiting(request) && (
          <li className={isLate ? 'tag help' : 'tag'}>
            {isLate && <Icon name="warn" />}
            {sayDue(request, today)}
          </li>
        )}
      </ul>
      <p>
        For <b dir="auto">{name}</b>. About: <span dir="auto">{about}</span>
      </p>
      <p className="format-reach">
        {reachWords[way]}: <span dir="auto">{reach}</span>
      </p>
      {note !== '' && (
        <p className="words" dir="auto">
          {note}
        </p>
      )}
      <p className="soft small">
        Asked for on {sayDay(day)}, to be answered by {sayDay(due)}
      </p>
      {said !== '' && (
        <p>
          We said on {sayDay(saidOn)}: <span dir="auto">{said}</span>
        </p>
      )}
      <Acts {...shape} onDone={() => heading.current?.focus()} />
    </li>
  )
}

type Saying = 'done' | 'cannot' | undefined

/** `onDone`: a button that was pressed may be gone then. */
function Acts(shape: RequestLineShape & { readonly onDone: () => void }) {
  const { strategyId, request, acting, onDone } = shape
  const { id: requestId, name, state } = request
  const [saying, setSaying] = useState<Saying>()
  const inHand = (): void => {
    const asked = { params: { strategyId, requestId }, body: { state: 'in-hand' as const, said: request.said } }
    void acting
      .act(
        () => call(setFormatState, asked),
        () => `The request of ${name} is in hand.`,
      )
      .then(onDone)
  }
  const leave = (): void => {
    setSaying(undefined)
    onDone()
  }
  if (saying !== undefined) return <Saying {...shape} saying={saying} onLeave={leave} />
  const of = <span className="sr">: {name}</span>
  return (
    <div className="row">
      {state !== 'in-hand' && (
        <Button size="compact" onClick={inHand}>
          {state === 'asked' ? 'Take it in hand' : 'Take it in hand again'}
          {of}
        </Button>
      )}
      {isWaiting(request) && (
        <>
          <Button size="compact" icon="check" onClick={() => setSaying('done')}>
            Done…{of}
          </Button>
          <Button size="compact" look="quiet" onClick={() => setSaying('cannot')}>
            Cannot be done…{of}
          </Button>
        </>
      )}
      <Forget {...shape} />
    </div>
  )
}

function Saying({
  strategyId,
  request,
  sendsMail,
  acting,
  saying,
  onLeave,
}: RequestLineShape & { readonly saying: 'done' | 'cannot'; readonly onLeave: () => void }) {
  const [said, setSaid] = useState('')
  const { id: requestId, name, way } = request
  const send = async (): Promise<void> => {
    const asked = { params: { strategyId, requestId }, body: { state: saying, said } }
    const answer = await acting.act(
      () => call(setFormatState, asked),
      ({ isTold }) => (isTold ? `It is saved, and ${name} is told by e-mail.` : 'It is saved.'),
    )
    if (answer !== undefined) onLeave()
  }
  const reads = 'Whoever asked reads it on their own page'
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <TextInput
        label={saying === 'done' ? 'What was done' : 'Why not, and what can be done instead'}
        hint={sendsMail && way === 'email' ? `${reads}, and in an e-mail.` : `${reads}.`}
        error={acting.trouble === '' ? undefined : acting.trouble}
        type="long"
        rows={3}
        value={said}
        isFirst
        onValue={value => {
          setSaid(keepableText(value))
        }}
      />
      <div className="row">
        <Button type="submit" size="compact">
          {saying === 'done' ? 'Mark as done' : 'Say that it cannot be done'}
          <span className="sr">: {name}</span>
        </Button>
        <Button size="compact" look="quiet" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

function Forget({ strategyId, request: { id: requestId, name }, acting }: RequestLineShape) {
  const [isAsking, setAsking] = useState(false)
  const leave = (): void => {
    setAsking(false)
  }
  const forget = async (): Promise<void> => {
    const asked = { params: { strategyId, requestId }, body: {} }
    const done = await acting.act(
      () => call(removeFormatRequest, asked),
      () => `${name} is forgotten.`,
    )
    if (done !== undefined) leave()
  }
  return (
    <>
      <Button size="compact" look="quiet" onClick={() => setAsking(true)}>
        Forget this person…<span className="sr">: {name}</span>
      </Button>
      {isAsking && (
        <Dialog title={`Forget ${name}`} onClose={leave}>
          <p>Their name, how to reach them and what they asked for are deleted here. Their link leads nowhere then.</p>
          <NotDone trouble={acting.trouble} />
          <footer>
            <Button onClick={leave}>Leave it as it is</Button>
            <Button look="danger" onClick={() => void forget()}>
              Forget them
            </Button>
          </footer>
        </Dialog>
      )}
    </>
  )
}
