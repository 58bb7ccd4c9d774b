/** What is kept of somebody who wants to be thanked, told to whoever has the link to it, and deleted for them. */
import { acknowledgementStateWords } from '@waymark/shared/rules/thanks-words.ts'
import type { Deps } from '#deps.ts'
import { acknowledgements } from '#store/people-kinds.ts'
import { ownName } from './thanks.ts'

export interface AboutMe {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

/** Refuses with 'gone'. */
export async function thanksAboutMe(deps: Pick<Deps, 'people'>, secret: string): Promise<AboutMe> {
  const { name, mail, day, state, isWrittenTo } = await ownName(deps, secret)
  const lines = [
    { label: 'Your name, as you wrote it', value: name },
    { label: 'Where a letter reaches you', value: mail },
    { label: 'How it stands', value: acknowledgementStateWords[state] },
    { label: 'Last changed on', value: day },
    { label: 'Letter of thanks', value: isWrittenTo ? 'Sent' : '' },
  ]
  return { title: 'Being thanked by name', lines: lines.filter(({ value }) => value !== '') }
}

/** Nothing of it stays. Refuses with 'gone'. */
export async function eraseThanks(deps: Pick<Deps, 'people'>, secret: string): Promise<void> {
  const { id } = await ownName(deps, secret)
  await deps.people.commit({ removes: [{ kind: acknowledgements.name, id }] })
}
