/** A strategy: the path of its sessions, its ambitions, and the next thing to do. */
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
import { nextThing, type Next, type SeenStrategy } from './journey.ts'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { Path } from './path.tsx'
import { RemoveDemo } from './remove-demo.tsx'
import { sayCount, sayNotes, sayPeople } from './said.ts'
import { useRefresh } from './use-refresh.ts'

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
        <div className="startgrid">
          <Path seen={seen} />
          <div className="sidecol">
            {next !== undefined && <NextCard next={next} />}
            <Ambitions
              ambitions={strategy.ambitions}
              changeAt={manages ? pages.changeStrategy(strategy.id) : undefined}
            />
            {manages && strategy.demo && <RemoveDemo strategy={strategy} />}
          </div>
        </div>
      </div>
    </Page>
  )
}

function soFar({ strategy: { ambitions }, sessions }: SeenStrategy): string {
  const said = `${sayCount(ambitions.length, 'ambition', 'ambitions')} under review.`
  const people = sessions.reduce((all, session) => all + session.people, 0)
  const notes = sessions.reduce((all, session) => all + session.notes, 0)
  return people + notes === 0 ? said : `${said} ${sayPeople(people)} and ${sayNotes(notes)} so far.`
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
