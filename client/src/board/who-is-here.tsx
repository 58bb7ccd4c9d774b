/** Who is in the room, which part they are in, and who is writing. */
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { isAtLeast } from '@waymark/shared/model/member.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'
import { Icon } from '#ui/icon.tsx'
import { Panel } from '#ui/menu.tsx'
import { nameOfBranch, type Branch } from '#surface/surface-props.ts'
import { nameOfPerson } from './here-by-section.ts'
import { Leave } from './leave.tsx'

export function WhoIsHere({
  here,
  myKey,
  tree,
  sessionId,
}: {
  readonly here: readonly Presence[]
  readonly myKey: string | undefined
  /** Of all parts. */
  readonly tree: readonly Branch[]
  readonly sessionId: SessionId
}) {
  const team = here.filter(({ user }) => isAtLeast(user.role, 'facilitator'))
  const others = here.filter(({ user }) => !isAtLeast(user.role, 'facilitator'))
  return (
    <Panel
      face={
        <>
          <Icon name="people" />
          {here.length} here
        </>
      }
      buttonClass="btn compact"
      from="start"
    >
      <h3>In this room</h3>
      <ul className="whereabouts">
        {[...team, ...others].map(person => (
          <Person key={person.user.key} person={person} isMe={person.user.key === myKey} tree={tree} />
        ))}
      </ul>
      <p className="small">
        <a href={pages.privacy()}>What is kept</a> <a href={pages.me()}>Everything about me</a>
      </p>
      <Leave sessionId={sessionId} />
    </Panel>
  )
}

function Person({
  person,
  isMe,
  tree,
}: {
  readonly person: Presence
  readonly isMe: boolean
  readonly tree: readonly Branch[]
}) {
  const { user, writing, sectionId } = person
  const branch = tree.find(({ section }) => section.id === sectionId)
  const more = [
    isAtLeast(user.role, 'facilitator') && 'facilitator',
    branch !== undefined && `in ${nameOfBranch(branch)}`,
    writing === true && !isMe && 'writing…',
  ].filter(part => part !== false)
  return (
    <li>
      <span className="person">
        <span className="dot" aria-hidden="true" />
        <span dir="auto">{nameOfPerson(person)}</span>
        {isMe && ' (you)'}
      </span>
      {more.length > 0 && <span className="small soft">{more.join(', ')}</span>}
    </li>
  )
}
