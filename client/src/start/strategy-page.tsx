/** A strategy: the path of its sessions, its ambitions and values, and the next thing to do. */
import './setup.css'
import { Link } from 'wouter'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readStrategy } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import { Hills } from '#ui/hills.tsx'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { Ambitions } from './ambitions.tsx'
import { CameOf } from './came-of.tsx'
import { EraseDeleted } from './erase-deleted.tsx'
import { nextThing, type Next, type SeenStrategy } from './journey.ts'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { Path } from './path.tsx'
import { RemoveDemo } from './remove-demo.tsx'
import { TakeArchive } from './take-archive.tsx'
import { PeopleOf } from './people-of.tsx'
import { sayCount, sayWhatCame } from './said.ts'
import { useRefresh } from './use-refresh.ts'
import { Values } from './values.tsx'

export function StrategyPage({ strategyId }: { readonly strategyId: string }) {
  const id = StrategyId.safeParse(strategyId)
  return id.success ? <WithId key={id.data} id={id.data} /> : <NoAddress />
}

function WithId({ id }: { readonly id: StrategyId }) {
  const asked = useAsked(readStrategy, { params: { strategyId: id }, body: {} })
  useRefresh(asked.again)
  if (asked.state === 'asking') return <OnItsWay title="The strategy" />
  return asked.state === 'here' ? <Seen seen={asked.value} /> : <NotHere problem={asked.problem} again={asked.again} />
}

function Seen({ seen }: { readonly seen: SeenStrategy }) {
  const { strategy, me } = seen
  const manages = may(me.role, 'manage-strategy')
  const next = nextThing(seen, me.role)
  return (
    <Page title={strategy.title} where={strategy.title} whereMore={strategy.period}>
      <div className="hero">
        <div className="in stack tight">
          <p className="eyebrow">A strategy, written together</p>
          <h1>
            {strategy.title}, {strategy.period}
          </h1>
          <p className="lead">{soFar(seen)}</p>
        </div>
        <Hills />
      </div>
      <div className="pagewide">
        <div className="startgrid next-first">
          {next !== undefined && (
            <div className="sidecol">
              <NextCard next={next} />
            </div>
          )}
          <div className="stack start-parts">
            <Path seen={seen} />
            <Ambitions
              ambitions={strategy.ambitions}
              changeAt={manages ? pages.changeStrategy(strategy.id) : undefined}
            />
            <Values values={strategy.values} />
            {may(me.role, 'read-draft') && (
              <p>
                <Link className="btn" href={pages.lineage(strategy.id)}>
                  <Icon name="way" />
                  Where it comes from
                </Link>
              </p>
            )}
            <CameOf seen={seen} />
            <PeopleOf seen={seen} />
            {may(me.role, 'take-archive') && <TakeArchive strategyId={strategy.id} />}
            {manages && <EraseDeleted strategy={strategy} />}
            {manages && strategy.demo && <RemoveDemo strategy={strategy} />}
          </div>
        </div>
      </div>
    </Page>
  )
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

function soFar({ strategy: { ambitions }, sessions }: SeenStrategy): string {
  const came = { people: sum(sessions.map(({ people }) => people)), notes: sum(sessions.map(({ notes }) => notes)) }
  return `${sayCount(ambitions.length, 'ambition', 'ambitions')} under review. ${sayWhatCame(came)}`
}

function NextCard({ next }: { readonly next: Next }) {
  return (
    <section className="card raised stack" aria-labelledby="next">
      <p className="eyebrow">What is next</p>
      <h2 id="next">{next.title}</h2>
      <p className="soft">{next.why}</p>
      <Link className="btn primary wide" href={next.goTo}>
        {next.label}
        <Icon name="right" flip />
      </Link>
    </section>
  )
}
