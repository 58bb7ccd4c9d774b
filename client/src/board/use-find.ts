/** Finding: the part of the board that is shown while something is looked for, and how much of it that is. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { Branch } from '#surface/surface-props.ts'
import { useBoardState, type BoardStore } from './board-store.ts'
import { countIn, filteredTree, isFiltering, sayShown } from './note-filter.ts'
import { treeKeeper } from './stable-tree.ts'
import type { Rest } from './use-rest.ts'

export interface Finding {
  readonly isFiltering: boolean
  /** The words that are looked for, as typed: to be marked in the notes. */
  readonly words: string
  /** The part that alone is shown. */
  readonly onlySection: SectionId | null
  /** What is shown; all of it where nothing is looked for. */
  readonly tree: readonly Branch[]
  /** How many notes each part of it has, shown or not. */
  readonly whole: readonly number[]
  readonly shown: number
  readonly all: number
}

export function useFind(store: BoardStore, tree: readonly Branch[], { sayAtRest }: Rest): Finding {
  const filter = useDeferredValue(useBoardState(store, state => state.filter))
  const [keep] = useState(treeKeeper)
  const shownTree = useMemo(() => keep(filteredTree(tree, filter)), [tree, filter, keep])
  const isOn = isFiltering(filter)
  const whole = useMemo(() => wholeOf(shownTree, tree), [shownTree, tree])
  const [shown, all] = useMemo(() => [countIn(shownTree), countIn(tree)], [shownTree, tree])
  const latest = useRef({ shown, all })
  useEffect(() => {
    latest.current = { shown, all }
  }, [shown, all])
  const wasOn = useRef(false)
  // Said when what is looked for changes, and not when others write.
  useEffect(() => {
    if (isOn) sayAtRest(sayShown(latest.current.shown, latest.current.all))
    else if (wasOn.current) sayAtRest('All notes are shown.')
    wasOn.current = isOn
  }, [filter, isOn, sayAtRest])
  return { isFiltering: isOn, words: filter.words, onlySection: filter.sectionId, tree: shownTree, whole, shown, all }
}

function wholeOf(shown: readonly Branch[], tree: readonly Branch[]): number[] {
  const counts = new Map(tree.map(({ section, notes }) => [section.id, notes.length]))
  return shown.map(({ section, notes }) => counts.get(section.id) ?? notes.length)
}
