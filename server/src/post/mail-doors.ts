/** The address to which answers to a question set are sent: made once, known to those who were told it. */
import { createHash } from 'node:crypto'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Deps } from '#deps.ts'
import { inTurn } from '#in-turn.ts'
import { Refusal } from '#refusal.ts'
import { mailDoors, questionSets } from '#store/kinds.ts'
import { row } from '#store/store.ts'

type DoorDeps = Pick<Deps, 'store' | 'mailDomain'>

const addressOf = (token: string, domain: string): string => `answers-${token}@${domain}`

/** Null where none was made, or where this server receives no mail. */
export async function mailAddressOf({ store, mailDomain }: DoorDeps, setId: QuestionSetId): Promise<string | null> {
  const [door] = await store.list(mailDoors, setId)
  return door === undefined || mailDomain === undefined ? null : addressOf(door.id, mailDomain)
}

/** Asked twice, it is the same one. */
export async function openMailAddress(deps: DoorDeps & Pick<Deps, 'newId'>, setId: QuestionSetId): Promise<string> {
  const { store, mailDomain, newId } = deps
  if (mailDomain === undefined)
    throw new Refusal('gone', 'This server receives no e-mail. Ask whoever runs it to set that up.')
  return inTurn(store, setId, async () => {
    const [known] = await store.list(mailDoors, setId)
    if (known !== undefined) return addressOf(known.id, mailDomain)
    const id = inSmallLetters(newId())
    await store.commit({ puts: [row(mailDoors, { id, setId })] })
    return addressOf(id, mailDomain)
  })
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const tokenLetters = 26

/** Mail servers may change capitals, so that there are none. Keeps 128 bits of chance. */
function inSmallLetters(id: string): string {
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
