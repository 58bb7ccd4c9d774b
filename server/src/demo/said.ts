/** Short ways to write a demo note: a note is live and without a name unless it says otherwise. */
import type { Note } from '@waymark/shared/model/note.ts'
import type { DemoNote } from './demo-series.ts'

export interface Place {
  readonly room: number
  readonly section: string
}

type Rest = Partial<Pick<Note, 'signedBy' | 'route'>>

/** What was said in one place: `key: [words, who and how]`. */
export function said(place: Place, notes: Readonly<Record<string, readonly [text: string, rest?: Rest]>>): DemoNote[] {
  return Object.entries(notes).map(([key, [text, rest = {}]]) => ({
    key,
    ...place,
    text,
    signedBy: null,
    route: 'live',
    ...rest,
  }))
}
