/** Bringing in an archive: the file is chosen and sent, what it holds is shown, and then it is brought in or left. */
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { mostArchiveBytes, type ArchiveCounts } from '@waymark/shared/model/archive.ts'
import { bringInArchive, LookedAtArchive, lookAtArchivePath } from '@waymark/shared/wire/archive.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call, type AnyProblem } from '#api/call.ts'
import { sendFile } from '#api/send-file.ts'
import { say } from '#ui/announce.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Sending } from './add-file.tsx'
import { copyText } from './link-line.tsx'
import { sayCount, sayDay } from './said.ts'

export function BringInArchive() {
  const [asking, setAsking] = useState(false)
  return (
    <section className="card stack" aria-labelledby="bring-in">
      <h2 id="bring-in">Bring in an archive</h2>
      <p className="soft">A strategy that was taken away as one file, from this server or another.</p>
      <p>
        <Button
          onClick={() => {
            setAsking(true)
          }}
        >
          Bring in an archive…
        </Button>
      </p>
      {asking && (
        <BringInDialog
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </section>
  )
}

type Step =
  | { readonly state: 'choosing'; readonly error?: string | undefined }
  | { readonly state: 'sending'; readonly part: number; readonly name: string }
  | { readonly state: 'looked'; readonly look: LookedAtArchive; readonly error?: string | undefined }
  | { readonly state: 'bringing'; readonly look: LookedAtArchive }
  | { readonly state: 'here'; readonly look: LookedAtArchive; readonly brought: Brought }
type Brought = ReplyOf<typeof bringInArchive>

/** In milliseconds: an archive of many files is read once more. */
const longestMs = 10 * 60_000

function BringInDialog({ onClose }: { readonly onClose: () => void }) {
  const [step, setStep] = useState<Step>({ state: 'choosing' })
  const sending = useRef<AbortController>(undefined)
  useEffect(() => () => sending.current?.abort(), [])
  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined || file.size > mostArchiveBytes)
      return setStep({ state: 'choosing', error: file === undefined ? 'Choose an archive.' : 'At most 4 GB fit.' })
    const ending = new AbortController()
    sending.current = ending
    setStep({ state: 'sending', part: 0, name: file.name })
    const answer = await sendFile({
      address: lookAtArchivePath,
      fields: {},
      file,
      reply: LookedAtArchive,
      onSent: part => {
        setStep({ state: 'sending', part, name: file.name })
      },
      signal: ending.signal,
    })
    if (ending.signal.aborted) return undefined
    return setStep(
      answer.ok ? { state: 'looked', look: answer.value } : { state: 'choosing', error: sayNo(answer.problem) },
    )
  }
  const bringIn = async (seen: LookedAtArchive): Promise<void> => {
    setStep({ state: 'bringing', look: seen })
    const answer = await call(bringInArchive, { params: { token: seen.token }, body: {} }, longestMs)
    if (answer.ok) say('Everything is here.')
    setStep(
      answer.ok
        ? { state: 'here', look: seen, brought: answer.value }
        : { state: 'looked', look: seen, error: sayNo(answer.problem) },
    )
  }
  return (
    <Dialog title={step.state === 'here' ? 'Everything is here' : 'Bring in an archive'} onClose={onClose}>
      {(step.state === 'choosing' || step.state === 'sending') && (
        <Choose step={step} onLook={look} onClose={onClose} />
      )}
      {(step.state === 'looked' || step.state === 'bringing') && (
        <Look step={step} onBringIn={bringIn} onClose={onClose} />
      )}
      {step.state === 'here' && <Here brought={step.brought} onClose={onClose} />}
    </Dialog>
  )
}

const sayNo = ({ code, message }: AnyProblem): string =>
  code === 'unreachable' ? 'We cannot reach the server. Nothing was brought in: try again.' : message

function Choose({
  step,
  onLook,
  onClose,
}: {
  readonly step: Extract<Step, { readonly state: 'choosing' | 'sending' }>
  readonly onLook: (file: File | undefined) => Promise<void>
  readonly onClose: () => void
}) {
  const [file, setFile] = useState<File>()
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void onLook(file)
      }}
    >
      <Field
        label="The archive"
        hint="The file as it was taken away, up to 4 GB. It is looked at first: nothing is brought in yet."
        error={step.state === 'choosing' ? step.error : undefined}
      >
        {control => (
          <input
            className="input"
            type="file"
            {...control}
            accept=".zip"
            onChange={event => {
              setFile(event.target.files?.[0])
            }}
          />
        )}
      </Field>
      {step.state === 'sending' && <Sending part={step.part} name={step.name} />}
      <footer>
        <Button look="primary" type="submit">
          {step.state === 'sending' ? 'Looking…' : 'Look at it'}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </footer>
    </form>
  )
}

export function Look({
  step: { state, look, ...step },
  onBringIn,
  onClose,
}: {
  readonly step: Extract<Step, { readonly state: 'looked' | 'bringing' }>
  readonly onBringIn: (look: LookedAtArchive) => Promise<void>
  readonly onClose: () => void
}) {
  const { strategy, counts, madeAt, isHere } = look
  const error = 'error' in step ? step.error : undefined
  return (
    <>
      <p>
        <strong dir="auto">
          {strategy.title}, {strategy.period}
        </strong>
      </p>
      <p>
        Made on {sayDay(madeAt)}. It holds {sayHeld(counts)}.
      </p>
      {isHere ? (
        <Notice tone="info">
          <p>This series is here already. An archive never writes over what is here.</p>
        </Notice>
      ) : (
        <p className="soft">
          You get a new link for organisers. Links of before open nothing here, and nobody can change the words of notes
          that come in.
        </p>
      )}
      {error !== undefined && (
        <Notice tone="danger">
          <p>{error}</p>
        </Notice>
      )}
      <footer>
        {!isHere && (
          <Button
            look="primary"
            onClick={() => {
              if (state === 'looked') void onBringIn(look)
            }}
          >
            {state === 'bringing' ? 'Bringing it in…' : 'Bring it in'}
          </Button>
        )}
        <Button onClick={onClose}>Leave it</Button>
      </footer>
    </>
  )
}

const sayHeld = ({ sessions, rooms, notes, themes, answers, files }: ArchiveCounts): string => {
  const all = [
    sayCount(sessions, 'session', 'sessions'),
    sayCount(rooms, 'room', 'rooms'),
    sayCount(notes, 'note', 'notes'),
    sayCount(themes, 'theme', 'themes'),
    sayCount(answers, 'written answer', 'written answers'),
    sayCount(files, 'file', 'files'),
  ]
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
}

function Here({ brought, onClose }: { readonly brought: Brought; readonly onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState('')
  const copy = async (): Promise<void> => {
    const done = await copyText(brought.link)
    if (!done) field.current?.select()
    const said = done ? 'Copied. Keep it to yourself.' : 'Marked. Copy it with your keyboard or by a long press.'
    setCopied(said)
    say(said)
  }
  return (
    <>
      <label className="stack tight">
        <span>The new link for organisers: whoever has it can change everything of this series.</span>
        <input
          className="input handout-address"
          readOnly
          ref={field}
          value={brought.link}
          onFocus={event => {
            event.target.select()
          }}
        />
      </label>
      <p>
        <Button
          icon="link"
          onClick={() => {
            void copy()
          }}
        >
          Copy the link
        </Button>
      </p>
      {copied !== '' && <p className="small soft">{copied}</p>}
      <footer>
        <Link className={buttonClass({ look: 'primary' })} href={pages.strategy(brought.strategyId)}>
          Go to it
          <Icon name="right" flip />
        </Link>
        <Button onClick={onClose}>Close</Button>
      </footer>
    </>
  )
}
