/** Reads the summary of a breakout and what its pictures show, and keeps them read. */
import { useEffect, useMemo, useState } from 'react'
import type { ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { boardTree, readingOrder } from '@waymark/shared/rules/board-tree.ts'
import {
  hashOfShown,
  overallSummary,
  picturesOf,
  wordsBeside,
  type Shown,
  type WordsBeside,
} from '@waymark/shared/rules/pictures.ts'
import { readSummary, type ReadPoint } from '@waymark/shared/rules/summary.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { useRecords } from '#sync/use-doc.ts'
import { useGrouping, useNotes } from '#synthesis/use-synthesis.ts'
import type { Home } from './summary-gestures.ts'

/** A section, or the summary of all: its points, what they can rest on, and its picture. */
export interface Part {
  readonly home: Home
  readonly shown: Shown
  readonly hash: string
  readonly words: WordsBeside
  readonly points: readonly ReadPoint[]
  /** Those that have to do with it. */
  readonly themes: readonly Theme[]
  readonly notes: readonly RoomNote[]
}

export function useSummary(breakout: BreakoutView, doc: ThemesDoc) {
  const { notes, docs, fetchedRooms } = useNotes(breakout)
  const standing = useGrouping(doc)
  const points = useRecords(doc.points)
  const sources = useRecords(doc.sources)
  const written = useRecords(doc.pictures)
  const { sections } = breakout
  const parts = useMemo((): Part[] => {
    const { themes, grouping } = standing
    const tree = boardTree({ sections, notes: notes.values(), themes, grouping })
    const inOrder = readingOrder(tree)
    const summary = readSummary({
      sections,
      notes: inOrder,
      standing,
      points: points.values(),
      sources: sources.values(),
    })
    return picturesOf({ sections, tree, standing, summary }).map((shown, at) => {
      const branch = tree[at]
      const isAll = shown.id === overallSummary
      return {
        home: shown.id === overallSummary ? null : shown.id,
        shown,
        hash: hashOfShown(shown),
        words: wordsBeside(shown, written.get(shown.id)),
        points: shown.id === overallSummary ? summary.overall : (summary.bySection.get(shown.id) ?? []),
        themes: isAll ? themes : (branch?.themes.map(({ theme }) => theme) ?? []),
        notes: isAll || branch === undefined ? inOrder : readingOrder([branch]),
      }
    })
  }, [sections, notes, standing, points, sources, written])
  return { parts, docs, fetchedRooms, notes, themes: standing.themes }
}

const restMs = 600

/** What the server can draw: the last that is saved, once nobody has changed it for a moment. */
export function useDrawn(hash: string, isSaved: boolean): string {
  const [drawn, setDrawn] = useState(hash)
  useEffect(() => {
    if (!isSaved || hash === drawn) return undefined
    const timer = setTimeout(() => {
      setDrawn(hash)
    }, restMs)
    return () => {
      clearTimeout(timer)
    }
  }, [hash, isSaved, drawn])
  return drawn
}
