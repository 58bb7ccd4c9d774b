/** The address to which answers to a question set are sent: known to those who were told it, until it is changed or turned off. */
import { createHash } from 'node:crypto'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { timeIn } from '@waymark/shared/model/time.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { mailDoors, questionSets, responses, type MailDoor } from '#store/kinds.ts'
import { row } from '#store/store.ts'

type DoorDeps = Pick<Deps, 'store' | 'mailDomain'>

const noMail = 'This server receives no e-mail. Ask whoever runs it to set that up.'

const addressOf = (token: string, domain: string): string => `answers-${token}@${domain}`

/** Null where none was made, or where this server receives no mail. */
export async function mailAddressOf({ store, mailDomain }: DoorDeps, setId: QuestionSetId): Promise<string | null> {
  const [door] = await store.list(mailDoors, setId)
  return door === undefined || mailDomain === undefined ? null : addressOf(door.id, mailDomain)
}

/** Asked twice, it is the same one. */
export async function openMailAddress(deps: DoorDeps & Pick<Deps, 'newId'>, setId: QuestionSetId): Promise<string> {
  const { store, mailDomain } = deps
  if (mailDomain === undefined) throw new Refusal('gone', noMail)
  return store.inTurn(setId, async () => {
    const [known] = await store.list(mailDoors, setId)
    if (known !== undefined) return addressOf(known.id, mailDomain)
    return addressOf(await putDoor(deps, setId, []), mailDomain)
  })
}

/** Another one. That before stops in the same moment: whatever is on its way there is refused. */
export async function changeMailAddress(deps: DoorDeps & Pick<Deps, 'newId'>, setId: QuestionSetId): Promise<string> {
  const { store, mailDomain } = deps
  if (mailDomain === undefined) throw new Refusal('gone', noMail)
  return store.inTurn(setId, async () =>
    addressOf(await putDoor(deps, setId, await store.list(mailDoors, setId)), mailDomain),
  )
}

/** Stops it at once; one that is made later is another. */
export const closeMailAddress = ({ store }: Pick<Deps, 'store'>, setId: QuestionSetId): Promise<void> =>
  store.inTurn(setId, async () => {
    await store.commit({ removes: (await store.list(mailDoors, setId)).map(removeOf) })
  })

async function putDoor(
  { store, newId }: Pick<Deps, 'store' | 'newId'>,
  setId: QuestionSetId,
  instead: readonly MailDoor[],
): Promise<string> {
  const id = inSmallLetters(newId())
  await store.commit({ puts: [row(mailDoors, { id, setId })], removes: instead.map(removeOf) })
  return id
}

const removeOf = ({ id }: MailDoor) => ({ kind: mailDoors.name, id })

/** How many answers came by e-mail and are still there, and on which day the last of them did, by the clocks of the deadline. */
export async function cameByMail(
  { store }: Pick<Deps, 'store'>,
  { id, deadline }: Pick<QuestionSet, 'id' | 'deadline'>,
): Promise<{ readonly came: number; readonly lastDay: string | null }> {
  const all = await store.list(responses, id)
  const sent = all.flatMap(({ wayIn, sentAt, withdrawnAt }) =>
    wayIn === 'e-mail' && sentAt !== null && withdrawnAt === null ? [sentAt] : [],
  )
  const last = sent.toSorted((a, b) => (a < b ? -1 : 1)).at(-1)
  return { came: sent.length, lastDay: last === undefined ? null : timeIn(deadline.zone, last).local.slice(0, 10) }
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const tokenLetters = 26

/** Mail servers may change capitals, so that there are none. Keeps 128 bits of chance. */
export function inSmallLetters(id: string): string {
  const hash = createHash('sha256').update(id).digest()
  return Array.from({ length: tokenLetters }, (_, at) => letters[(hash[at] ?? 0) % 32]).join('')
}

/** Whom an address belongs to; undefined for one that was never made. */
export async function setOfAddress({ store, mailDomain }: DoorDeps, address: string): Promise<QuestionSet | undefined> {
  const at = address.lastIndexOf('@')
  const [name, domain] = [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()]
  const token = /^answers-([a-z2-7]{26})$/.exec(name)?.[1]
  if (token === undefined || domain !== mailDomain?.toLowerCase()) return undefined
  const door = await store.get(mailDoors, token)
  return door === undefined ? undefined : store.get(questionSets, door.setId)
}
