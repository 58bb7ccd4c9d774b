/** What tables and coding projects say of themes and notes, in words. */
import type { Note } from '@waymark/shared/model/note.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { sayWhereItGoes } from '@waymark/shared/rules/theme-words.ts'
import type { ReadSynthesis } from './read-synthesis.ts'

export const howItCame = (note: Pick<Note, 'route' | 'isSummary' | 'isReadBack'>): string => {
  const said = sayHowItCame(note)
  return said === '' ? 'Written here' : said
}

/** Empty where nobody has said. */
export const whereItGoes = ({ file }: Pick<ReadSynthesis, 'file'>, theme: Theme): string =>
  sayWhereItGoes(theme, file.strategy.ambitions)

/** The names of what was merged into it. */
export const alsoCalled = ({ standing }: Pick<ReadSynthesis, 'standing'>, { id }: Theme): string =>
  (standing.mergedIn.get(id) ?? []).map(nameOfTheme).join('\n')

/** The name of the whole it is a part of. */
export const partOf = ({ nameOf }: Pick<ReadSynthesis, 'nameOf'>, { within }: Theme): string =>
  within === undefined ? '' : (nameOf(within) ?? '')
