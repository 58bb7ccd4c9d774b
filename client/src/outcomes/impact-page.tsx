/** What a strategy came to in numbers, year by year, for organisers: exact, each with what is counted. */
import './outcomes.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { CountingWords, type Figure, type ImpactYear } from '@waymark/shared/model/impact.ts'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { figureDefinitions, figureNames, notCountedYet } from '@waymark/shared/rules/impact-words.ts'
import { numbersExportPath, numbersTablePath, putCountingNote, readImpact } from '@waymark/shared/wire/impact.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { AtAddress, OnceTold } from './once-told.tsx'
import { ReadByAll } from './read-by-all.tsx'
import { UndoLine } from './undo-line.tsx'
import { useDoing } from './use-doing.ts'
import { useUnsaved } from './use-unsaved.ts'
import { WordsField } from './words-field.tsx'

const title = 'In numbers'

export function ImpactPage({ strategyId }: { readonly strategyId: string }) {
  return (
    <AtAddress title={title} id={StrategyId.safeParse(strategyId)}>
      {id => <Open key={id} strategyId={id} />}
    </AtAddress>
  )
}

function Open({ strategyId }: { readonly strategyId: StrategyId }) {
  const asked = useAsked(readImpact, { params: { strategyId }, body: {} })
  return (
    <OnceTold title={title} asked={asked}>
      {told => <Shown strategyId={strategyId} told={told} again={asked.again} />}
    </OnceTold>
  )
}

interface Shape {
  readonly strategyId: StrategyId
  readonly told: ReplyOf<typeof readImpact>
  readonly again: () => Promise<void>
}

function Shown(shape: Shape) {
  const { strategyId, told } = shape
  const { strategy, years, address } = told
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
      <p className="lead">
        What it came to, year by year. Only organisers see these exact numbers; everybody else is never shown fewer than
        5 people.
      </p>
      <ReadByAll address={address} what="See what everybody reads" />
      {years.length === 0 ? (
        <div className="empty">
          <Icon name="sign" />
          <strong>Nothing is counted yet</strong>
          <p>The numbers begin with the first session.</p>
        </div>
      ) : (
        <>
          {years.map(year => (
            <Year key={year.year} year={year} {...shape} />
          ))}
          <Files strategyId={strategyId} />
        </>
      )}
    </Page>
  )
}

function Year({ year: { year, figures }, ...shape }: Shape & { readonly year: ImpactYear }) {
  return (
    <section className="card stack" aria-label={`The year ${year}`}>
      <h2>{year}</h2>
      <dl className="came-numbers">
        {figures.map(figure => (
          <OneFigure key={figure.key} figure={figure} />
        ))}
      </dl>
      <HowCounted year={year} {...shape} />
    </section>
  )
}

const OneFigure = ({ figure: { key, count, parts } }: { readonly figure: Figure }) => (
  <div>
    <dt>{figureNames[key]}</dt>
    <dd>
      <b className="num">{count ?? notCountedYet}</b>
      {parts.length > 0 && <> ({parts.map(part => `${part.label}: ${part.count}`).join(', ')})</>}
    </dd>
    <dd className="small soft">{figureDefinitions[key]}</dd>
  </div>
)

function HowCounted({ strategyId, told, again, year }: Shape & { readonly year: number }) {
  const kept = told.notes.find(note => note.year === year)?.words ?? ''
  const [words, setWords] = useState(kept)
  const doing = useDoing(again)
  useUnsaved(words !== kept)
  const put = (next: string) => call(putCountingNote, { params: { strategyId }, body: { year, words: next } })
  const save = (): void => {
    void doing.act(
      () => put(words),
      () => ({
        said: 'It is saved.',
        undo: async () => {
          const answer = await put(kept)
          if (answer.ok) setWords(kept)
          return answer
        },
      }),
    )
  }
  return (
    <form
      className="stack came-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!doing.isBusy) save()
      }}
    >
      <WordsField
        label={`How we counted changed in ${year}`}
        hint="So that nobody takes another way of counting for more people. Everybody can read it. Can stay empty."
        type="long"
        error={CountingWords.safeParse(words).error?.issues[0]?.message}
        value={words}
        onValue={setWords}
      />
      <div>
        <Button type="submit" size="compact" closedBecause={words === kept ? 'Nothing is changed.' : undefined}>
          Save<span className="sr"> how we counted in {year}</span>
        </Button>
      </div>
      <UndoLine doing={doing} />
    </form>
  )
}

const formats = [
  ['docx', 'Word'],
  ['html', 'Web page'],
  ['md', 'Markdown'],
] as const

const Files = ({ strategyId }: { readonly strategyId: StrategyId }) => (
  <section className="stack" aria-label="Files">
    <h2>Take them with you</h2>
    <p>
      <a className="btn" href={numbersTablePath(strategyId)} download>
        <Icon name="download" />
        The exact numbers, as a table
      </a>
    </p>
    <p>As everybody may read them, as a document:</p>
    <div className="row">
      {formats.map(([format, label]) => (
        <a key={format} className="btn" href={numbersExportPath(strategyId, format)} download>
          <Icon name="download" />
          {label}
        </a>
      ))}
    </div>
  </section>
)
