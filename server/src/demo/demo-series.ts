/**
 * What a demo series is made of: plain words. Things point at each other by short keys; whoever seeds it makes the ids, the order
 * keys and the documents.
 */
import type { BoxLink } from '@waymark/shared/model/box-link.ts'
import type { LineageEntry, TypedBefore } from '@waymark/shared/model/lineage.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Breakout, Session } from '@waymark/shared/model/session.ts'
import type { Ambition, Strategy, Value } from '@waymark/shared/model/strategy.ts'
import type { Parked, Theme, Tidied } from '@waymark/shared/model/theme.ts'

export interface DemoSeries {
  readonly strategy: Pick<Strategy, 'title' | 'period'> & {
    readonly ambitions: readonly DemoAmbition[]
    readonly values: readonly DemoValue[]
    readonly lineage: DemoLineage
  }
  readonly session: Pick<Session, 'title' | 'startsAt'> & {
    /** Every breakout gets rooms of these names, numbered from 1. */
    readonly roomNames: readonly string[]
    readonly breakouts: readonly DemoBreakout[]
  }
}

export interface DemoAmbition extends Omit<Ambition, 'id'> {
  readonly key: string
}

export interface DemoValue extends Omit<Value, 'id'> {
  readonly key: string
}

/** What the strategy continues, and what became of it. */
export interface DemoLineage {
  readonly before: Pick<TypedBefore, 'title' | 'period'> & {
    readonly ambitions: readonly DemoBefore[]
    readonly values: readonly DemoBefore[]
  }
  /** From keys of the one before to keys of this one. */
  readonly entries: readonly (Pick<LineageEntry, 'of' | 'how' | 'reason'> & {
    readonly from: readonly string[]
    readonly to: readonly string[]
  })[]
}

export interface DemoBefore extends Pick<Ambition, 'title'> {
  readonly key: string
}

export interface DemoBreakout extends Pick<Breakout, 'purpose' | 'question' | 'step'> {
  /** Beyond the ambitions, which a 'review-ambitions' breakout starts with. */
  readonly sections: readonly { readonly key: string; readonly title: string; readonly description: string }[]
  /** In the order in which they were written in their room. */
  readonly notes: readonly DemoNote[]
  /** In their order. */
  readonly themes: readonly DemoTheme[]
  readonly parked: readonly { readonly note: DemoNote['key']; readonly reason: Parked['reason'] }[]
  readonly links: readonly DemoLink[]
  /** Tidier words beside those of notes. */
  readonly tidied?: readonly { readonly note: DemoNote['key']; readonly text: Tidied['text'] }[]
}

export interface DemoNote extends Pick<Note, 'text' | 'signedBy' | 'route'> {
  readonly key: string
  /** The number of its room. */
  readonly room: number
  /** The key of an ambition or of one of the breakout's own sections. */
  readonly section: string
}

export interface DemoTheme extends Pick<Theme, 'name' | 'said' | 'view' | 'otherView' | 'sharedView'> {
  /** The name of the theme that it was merged into. */
  readonly mergedInto?: string
  /** The name of the theme that it is a part of. */
  readonly within?: string
  /** The keys of the notes that stand in it. A note may stand in several themes. */
  readonly notes: readonly DemoNote['key'][]
}

export interface DemoLink extends Pick<BoxLink, 'sentence'> {
  /** Each the title of a section or the name of a theme. */
  readonly between: readonly [string, string]
}
