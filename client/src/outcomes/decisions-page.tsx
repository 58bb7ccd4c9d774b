/** The decisions of a strategy: those to be looked at again first, then the newest. Organisers record them here. */
import './outcomes.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Decision } from '@waymark/shared/model/decision.ts'
import { DecisionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { isDueForReview } from '@waymark/shared/rules/decisions.ts'
import { decisionsTablePath, listDecisions, putDecision, removeDecision } from '@waymark/shared/wire/decisions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call, type AnyProblem } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { DecisionCard } from './decision-card.tsx'
import { emptyDecision, fieldsOfDecision, sentDecision, type DecisionFields } from './decision-fields.ts'
import { DecisionFormOf } from './decision-form.tsx'
import { AtAddress, OnceTold } from './once-told.tsx'
import { ReadByAll } from './read-by-all.tsx'
import { UndoLine } from './undo-line.tsx'
import { useDoing, type Doing } from './use-doing.ts'
import { useFreshOnReturn } from './use-fresh-on-return.ts'

const title = 'Decisions'

export function DecisionsPage({ strategyId }: { readonly strategyId: string }) {
  return (
    <AtAddress title={title} id={StrategyId.safeParse(strategyId)}>
      {id => <Open key={id} strategyId={id} />}
    </AtAddress>
  )
}

function Open({ strategyId }: { readonly strategyId: StrategyId }) {
  const asked = useAsked(listDecisions, { params: { strategyId }, body: {} })
  useFreshOnReturn(asked.again)
  return (
    <OnceTold title={title} asked={asked}>
      {told => <Shown strategyId={strategyId} told={told} again={asked.again} />}
    </OnceTold>
  )
}

interface Shape {
  readonly strategyId: StrategyId
  readonly told: ReplyOf<typeof listDecisions>
  readonly again: () => Promise<void>
}

/** Which form is open: that of a decision, as it was when it was opened, or of a new one. */
type Opened = Decision | 'new' | undefined

function Shown(shape: Shape) {
  const { strategyId, told, again } = shape
  const { strategy, decisions, mayWrite, address } = told
  const [opened, setOpened] = useState<Opened>()
  const doing = useDoing(again)
  return (
    <Page
      title={`${title}: ${strategy.title}`}
      where={`${strategy.title} ${strategy.period}`}
      whereMore={title}
      mainClass="column stack"
    >
      <p>
        <Link href={pages.strategy(strategyId)}>Back to the strategy</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">What was decided, by whom and why, so that it can be understood later.</p>
      <ReadByAll address={address} what="See what everybody reads" />
      <UndoLine doing={doing} takesFocus />
      {mayWrite && opened !== 'new' && (
        <div>
          <Button
            look="primary"
            icon="plus"
            onClick={() => {
              setOpened('new')
            }}
          >
            Record a decision
          </Button>
        </div>
      )}
      {opened === 'new' && <NewOne {...shape} doing={doing} setOpened={setOpened} />}
      {decisions.length === 0 ? (
        <Nothing mayWrite={mayWrite} />
      ) : (
        <>
          <List {...shape} doing={doing} opened={opened} setOpened={setOpened} />
          <p>
            <a className="btn" href={decisionsTablePath(strategyId)} download>
              <Icon name="download" />
              Download all as a table
            </a>
          </p>
        </>
      )}
    </Page>
  )
}

interface Formed extends Shape {
  readonly doing: Doing
  readonly setOpened: (opened: Opened) => void
}

/** The id is the same for every attempt, so that asking twice is asking once. */
function NewOne({ strategyId, told, doing, setOpened }: Formed) {
  const [decisionId] = useState(() => DecisionId.parse(newId()))
  const [first] = useState(() => emptyDecision(told.today))
  return (
    <DecisionFormOf
      first={first}
      label="Record a decision"
      linkable={told}
      onSave={async fields => saving({ strategyId, decisionId, doing, setOpened }, fields, undefined)}
      onLeave={() => {
        setOpened(undefined)
      }}
    />
  )
}

interface Saved extends Pick<Formed, 'strategyId' | 'doing' | 'setOpened'> {
  readonly decisionId: DecisionId
}

async function saving(
  { strategyId, decisionId, doing, setOpened }: Saved,
  fields: DecisionFields,
  before: Decision | undefined,
): Promise<AnyProblem | undefined> {
  const params = { strategyId, decisionId }
  const answer = await call(putDecision, {
    params,
    body: { form: sentDecision(fields), revision: before?.revision ?? 0 },
  })
  if (!answer.ok) return answer.problem
  setOpened(undefined)
  await doing.act(
    async () => answer,
    ({ decision: { revision } }) => ({
      said: 'The decision is saved.',
      undo: async () =>
        before === undefined
          ? call(removeDecision, { params, body: {} })
          : call(putDecision, { params, body: { form: sentDecision(fieldsOfDecision(before)), revision } }),
    }),
  )
  return undefined
}

function List(shape: Formed & { readonly opened: Opened }) {
  const { told, opened } = shape
  // A form is not taken away because somebody has removed its decision meanwhile.
  const isLost = typeof opened === 'object' && !told.decisions.some(({ id }) => id === opened.id)
  const all = isLost ? [opened, ...told.decisions] : told.decisions
  const due = all.filter(one => isDueForReview(one, told.today))
  const rest = all.filter(one => !isDueForReview(one, told.today))
  return [
    { heading: 'To be looked at again', own: due },
    { heading: due.length === 0 ? 'All decisions' : 'The others', own: rest },
  ].map(
    ({ heading, own }) =>
      own.length > 0 && (
        <section className="stack" key={heading} aria-label={heading}>
          <h2>{heading}</h2>
          <ul className="came-list">
            {own.map(decision =>
              typeof opened === 'object' && opened.id === decision.id ? (
                <Changing key={decision.id} {...shape} decision={decision} begun={opened} />
              ) : (
                <One key={decision.id} {...shape} decision={decision} />
              ),
            )}
          </ul>
        </section>
      ),
  )
}

type OneShape = Formed & { readonly decision: Decision }

function Changing({
  decision,
  begun,
  strategyId,
  told,
  doing,
  setOpened,
  again,
}: OneShape & { readonly begun: Decision }) {
  // Once it was said that somebody has changed it, it stands above the form, and the next attempt is based on that.
  const [hasRead, setRead] = useState(false)
  return (
    <li className="stack">
      {decision.revision !== begun.revision && (
        <>
          <p>Somebody has changed it meanwhile. It says now:</p>
          <ul className="came-list">
            <DecisionCard decision={decision} today={told.today} linkable={told} />
          </ul>
        </>
      )}
      <DecisionFormOf
        first={fieldsOfDecision(begun)}
        label={`Change ${begun.question}`}
        linkable={told}
        onSave={async fields => {
          const before = hasRead ? decision : begun
          const problem = await saving({ strategyId, decisionId: begun.id, doing, setOpened }, fields, before)
          if (problem?.code === 'conflict') {
            await again()
            setRead(true)
          }
          return problem
        }}
        onLeave={() => {
          setOpened(undefined)
        }}
      />
    </li>
  )
}

function One({ decision, strategyId, told, doing, setOpened }: OneShape) {
  const params = { strategyId, decisionId: decision.id }
  const remove = (): void => {
    const form = sentDecision(fieldsOfDecision(decision))
    void doing.act(
      () => call(removeDecision, { params, body: {} }),
      () => ({
        said: 'The decision is removed.',
        undo: () => call(putDecision, { params, body: { form, revision: 0 } }),
      }),
    )
  }
  const change = (): void => {
    setOpened(decision)
  }
  return (
    <DecisionCard
      decision={decision}
      today={told.today}
      linkable={told}
      {...(told.mayWrite && { acts: { change, remove } })}
    />
  )
}

const Nothing = ({ mayWrite }: { readonly mayWrite: boolean }) => (
  <div className="empty">
    <Icon name="sign" />
    <strong>No decision is recorded yet</strong>
    <p>
      {mayWrite
        ? 'Record the first one: what was asked, what there was to choose from, and what came of it.'
        : 'An organiser records them. Come back later.'}
    </p>
  </div>
)
