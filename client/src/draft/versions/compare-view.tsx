/** Choosing what is held against what, and the comparison of the two. */
import { useId, useState, type ReactNode } from 'react'
import type { ComparedBlock } from '@waymark/shared/doc/compare-drafts.ts'
import { VersionId, type DraftId } from '@waymark/shared/model/ids.ts'
import type { Version } from '@waymark/shared/model/version.ts'
import type { SourceBook } from '#draft/sources.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import { Loading } from '#ui/loading.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { Comparison } from './comparison.tsx'
import { sayVersion } from './seen-versions.ts'
import { useNow, useVersion, type Side, type SideState, type WhichSide } from './use-sides.ts'

export interface Sources {
  readonly draftId: DraftId
  readonly versions: readonly Version[]
  readonly live: LiveDoc
  /** Whether what the draft says is here. */
  readonly isFetched: boolean
  readonly book: SourceBook
}

export function CompareView({
  first,
  ...from
}: Sources & { readonly first: { readonly before: WhichSide; readonly after: WhichSide } }) {
  const [chosen, choose] = useState(first)
  const { before, after } = chosen
  return (
    <div className="stack">
      <div className="compared-choice">
        <Choice
          label="Compare"
          value={before}
          versions={from.versions}
          onChoose={one => {
            choose({ ...chosen, before: one })
          }}
        />
        <Choice
          label="with"
          value={after}
          versions={from.versions}
          onChoose={one => {
            choose({ ...chosen, after: one })
          }}
        />
      </div>
      <Compared key={`${before} ${after}`} {...from} before={before} after={after} />
    </div>
  )
}

function Choice({
  label,
  value,
  versions,
  onChoose,
}: {
  readonly label: string
  readonly value: WhichSide
  readonly versions: readonly Version[]
  readonly onChoose: (which: WhichSide) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="input"
        id={id}
        value={value}
        onChange={({ target }) => {
          onChoose(target.value === 'now' ? 'now' : VersionId.parse(target.value))
        }}
      >
        <option value="now">{sayNow}</option>
        {versions.map(version => (
          <option key={version.id} value={version.id}>
            {sayVersion(version)}
          </option>
        ))}
      </select>
    </div>
  )
}

const sayNow = 'What the draft says now'

/** Both fetched first, whichever they are. */
export function Compared({
  before,
  after,
  children,
  ...from
}: Sources & {
  readonly before: WhichSide
  readonly after: WhichSide
  readonly children?: (rows: readonly ComparedBlock[]) => ReactNode
}) {
  const nameOf = (which: WhichSide): string => {
    const version = from.versions.find(({ id }) => id === which)
    return version === undefined ? sayNow : sayVersion(version)
  }
  return (
    <WithSide which={before} {...from}>
      {old => (
        <WithSide which={after} {...from}>
          {fresh => (
            <Comparison before={old} after={fresh} names={{ before: nameOf(before), after: nameOf(after) }}>
              {children}
            </Comparison>
          )}
        </WithSide>
      )}
    </WithSide>
  )
}

interface WithSideShape extends Sources {
  readonly which: WhichSide
  readonly children: (side: Side) => ReactNode
}

export const WithSide = ({ which, ...shape }: WithSideShape) =>
  which === 'now' ? <WithNow {...shape} /> : <WithVersion {...shape} versionId={which} />

function WithNow({ live, isFetched, book, children }: Omit<WithSideShape, 'which'>) {
  const side = useNow(live, book)
  return isFetched ? children(side) : <Loading what="Fetching what the draft says now." />
}

function WithVersion({
  draftId,
  versionId,
  book,
  children,
}: Omit<WithSideShape, 'which'> & { readonly versionId: VersionId }) {
  return <Fetched state={useVersion(draftId, versionId, book)}>{children}</Fetched>
}

function Fetched({ state, children }: { readonly state: SideState; readonly children: (side: Side) => ReactNode }) {
  if (state.state === 'asking') return <Loading what="Fetching the version." />
  if (state.state === 'here') return children(state.side)
  return (
    <Trouble
      title="We cannot show this version"
      heading="h3"
      message={
        state.problem.code === 'unreachable' ? 'Look whether you are connected, then try again.' : state.problem.message
      }
      onAgain={() => {
        void state.again()
      }}
    />
  )
}
