/** "You said, we did": every theme of a strategy, and what was done about it. The team says it here; readers read it. */
import './outcomes.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { DraftId, type ThemeId } from '@waymark/shared/model/ids.ts'
import { saidCoverage, saySaid } from '@waymark/shared/rules/outcomes.ts'
import { listOutcomes, type ThemeLine } from '@waymark/shared/wire/outcomes.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { useAsked } from '#api/use-asked.ts'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { AtAddress, OnceTold } from './once-told.tsx'
import { ReadByAll } from './read-by-all.tsx'
import { ThemeAnswer } from './theme-answer.tsx'
import { useFreshOnReturn } from './use-fresh-on-return.ts'

const title = 'You said, we did'

export function OutcomesPage({ draftId }: { readonly draftId: string }) {
  return (
    <AtAddress title={title} id={DraftId.safeParse(draftId)}>
      {id => <Open key={id} draftId={id} />}
    </AtAddress>
  )
}

function Open({ draftId }: { readonly draftId: DraftId }) {
  const asked = useAsked(listOutcomes, { params: { draftId }, body: {} })
  useFreshOnReturn(asked.again)
  return (
    <OnceTold title={title} asked={asked}>
      {told => <Shown draftId={draftId} told={told} again={asked.again} />}
    </OnceTold>
  )
}

interface Shape {
  readonly draftId: DraftId
  readonly told: ReplyOf<typeof listOutcomes>
  readonly again: () => Promise<void>
}

type Filter = 'all' | 'waiting' | 'said'

const filters: readonly (readonly [Filter, string])[] = [
  ['all', 'All themes'],
  ['waiting', 'Without an answer'],
  ['said', 'With an answer'],
]

function Shown({ draftId, told, again }: Shape) {
  const { strategy, themes, mayWrite, address } = told
  return (
    <Page
      title={`${title}: ${strategy.title}`}
      where={`${strategy.title} ${strategy.period}`}
      whereMore={title}
      mainClass="column stack"
    >
      <p>
        <Link href={pages.draft(draftId)}>Back to the draft</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">
        {mayWrite
          ? 'Say of each theme what was done about it, and why. People see that they were heard, also where the answer is no.'
          : 'What was done about each theme, and why.'}
      </p>
      <ReadByAll address={address} what="See what everybody reads" />
      {themes.length === 0 ? (
        <div className="empty">
          <Icon name="sign" />
          <strong>No themes yet</strong>
          <p>They come from grouping the notes of a session.</p>
        </div>
      ) : (
        <Themes draftId={draftId} told={told} again={again} />
      )}
    </Page>
  )
}

function Themes({ draftId, told: { themes, mayWrite }, again }: Shape) {
  const [filter, setFilter] = useState<Filter>('all')
  // What somebody has just answered stays where it is, until they choose anew what to see.
  const [touched, setTouched] = useState<ReadonlyMap<ThemeId, ThemeLine>>(new Map())
  const isShown = ({ themeId, outcome }: ThemeLine): boolean =>
    filter === 'all' || touched.has(themeId) || (filter === 'said') === (outcome !== null)
  // Nor is a form taken away because its theme is not there any more.
  const lost = [...touched.values()].filter(one => !themes.some(({ themeId }) => themeId === one.themeId))
  const shown = [...themes.filter(isShown), ...lost.map(one => ({ ...one, chapter: notThere }))]
  return (
    <>
      <p>{saySaid(saidCoverage(themes))}</p>
      <div className="segmented" role="group" aria-label="Which themes to see">
        {filters.map(([one, label]) => (
          <button
            key={one}
            type="button"
            aria-pressed={filter === one}
            onClick={() => {
              setFilter(one)
              setTouched(new Map())
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className="soft">There are none of these.</p>}
      {chaptersOf(shown).map(([key, own]) => (
        <section className="stack" key={key} aria-label={titleOf(own[0])}>
          <h2 dir="auto">{titleOf(own[0])}</h2>
          <ul className="came-list">
            {own.map(theme => (
              <ThemeAnswer
                key={theme.themeId}
                draftId={draftId}
                theme={theme}
                mayWrite={mayWrite}
                again={again}
                onTouched={() => {
                  setTouched(before => new Map(before).set(theme.themeId, theme))
                }}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const notThere = { key: '-', letter: '', title: 'Not there any more' }

const chaptersOf = (themes: readonly ThemeLine[]): [string, ThemeLine[]][] => [
  ...Map.groupBy(themes, ({ chapter }) => chapter.key),
]

function titleOf(theme: ThemeLine | undefined): string {
  const { letter = '', title: called = '' } = theme?.chapter ?? {}
  if (called === '') return 'Themes without notes'
  return letter === '' ? called : `${letter}. ${called}`
}
