/** The address to which comments of a round of feedback are sent by e-mail, while its team lets them. */
import type { RoundId } from '@waymark/shared/model/ids.ts'
import type { Round } from '@waymark/shared/model/feedback.ts'
import type { Deps } from '#deps.ts'
import { roundDoors, rounds } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { inSmallLetters } from './mail-doors.ts'

type DoorDeps = Pick<Deps, 'store' | 'mailDomain'>

/** Empty where comments are not taken by e-mail, or this server receives none. */
export async function addressOfRound({ store, mailDomain }: DoorDeps, roundId: RoundId): Promise<string> {
  const [door] = await store.list(roundDoors, roundId)
  return door === undefined || mailDomain === undefined ? '' : `feedback-${door.id}@${mailDomain}`
}

/** Made where it is wanted and not there, stopped at once where it is not: one that is made later is another. */
export const setRoundMail = (
  { store, newId, mailDomain }: DoorDeps & Pick<Deps, 'newId'>,
  roundId: RoundId,
  takesMail: boolean,
): Promise<void> =>
  store.inTurn(roundId, async () => {
    const known = await store.list(roundDoors, roundId)
    const isWanted = takesMail && mailDomain !== undefined
    if (isWanted === known.length > 0) return
    await store.commit(
      isWanted
        ? { puts: [row(roundDoors, { id: inSmallLetters(newId()), roundId })] }
        : { removes: known.map(({ id }) => ({ kind: roundDoors.name, id })) },
    )
  })

/** Undefined for an address that was never made, or was turned off. */
export async function roundOfAddress({ store, mailDomain }: DoorDeps, address: string): Promise<Round | undefined> {
  const at = address.lastIndexOf('@')
  const [name, domain] = [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()]
  const token = /^feedback-([a-z2-7]{26})$/.exec(name)?.[1]
  if (token === undefined || domain !== mailDomain?.toLowerCase()) return undefined
  const door = await store.get(roundDoors, token)
  return door === undefined ? undefined : store.get(rounds, door.roundId)
}
