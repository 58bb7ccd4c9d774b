/** Looks: who begins one, names it and takes it away. What is grouped in one is a document of its own. */
import { lookDocName } from '@waymark/shared/doc/doc-name.ts'
import { mostLooks, type Look } from '@waymark/shared/model/look.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type {
  listLooks as listRoute,
  putLook as putRoute,
  removeLook as removeRoute,
} from '@waymark/shared/wire/looks.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { looks } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { permitted } from './snapshots.ts'

export const isMine = (look: Pick<Look, 'memberId'>, { id, role }: Pick<Member, 'id' | 'role'>): boolean =>
  look.memberId === id && may(role, 'begin-look')

export async function listLooks(
  deps: Pick<Deps, 'store'>,
  { browser, params: { breakoutId } }: Asked<typeof listRoute>,
): Promise<ReplyOf<typeof listRoute>> {
  const { member } = await permitted(deps, { browser, breakoutId }, 'read-looks')
  const all = await deps.store.list(looks, breakoutId)
  return {
    looks: all
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1))
      .map(look => ({ id: look.id, name: look.name, by: look.by, isMine: isMine(look, member) })),
  }
}

export const putLook = (
  deps: Pick<Deps, 'store'>,
  { browser, params: { breakoutId, lookId }, body: { name } }: Asked<typeof putRoute>,
): Promise<void> =>
  deps.store.inTurn(breakoutId, async () => {
    const { member } = await permitted(deps, { browser, breakoutId }, 'begin-look')
    const known = await deps.store.get(looks, lookId)
    if (known !== undefined && !(isMine(known, member) && known.breakoutId === breakoutId))
      throw new Refusal('not-allowed', 'This look is somebody else’s. Begin one of your own.')
    if (known === undefined && (await deps.store.list(looks, breakoutId)).length >= mostLooks)
      throw new Refusal(
        'too-many',
        `${mostLooks} looks at these notes are kept already: that is all that fit. Take one away that nobody needs.`,
      )
    const by = member.name ?? whoInWords[member.role]
    await deps.store.commit({ puts: [row(looks, { id: lookId, breakoutId, name, by, memberId: member.id })] })
  })

/** First nobody may open it any more and whoever has is sent away; then it goes, so that nothing is written in what is gone. */
export const removeLook = (
  deps: Pick<Deps, 'store' | 'live' | 'guests'>,
  { browser, params: { breakoutId, lookId } }: Asked<typeof removeRoute>,
): Promise<void> =>
  deps.store.inTurn(breakoutId, async () => {
    const { member } = await permitted(deps, { browser, breakoutId }, 'read-looks')
    const look = await deps.store.get(looks, lookId)
    if (look === undefined) return
    if (look.breakoutId !== breakoutId || !(isMine(look, member) || may(member.role, 'remove-any-look')))
      throw new Refusal('not-allowed', 'Only whoever began this look, or an organiser, can take it away.')
    await deps.store.commit({ removes: [{ kind: looks.name, id: lookId }] })
    await deps.guests.refresh()
    await deps.live.settled()
    deps.live.drop(lookDocName(lookId))
    await deps.store.commit({ forgets: [lookDocName(lookId)] })
  })
