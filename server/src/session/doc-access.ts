/** Who may open which document, and write in it. Rooms are written by the server alone. */
import type { DocOf } from '@waymark/shared/doc/doc-name.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { Deps } from '#deps.ts'
import { knownMember, permit, permitRoom, type Browser } from './members.ts'
import { isMine } from './looks.ts'
import { breakoutPlace, draftPlace, lookPlace, roomPlace } from './places.ts'
import { strategyMember } from './strategy-member.ts'

export interface DocAccess {
  readonly member: Member
  readonly write: boolean
  readonly presence: boolean
  /** Whether the others are told the name that somebody gave. */
  readonly named: boolean
}

/** Asked at each opening, and again whenever rights have changed. Refuses like the pages do. */
export async function docAccess(deps: Pick<Deps, 'store'>, browser: Browser, doc: DocOf): Promise<DocAccess> {
  switch (doc.kind) {
    case 'room': {
      const place = await roomPlace(deps, doc.roomId)
      const member = await knownMember(deps, browser, { strategyId: place.strategy.id, sessionId: place.session.id })
      await permitRoom(deps, member, place)
      const named = place.breakout.settings.names === 'by-note' || member.role !== 'participant'
      return { ...accessOf(member, false), named }
    }
    case 'themes': {
      const { strategy, session } = await breakoutPlace(deps, doc.breakoutId)
      const member = await knownMember(deps, browser, { strategyId: strategy.id, sessionId: session.id })
      permit(member, 'read-themes')
      return accessOf(member, may(member.role, 'write-themes'))
    }
    case 'look': {
      const { look, strategy, session } = await lookPlace(deps, doc.lookId)
      const member = await knownMember(deps, browser, { strategyId: strategy.id, sessionId: session.id })
      permit(member, 'read-looks')
      return accessOf(member, isMine(look, member))
    }
    case 'draft': {
      const { strategy } = await draftPlace(deps, doc.draftId)
      const member = await strategyMember(deps, browser, strategy.id)
      permit(member, 'read-draft')
      return accessOf(member, may(member.role, 'write-draft'))
    }
    case 'remarks': {
      const { strategy } = await draftPlace(deps, doc.draftId)
      const member = await strategyMember(deps, browser, strategy.id)
      permit(member, 'write-draft')
      return accessOf(member, true)
    }
  }
}

const accessOf = (member: Member, write: boolean): DocAccess => ({
  member,
  write,
  presence: member.role !== 'reader',
  named: true,
})
