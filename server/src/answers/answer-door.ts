/** The link by which people come to answer: one for a question set, while its organisers let people in. */
import { QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { idOfSecret, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { answerDoors, questionSets } from '#store/kinds.ts'

type DoorDeps = Pick<Deps, 'store' | 'linkKey' | 'address'>

/** The address that is handed out; empty while nobody is let in. */
export async function addressOfDoor(deps: DoorDeps, setId: QuestionSetId): Promise<string> {
  const token = await tokenOfDoor(deps, setId)
  return token === undefined ? '' : `${deps.address()}${pages.answer(token)}`
}

export async function tokenOfDoor(
  { store, linkKey }: Pick<Deps, 'store' | 'linkKey'>,
  setId: QuestionSetId,
): Promise<string | undefined> {
  const [door] = await store.list(answerDoors, setId)
  return door === undefined ? undefined : secretOf(linkKey, door.id)
}

/** Refuses with 'gone' for an address that was never handed out or was shut. */
export async function setOfDoor(
  { store, linkKey }: Pick<Deps, 'store' | 'linkKey'>,
  token: string,
): Promise<QuestionSet> {
  const id = idOfSecret(linkKey, token)
  const door = id === undefined ? undefined : await store.get(answerDoors, id)
  const set = door === undefined ? undefined : await store.get(questionSets, door.setId)
  if (set === undefined)
    throw new Refusal(
      'gone',
      'There are no questions at this address now. Copy it again, right to the end, or ask the people who sent it.',
    )
  return set
}
