/** What can be done with all comments that are ticked; and the way back from what was done last. */
import { useEffect, useState, type ReactNode } from 'react'
import { GroupName, Outcome } from '@waymark/shared/model/feedback.ts'
import { OutcomeKind, outcomes } from '@waymark/shared/model/outcome.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { nameOfComment, sayHowMany, sayOutcome } from '@waymark/shared/rules/feedback-words.ts'
import type { CommentView } from '@waymark/shared/wire/feedback.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { say } from '#ui/announce.tsx'
import { WordsInput } from './form-parts.tsx'
import { Choose } from '#ui/choose.tsx'
import type { Decision } from './triage-acts.ts'
import type { Deciding } from './use-queue.ts'

interface DecideBarShape {
  readonly ticked: readonly CommentView[]
  readonly groups: readonly string[]
  readonly deciding: Deciding
  readonly onUntick: () => void
}

/** Where the focus goes once an act is done: to the way back from it, and to the heading where there is none. */
const undoId = 'undo-deciding'
export const commentsId = 'comments'

type Asking = 'group' | 'answer' | undefined

export function DecideBar({ ticked, groups, deciding, onUntick }: DecideBarShape) {
  const [asking, setAsking] = useState<Asking>()
  const [settled, setSettled] = useState(0)
  useEffect(() => {
    if (settled > 0) (document.getElementById(undoId) ?? document.getElementById(commentsId))?.focus()
  }, [settled])
  const decide = async (decision: Decision): Promise<boolean> => {
    const isDone = await deciding.decide(
      ticked.map(({ id }) => id),
      decision,
    )
    if (!isDone) return false
    setAsking(undefined)
    onUntick()
    setSettled(settled + 1)
    return true
  }
  const close = (): void => {
    setAsking(undefined)
  }
  return (
    <>
      {(ticked.length > 0 || deciding.last !== '' || deciding.trouble !== '') && (
        <div className="selectbar decidebar" role="group" aria-label="With the comments that are ticked">
          {deciding.trouble !== '' && asking === undefined && (
            <Notice tone="danger">
              <p>{deciding.trouble}</p>
            </Notice>
          )}
          {ticked.length > 0 && <Acts ticked={ticked} decide={decide} onAsk={setAsking} onUntick={onUntick} />}
          {deciding.last !== '' && (
            <TakeBack
              deciding={deciding}
              onDone={() => {
                setSettled(settled + 1)
              }}
            />
          )}
        </div>
      )}
      {asking === 'group' && <GroupDialog {...{ ticked, groups, deciding, decide }} onClose={close} />}
      {asking === 'answer' && <AnswerDialog {...{ ticked, deciding, decide }} onClose={close} />}
    </>
  )
}

interface ActsShape extends Pick<DecideBarShape, 'ticked' | 'onUntick'> {
  readonly decide: (decision: Decision) => Promise<boolean>
  readonly onAsk: (asking: Asking) => void
}

const Acts = ({ ticked, decide, onAsk, onUntick }: ActsShape) => (
  <>
    <p>
      {ticked.length === 1 && ticked[0]
        ? `${nameOfComment(ticked[0])} is ticked`
        : `${sayHowMany(ticked.length)} are ticked`}
    </p>
    <Button
      icon="group"
      onClick={() => {
        onAsk('group')
      }}
    >
      Group…
    </Button>
    <Button
      look="primary"
      icon="chat"
      onClick={() => {
        onAsk('answer')
      }}
    >
      Answer…
    </Button>
    <Button onClick={() => void decide({ to: 'needs-advice' })}>Needs advice</Button>
    <Button onClick={() => void decide({ to: 'to-read' })}>To read</Button>
    {ticked.some(({ group }) => group !== '') && (
      <Button onClick={() => void decide({ to: 'no-group' })}>Out of the group</Button>
    )}
    <Button look="quiet" onClick={onUntick}>
      Untick all
    </Button>
  </>
)

const TakeBack = ({ deciding, onDone }: Pick<DecideBarShape, 'deciding'> & { readonly onDone: () => void }) => (
  <div className="row decided">
    <p>{deciding.last}.</p>
    <Button
      id={undoId}
      icon="undo"
      closedBecause={deciding.isBusy ? 'It is being sent' : undefined}
      onClick={() => void deciding.takeBack().then(onDone)}
    >
      Undo<span className="sr">: {deciding.last}</span>
    </Button>
  </div>
)

interface DialogShape extends Pick<DecideBarShape, 'ticked' | 'deciding'> {
  readonly decide: (decision: Decision) => Promise<boolean>
  readonly onClose: () => void
}

const groupNames = 'names-of-groups'

function GroupDialog({ ticked, groups, deciding, decide, onClose }: DialogShape & Pick<DecideBarShape, 'groups'>) {
  const [name, setName] = useState(ticked.find(({ group }) => group !== '')?.group ?? '')
  const [wrong, setWrong] = useState<string>()
  const send = (): void => {
    const group = name.trim()
    const [issue] = GroupName.safeParse(group).error?.issues ?? []
    const no = hasWords(group) ? issue?.message : 'Give the group a name, for example “Opening hours”.'
    setWrong(no)
    if (no === undefined) void decide({ to: 'group', group })
    else say(no)
  }
  return (
    <Dialog title={`Put ${sayHowMany(ticked.length)} in a group`} onClose={onClose}>
      <DecideForm yes="Put in the group" deciding={deciding} onSend={send} onClose={onClose}>
        <WordsInput
          label="Name of the group"
          hint="One that is there, or a new one. Everybody can read it once its comments are answered."
          error={wrong}
          isFirst
          list={groupNames}
          value={name}
          onValue={setName}
        />
        <datalist id={groupNames}>
          {groups.map(one => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </DecideForm>
    </Dialog>
  )
}

function AnswerDialog({ ticked, deciding, decide, onClose }: DialogShape) {
  const [answer, setAnswer] = useState<Outcome>(ticked[0]?.outcome ?? { what: 'adopted', reason: '' })
  const [wrong, setWrong] = useState<string>()
  const send = (): void => {
    const [issue] = Outcome.safeParse(answer).error?.issues ?? []
    setWrong(issue?.message)
    if (issue === undefined) void decide({ to: 'answer', outcome: answer })
    else say(issue.message)
  }
  return (
    <Dialog title={`Answer ${sayHowMany(ticked.length)}`} onClose={onClose}>
      <DecideForm yes="Save the answer" deciding={deciding} onSend={send} onClose={onClose}>
        <p>Whoever wrote them reads the answer by their link, and everybody on the page that is published.</p>
        <Choose
          label="What was done about it"
          value={answer.what}
          options={outcomes.map(one => [one, sayOutcome(one)] as const)}
          onChoose={value => {
            setAnswer({ ...answer, what: OutcomeKind.safeParse(value).data ?? answer.what })
          }}
        />
        <WordsInput
          label="Why"
          hint="A sentence or two."
          type="long"
          error={wrong}
          value={answer.reason}
          onValue={reason => {
            setAnswer({ ...answer, reason })
          }}
        />
      </DecideForm>
    </Dialog>
  )
}

const DecideForm = ({
  yes,
  deciding,
  onSend,
  onClose,
  children,
}: {
  readonly yes: string
  readonly deciding: Deciding
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) => (
  <form
    className="stack"
    noValidate
    onSubmit={event => {
      event.preventDefault()
      onSend()
    }}
  >
    {children}
    {deciding.trouble !== '' && (
      <Notice tone="danger">
        <p>{deciding.trouble}</p>
      </Notice>
    )}
    <footer>
      <Button look="primary" type="submit" closedBecause={deciding.isBusy ? 'It is being sent' : undefined}>
        {yes}
      </Button>
      <Button onClick={onClose}>Cancel</Button>
    </footer>
  </form>
)
