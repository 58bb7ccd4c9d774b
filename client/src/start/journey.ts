/** The path of a strategy: its sessions in their order, how far it has come, and what is next. */
import type { Role } from '@waymark/shared/model/member.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { readStrategy } from '@waymark/shared/wire/sessions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'

export type SeenStrategy = ReplyOf<typeof readStrategy>
export type SessionLine = SeenStrategy['sessions'][number]

/** A session where something was written lies behind; the first where nothing was is where the path has come to. */
export type Stop = 'done' | 'now' | 'to-come'

export function stopsOf(sessions: readonly Pick<SessionLine, 'notes'>[]): Stop[] {
  const now = sessions.findIndex(({ notes }) => notes === 0)
  return sessions.map(({ notes }, at) => (notes > 0 ? 'done' : at === now ? 'now' : 'to-come'))
}

export interface Next {
  readonly title: string
  readonly why: string
  readonly goTo: string
  readonly label: string
}

/** One thing to do, for this person; undefined when there is nothing. */
export function nextThing({ strategy, sessions, draftId }: SeenStrategy, role: Role): Next | undefined {
  const open = sessions.find(({ notes }) => notes === 0)
  if (open !== undefined)
    return {
      title: open.title,
      why: may(role, 'manage-strategy')
        ? 'Hand out its links, then open its rooms.'
        : 'This is the next session on the path.',
      goTo: pages.session(open.id),
      label: 'Open the session',
    }
  const last = sessions.at(-1)
  if (last !== undefined && may(role, 'write-themes'))
    return {
      title: 'Turn what was said into a draft',
      why: `Group the notes of “${last.title}” into themes. The draft grows from them.`,
      goTo: pages.session(last.id),
      label: 'Open the session',
    }
  if (last !== undefined && may(role, 'read-draft'))
    return {
      title: 'Read the draft',
      why: 'It grows from what was said, and says where each sentence comes from.',
      goTo: pages.draft(draftId),
      label: 'Open the draft',
    }
  if (last === undefined && may(role, 'manage-strategy'))
    return {
      title: 'Plan the first session',
      why: 'Choose a day, a question and the number of rooms. It takes a minute.',
      goTo: pages.startSession(strategy.id),
      label: 'Add a session',
    }
  return undefined
}
