/** The synthesis on the surface, as a board or as a list: section by section, in the order of every export, however many notes there are. */
import { useCallback, useMemo, useState } from 'react'
import { BoardView } from '#surface/board-view.tsx'
import type { Frame } from '#surface/frames.ts'
import { ListView } from '#surface/list-view.tsx'
import { stableFrames } from '#surface/stable-frames.ts'
import { useBench } from '#surface/use-bench.ts'
import type { SurfaceProps } from '#surface/view-props.ts'
import { actingOnCards } from './acting-on-cards.ts'
import { focusWanted } from './focus-keeper.tsx'
import type { ViewName } from './filter-row.tsx'
import { keyOf, placesOf } from './occurrence.ts'
import { frameMoreOf, groupHeadOf } from './surface-heads.tsx'
import { synthesisFrames } from './synthesis-frames.ts'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState } from './synthesis-store.ts'
import type { Synthesis } from './use-synthesis.ts'

export function SynthesisSurface({
  synthesis,
  as,
  showAs,
  isFetched,
}: {
  readonly synthesis: Synthesis
  readonly as: 'board' | 'list'
  readonly showAs: (name: ViewName) => void
  readonly isFetched: boolean
}) {
  const surface = useSynthesisSurface(synthesis, { isFetched, showAs })
  return (
    <>
      <h2 className="sr" id="surface-heading" tabIndex={-1}>
        {as === 'board' ? 'The board, section by section' : 'The notes as a list'}
      </h2>
      <div className="synthsurface">{as === 'board' ? <BoardView {...surface} /> : <ListView {...surface} />}</div>
    </>
  )
}

function useSynthesisSurface(
  synthesis: Synthesis,
  { isFetched, showAs }: { readonly isFetched: boolean; readonly showAs: (name: ViewName) => void },
): SurfaceProps {
  const scope = useScope()
  const { store } = scope
  const frames = useFrames(synthesis)
  const selection = useSelectedKeys(synthesis)
  const focus = useSynthesisState(store, state => state.wanted ?? state.focus)
  const onDoor = useBench({
    keys: () => frames.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards.map(({ key }) => key))),
    isFetched,
    setView: showAs,
    seed: null,
  })
  const onDrawn = useCallback(() => {
    focusWanted(store)
  }, [store])
  const { view, find } = synthesis
  return {
    frames,
    isFetched,
    current: focus === null ? null : keyOf(focus),
    fresh: null,
    selection,
    hasTicks: scope.mayWrite,
    here: nobody,
    links: view.links,
    find,
    ...actingOnCards(scope, { frames, selection, grouping: synthesis.grouping }),
    groupHead: groupHeadOf(view, scope),
    frameMore: frameMoreOf(view, scope),
    onDoor,
    onDrawn,
    onSection: nothing,
    onOpen: nothing,
    troubleOf: () => null,
  }
}

const nothing = (): void => {}
const nobody: SurfaceProps['here'] = new Map()

function useFrames({ view, grouping, tidied, whereIs }: Synthesis): readonly Frame[] {
  const { store, mayWrite } = useScope()
  const held = useSynthesisState(store, state => state.focus)
  const marks = useSynthesisState(store, state => state.marks)
  const [make] = useState(synthesisFrames)
  const [stable] = useState(stableFrames)
  return useMemo(
    () => stable(make({ view, grouping, tidied, marks, mayWrite, held, whereIs })),
    [make, stable, view, grouping, tidied, marks, mayWrite, held, whereIs],
  )
}

/** A selected note is shown as selected wherever it stands. */
function useSelectedKeys({ grouping }: Synthesis): ReadonlySet<string> {
  const { store } = useScope()
  const selection = useSynthesisState(store, state => state.selection)
  return useMemo(
    () =>
      new Set(
        [...selection.keys()].flatMap(noteId => placesOf(noteId, grouping).map(place => keyOf({ noteId, place }))),
      ),
    [selection, grouping],
  )
}
