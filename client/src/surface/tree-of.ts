/** The tree of a board with the waymarks of its sections. */
import type { Section } from '@waymark/shared/model/session.ts'
import { boardTree } from '@waymark/shared/rules/board-tree.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import type { BoardNote, Branch } from './surface-props.ts'

export function treeOf(sections: readonly Section[], notes: Iterable<BoardNote>): Branch[] {
  const waymarks = waymarksOf(sections)
  return boardTree({ sections, notes }).map((branch, at) => ({
    ...branch,
    waymark: waymarks[at] ?? { letter: '', tone: 'f' },
  }))
}
