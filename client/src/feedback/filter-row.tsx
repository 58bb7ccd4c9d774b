/** What the list of comments is narrowed to: how far they are, about what, how they came, in which group, with which words. */
import { CommentRoute, commentRoutes, CommentState, commentStates } from '@waymark/shared/model/feedback.ts'
import { StatementId } from '@waymark/shared/model/ids.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { routeNames, stateNames } from '@waymark/shared/rules/feedback-words.ts'
import type { readFeedback } from '@waymark/shared/wire/feedback.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { groupsOf, type CommentFilter } from './comment-filter.ts'
import { WordsInput } from './form-parts.tsx'
import { Choose } from '#ui/choose.tsx'

interface FilterRowShape {
  readonly queue: ReplyOf<typeof readFeedback>
  readonly filter: CommentFilter
  readonly onFilter: (filter: CommentFilter) => void
}

export function FilterRow({ queue: { comments, statements }, filter, onFilter }: FilterRowShape) {
  const change = (more: Partial<CommentFilter>): void => {
    onFilter({ ...filter, ...more })
  }
  const groups = groupsOf(comments)
  return (
    <div className="comment-filters" role="search" aria-label="Find comments">
      <Choose
        label="How far"
        value={filter.state ?? ''}
        options={[['', 'All'], ...commentStates.map(one => [one, stateNames[one]] as const)]}
        onChoose={value => {
          change({ state: CommentState.safeParse(value).data ?? null })
        }}
      />
      <Choose
        label="About"
        value={filter.about ?? ''}
        options={[
          ['', 'All'],
          ['whole', 'The whole'],
          ...statements.map(({ id, text }) => [id, shortened(text, 60)] as const),
        ]}
        onChoose={value => {
          change({ about: value === 'whole' ? value : (StatementId.safeParse(value).data ?? null) })
        }}
      />
      <Choose
        label="How it came"
        value={filter.route ?? ''}
        options={[['', 'All ways'], ...commentRoutes.map(one => [one, routeNames[one]] as const)]}
        onChoose={value => {
          change({ route: CommentRoute.safeParse(value).data ?? null })
        }}
      />
      {(groups.length > 0 || filter.group !== null) && (
        <Choose
          label="Group"
          value={filter.group ?? ''}
          options={[['', 'All'], ...groups.map(one => [one, one] as const)]}
          onChoose={value => {
            change({ group: value === '' ? null : value })
          }}
        />
      )}
      <WordsInput
        label="Words"
        type="search"
        value={filter.words}
        onValue={words => {
          change({ words })
        }}
      />
    </div>
  )
}
