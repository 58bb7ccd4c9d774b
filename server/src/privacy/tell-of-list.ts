/** The list that was made by itself, by e-mail to whoever is named for it: a week before anything on it goes. */
import type { DryRun } from '@waymark/shared/model/retention.ts'
import { classWords } from '@waymark/shared/rules/retention-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { privacyOf } from './settings.ts'

export async function tellOfList(
  deps: Pick<Deps, 'store' | 'post' | 'address'>,
  { lines }: Pick<DryRun, 'lines'>,
): Promise<void> {
  const { tellTo } = await privacyOf(deps)
  if (tellTo === '' || deps.post === undefined) return
  await deps.post.send({ to: tellTo, subject: 'What will be deleted in a week', text: letterOf(deps, lines) })
}

const letterOf = ({ address }: Pick<Deps, 'address'>, lines: DryRun['lines']): string =>
  [
    'In a week this server deletes what is listed here, by itself, because its time is over. It cannot be undone. To keep something, open the page below and change how long it is kept, or turn off that it happens by itself.',
    ...lines.map(
      ({ of, title, what, since }) =>
        `${title === '' ? 'On the whole server' : title}. ${classWords[of].name}, from ${since}: ${what.join('; ')}.`,
    ),
    `${address()}${pages.retention()}`,
    '',
  ].join('\n\n')
