/** What parts of the synthesis stand in: a selection of their own, and acts that do nothing but say so. */
import { useState, type ReactNode } from 'react'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import type { SynthesisActs } from '#synthesis/synthesis-acts.ts'
import { ScopeProvider, type SynthesisScope } from '#synthesis/synthesis-scope.ts'
import { select, synthesisStore } from '#synthesis/synthesis-store.ts'
import { say } from '#ui/announce.tsx'
import type { Pools } from './pools.ts'

export const onlyShown = (): void => {
  say('Here it is only shown.')
}

const acts: SynthesisActs = {
  group: onlyShown,
  move: onlyShown,
  toTray: onlyShown,
  park: onlyShown,
  moveNote: onlyShown,
  newTheme: onlyShown,
  reword: onlyShown,
  addLink: onlyShown,
  rewordLink: () => {
    onlyShown()
    return true
  },
  removeLink: onlyShown,
  moveTheme: onlyShown,
  dissolve: onlyShown,
  describe: onlyShown,
  merge: onlyShown,
  bringBack: onlyShown,
  makePart: onlyShown,
  standAlone: onlyShown,
  split: onlyShown,
  tidy: onlyShown,
  bringThemes: onlyShown,
  namesHere: () => new Set(['warm benches']),
  undo: onlyShown,
  redo: onlyShown,
  ask: onlyShown,
}

/** Around every part; `selected` are ticked. */
export function InScope({
  pools: { sections },
  mayWrite = true,
  selected = [],
  children,
}: {
  readonly pools: Pools
  readonly mayWrite?: boolean
  readonly selected?: readonly RoomNote[]
  readonly children: ReactNode
}) {
  const [scope] = useState((): SynthesisScope => {
    const store = synthesisStore()
    select(
      store,
      selected.map(({ id }) => ({ noteId: id, place: 'loose' })),
    )
    const marks = waymarksOf(sections)
    const markOf = ({ sectionId }: RoomNote) => {
      const at = sections.findIndex(({ id }) => id === sectionId)
      return { ...(marks[at] ?? { letter: '', tone: 'f' as const }), title: sections[at]?.title ?? '', at }
    }
    return {
      breakoutId: BreakoutId.parse('the-gallery'),
      store,
      acts,
      mayWrite,
      keepsHistory: mayWrite,
      ambitions: [],
      markOf,
    }
  })
  return (
    <ScopeProvider value={scope}>
      <div className="synth">{children}</div>
    </ScopeProvider>
  )
}
