/** The line of a menu that leads to what was done with a theme or a note. */
import type { NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Choice } from '#ui/menu.tsx'
import type { SynthesisScope } from './synthesis-scope.ts'

/** Nothing where no history is kept, or whoever looks may not read it. */
export const historyChoice = (
  { acts, keepsHistory }: SynthesisScope,
  { label, of, about }: { readonly label: string; readonly of: ThemeId | NoteId; readonly about: string },
): Choice[] =>
  keepsHistory
    ? [
        {
          label,
          icon: 'clock',
          run: () => {
            acts.ask({ kind: 'history', of, about })
          },
        },
      ]
    : []
