/**
 * Links to hand out. The secret of a link is its id and a keyed hash of it (HMAC-SHA-256, cut to 128 bits): it can be shown again to
 * the organiser, and whoever reads the database learns none of them, for the key is kept elsewhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { LinkId, type SessionId, type StrategyId } from '@waymark/shared/model/ids.ts'
import type { Link, Role } from '@waymark/shared/model/member.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { LinkView } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { links } from '#store/kinds.ts'

const macLetters = 22

const macOf = (key: Uint8Array, id: LinkId): string =>
  createHmac('sha256', key).update(id).digest('base64url').slice(0, macLetters)

export const secretOf = (key: Uint8Array, id: LinkId): string => `${id}${macOf(key, id)}`

/** Refuses with 'gone' for a secret that was never handed out, and 'link-revoked' for one that was taken back. */
export async function linkOfSecret({ store, linkKey }: Pick<Deps, 'store' | 'linkKey'>, secret: string): Promise<Link> {
  const id = LinkId.safeParse(secret.slice(0, -macLetters))
  const link =
    id.success && isSame(macOf(linkKey, id.data), secret.slice(-macLetters))
      ? await store.get(links, id.data)
      : undefined
  if (link === undefined)
    throw new Refusal(
      'gone',
      'This link does not open anything here. Copy it again, right to the end, or ask the people who sent it.',
    )
  if (link.revokedAt !== null)
    throw new Refusal('link-revoked', 'This link was taken back. Ask the people who sent it for a new one.')
  return link
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

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
