/** What is kept of somebody who asked for another format, told to whoever has the link to it, and deleted for them. */
import type { FormatRequest } from '@waymark/shared/model/format-request.ts'
import { formatStateWords, formatWords, reachWords } from '@waymark/shared/rules/format-words.ts'
import type { Deps } from '#deps.ts'
import { formatRequests } from '#store/people-kinds.ts'
import { ownFormatRequest } from './format-requests.ts'

export interface AboutMe {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

/** Refuses with 'gone'. */
export const formatRequestAboutMe = async (deps: Pick<Deps, 'people'>, secret: string): Promise<AboutMe> => ({
  title: 'What you asked for in another format',
  lines: linesOf(await ownFormatRequest(deps, secret)),
})

/** Nothing of it stays. Refuses with 'gone'. */
export async function eraseFormatRequest(deps: Pick<Deps, 'people'>, secret: string): Promise<void> {
  const { id } = await ownFormatRequest(deps, secret)
  await deps.people.commit({ removes: [{ kind: formatRequests.name, id }] })
}

/** What was left empty is left out. */
const linesOf = (one: FormatRequest): AboutMe['lines'] =>
  [
    { label: 'About', value: one.about },
    { label: 'Format', value: formatWords[one.format] },
    { label: 'Which', value: one.which },
    { label: 'Your name', value: one.name },
    { label: reachWords[one.way], value: one.reach },
    { label: 'Your note', value: one.note },
    { label: 'Asked on', value: one.day },
    { label: 'You hear by', value: one.due },
    { label: 'How it stands', value: formatStateWords[one.state] },
    { label: 'What we said', value: one.said },
    { label: 'Said on', value: one.saidOn },
  ].filter(({ value }) => value !== '')
