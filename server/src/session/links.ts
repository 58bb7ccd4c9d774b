/** Links to hand out: their secrets can be shown again to the organiser, and are nowhere in the database. */
import { LinkId, type SessionId, type StrategyId } from '@waymark/shared/model/ids.ts'
import type { Link, Role } from '@waymark/shared/model/member.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { LinkView } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { idOfSecret, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { links } from '#store/kinds.ts'

/** Refuses with 'gone' for a secret that was never handed out, and 'link-revoked' for one that was taken back. */
export async function linkOfSecret({ store, linkKey }: Pick<Deps, 'store' | 'linkKey'>, secret: string): Promise<Link> {
  const id = LinkId.safeParse(idOfSecret(linkKey, secret))
  const link = id.success ? await store.get(links, id.data) : undefined
  if (link === undefined)
    throw new Refusal(
      'gone',
      'This link does not open anything here. Copy it again, right to the end, or ask the people who sent it.',
    )
  if (link.revokedAt !== null)
    throw new Refusal('link-revoked', 'This link was taken back. Ask the people who sent it for a new one.')
  return link
}

export const newLink = (
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  opens: { readonly role: Role; readonly strategyId: StrategyId | null; readonly sessionId: SessionId | null },
): Link => ({
  id: LinkId.parse(newId()),
  ...opens,
  createdAt: now(),
  revokedAt: null,
})

export const addressOfLink = ({ linkKey, address }: Pick<Deps, 'linkKey' | 'address'>, link: Link): string =>
  `${address()}${pages.comeIn(secretOf(linkKey, link.id))}`

export const viewOfLink = (deps: Pick<Deps, 'linkKey' | 'address'>, link: Link): LinkView => ({
  ...link,
  address: link.revokedAt === null ? addressOfLink(deps, link) : '',
})
