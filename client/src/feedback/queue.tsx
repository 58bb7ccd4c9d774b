/** The comments of a round, each beside the statement that it is about; those that are ticked are decided about together. */
import { useState } from 'react'
import type { CommentId } from '@waymark/shared/model/ids.ts'
import { sayHowMany } from '@waymark/shared/rules/feedback-words.ts'
import type { CommentView, readFeedback, RoundView } from '@waymark/shared/wire/feedback.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { Button } from '#ui/button.tsx'
import { Loading } from '#ui/loading.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { CommentCard } from './comment-card.tsx'
import { besideStatements, groupsOf, noFilter, shownOf, type Beside } from './comment-filter.ts'
import { commentsId, DecideBar } from './decide-bar.tsx'
import { FilterRow } from './filter-row.tsx'
import { Fold } from './form-parts.tsx'
import type { RemovingName } from './remove-name.tsx'
import { TypeInForm } from './type-in-form.tsx'
import { useQueue, type Deciding } from './use-queue.ts'

/** So many are in the page at first, and so many more at each press. */
const atOnce = 100

export function Queue({ round, again: told }: { readonly round: RoundView; readonly again: () => Promise<void> }) {
  const { asked, deciding, again } = useQueue({ draftId: round.draftId, roundId: round.id }, told)
  if (asked.state === 'asking') return <Loading what="The comments are on their way." />
  if (asked.state === 'no')
    return <Trouble title="The comments cannot be shown" heading="h3" message={asked.problem.message} />
  const removing = { round: { draftId: round.draftId, roundId: round.id }, again }
  return <Comments queue={asked.value} deciding={deciding} again={again} removing={removing} />
}

interface CommentsShape {
  readonly removing: RemovingName
  readonly queue: ReplyOf<typeof readFeedback>
  readonly deciding: Deciding
  readonly again: () => Promise<void>
}

function Comments({ queue, deciding, again, removing }: CommentsShape) {
  const [filter, setFilter] = useState(noFilter)
  const [chosen, setChosen] = useState<ReadonlySet<CommentId>>(new Set())
  const [most, setMost] = useState(atOnce)
  const { comments, statements, round, withdrawn } = queue
  const shown = shownOf(comments, filter)
  // Only what is seen is decided about.
  const ticked = shown.filter(({ id }) => chosen.has(id))
  const tick = (ids: readonly CommentId[], isOn: boolean): void => {
    const next = new Set(chosen)
    for (const id of ids)
      if (isOn) next.add(id)
      else next.delete(id)
    setChosen(next)
  }
  return (
    <section className="stack" aria-labelledby={commentsId}>
      <h2 id={commentsId} tabIndex={-1}>
        Comments
      </h2>
      {withdrawn > 0 && <p className="small soft">{sayHowMany(withdrawn)} taken back.</p>}
      <Fold summary="Type in a comment">
        <TypeInForm round={round} statements={statements} again={again} />
      </Fold>
      <FilterRow queue={queue} filter={filter} onFilter={setFilter} />
      <HowMany
        shown={shown.length}
        all={comments.length}
        onTickAll={() => {
          tick(
            shown.map(({ id }) => id),
            true,
          )
        }}
      />
      {besideStatements(shown.slice(0, most), statements).map(beside => (
        <BesideOne key={beside.statement?.id ?? 'whole'} {...{ beside, chosen, tick, removing }} />
      ))}
      {shown.length > most && (
        <Button
          onClick={() => {
            setMost(most + atOnce)
          }}
        >
          Show {Math.min(atOnce, shown.length - most)} more
        </Button>
      )}
      <DecideBar
        ticked={ticked}
        groups={groupsOf(comments)}
        deciding={deciding}
        onUntick={() => {
          setChosen(new Set())
        }}
      />
    </section>
  )
}

interface HowManyShape {
  readonly shown: number
  readonly all: number
  readonly onTickAll: () => void
}

const HowMany = ({ shown, all, onTickAll }: HowManyShape) => (
  <div className="row">
    <p role="status">{shown === all ? sayHowMany(all) : `${shown} of ${sayHowMany(all)}`}</p>
    {shown > 1 && (
      <Button size="compact" onClick={onTickAll}>
        Tick all {shown}
      </Button>
    )}
  </div>
)

interface BesideShape {
  readonly beside: Beside
  readonly chosen: ReadonlySet<CommentView['id']>
  readonly tick: (ids: readonly CommentId[], isOn: boolean) => void
  readonly removing: RemovingName
}

const BesideOne = ({ beside: { statement, comments }, chosen, tick, removing }: BesideShape) => (
  <section className="beside" aria-label={statement === null ? 'About the whole' : `About: ${statement.text}`}>
    <div className="beside-statement">
      <h3>{statement === null ? 'About the whole' : 'About this'}</h3>
      {statement !== null && (
        <blockquote className="feedback-words" dir="auto">
          {statement.text}
        </blockquote>
      )}
    </div>
    <ol className="comment-list">
      {comments.map(comment => (
        <CommentCard
          key={comment.id}
          comment={comment}
          removing={removing}
          isTicked={chosen.has(comment.id)}
          onTick={isOn => {
            tick([comment.id], isOn)
          }}
        />
      ))}
    </ol>
  </section>
)
