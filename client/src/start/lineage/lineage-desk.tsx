/** The page itself: what the strategy continues, what became of each, what is not yet said, and the picture of it. */
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { saySide } from '@waymark/shared/rules/lineage-words.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { useLeaving } from '#start/use-leaving.tsx'
import { LineageEnd } from './lineage-end.tsx'
import { oldSideOf, wrongInLineage, type LineageFields, type OtherStrategy, type Read } from './lineage-fields.ts'
import { LineagePicture } from './lineage-picture.tsx'
import { LineageParts } from './lineage-parts.tsx'
import { useLineage } from './use-lineage.ts'

interface DeskShape {
  readonly id: StrategyId
  readonly read: Read
  readonly others: readonly OtherStrategy[]
  /** It was read once more because somebody asked for that: the focus begins at its top. */
  readonly isAgain: boolean
  /** Reads it once more, and shows what is saved. */
  readonly again: () => void
}

export function LineageDesk({ id, read, others, isAgain, again }: DeskShape) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isAgain) title.current?.focus()
  }, [isAgain])
  const oldOf = (fields: LineageFields) => oldSideOf(fields.before, read, others)
  const { work, form } = useLineage({
    id,
    read,
    wrong: fields => wrongInLineage(fields, oldOf(fields), read.now),
    shown: shownIn,
  })
  const { question } = useLeaving(work.unsaved, pages.strategy(id))
  const writes = may(read.me.role, 'manage-strategy')
  const savedOld = oldOf(work.saved)
  return (
    <Page
      title="Where it comes from"
      where={saySide(read.now)}
      tools={
        <Link className="btn" href={pages.strategy(id)}>
          <Icon name="way" />
          <span className="unless-narrow">The strategy</span>
        </Link>
      }
      mainClass="pagewide stack lineagepage"
    >
      <h1 ref={title} tabIndex={-1}>
        Where it comes from
      </h1>
      <p className="lead">What became of each ambition and value of the strategy before, and why.</p>
      <div className="stack" ref={form}>
        <LineageParts read={read} others={others} work={work} old={oldOf(work.fields)} writes={writes} />
        {writes && <LineageEnd work={work} onTheirs={again} />}
      </div>
      {work.version > 0 && savedOld !== undefined && (
        <LineagePicture
          id={id}
          lineage={{ old: savedOld, now: read.now, entries: work.saved.entries }}
          version={work.version}
          isBehind={work.unsaved}
        />
      )}
      {question}
    </Page>
  )
}

/** By what names the fields on the page are known. */
function shownIn({ before, entries }: LineageFields): ReadonlySet<string> {
  const typed = before?.kind === 'typed' ? before : undefined
  return new Set([
    'before',
    ...(typed === undefined ? [] : ['before.title', 'before.period', 'before.ambitions', 'before.values']),
    ...(typed?.ambitions ?? []).map((_, at) => `before.ambitions.${at}.title`),
    ...(typed?.values ?? []).map((_, at) => `before.values.${at}.title`),
    ...entries.flatMap((_, at) => [`entries.${at}`, `entries.${at}.reason`]),
  ])
}
