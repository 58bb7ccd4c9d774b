/** What every part of the page may ask for. None of it changes while the page is open, so that a note is drawn again only for its own sake. */
import { createContext, use } from 'react'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import type { Ambition } from '@waymark/shared/model/strategy.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { Waymark } from '@waymark/shared/rules/letters.ts'
import type { SynthesisActs } from './synthesis-acts.ts'
import type { SynthesisStore } from './synthesis-store.ts'

export interface SectionMark extends Waymark {
  readonly title: string
  /** Its place among the sections, from 0. */
  readonly at: number
}

export interface SynthesisScope {
  readonly breakoutId: BreakoutId
  readonly store: SynthesisStore
  readonly acts: SynthesisActs
  readonly mayWrite: boolean
  /** Whether what is done here is written down, for whoever looks to read. */
  readonly keepsHistory: boolean
  /** Those that a theme may go under, where it is asked what is missing; otherwise null. */
  readonly ambitions: readonly Pick<Ambition, 'id' | 'title'>[] | null
  readonly markOf: (note: RoomNote) => SectionMark
}

const Scope = createContext<SynthesisScope | null>(null)

export const ScopeProvider = Scope.Provider

export function useScope(): SynthesisScope {
  const scope = use(Scope)
  if (scope === null) throw new Error('A part of the synthesis stands outside its page.')
  return scope
}
