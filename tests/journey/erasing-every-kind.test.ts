/** Whatever kind of row names a member: erasing takes it along. A new one falls under this by itself, and fails until erasing knows of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseMe } from '@waymark/server/erasing/begin.ts'
import { goOnErasing } from '@waymark/server/erasing/go-on.ts'
import { sittingsOf } from '@waymark/server/erasing/whose.ts'
import * as kinds from '@waymark/server/store/kinds.ts'
import { row, type Row } from '@waymark/server/store/store.ts'
import { LookId, ThemeId, type MemberId } from '@waymark/shared/model/ids.ts'
import { fieldsOf, kindsByStore } from '#support/fields-of-kinds.ts'
import { mirrored, type Mirrored } from '#support/mirrored.ts'
import type { Person } from '#support/person.ts'
import { onDisk, toErase, type OnDisk, type ToErase } from '#support/to-erase.ts'

const browserOf = (one: Pick<Person, 'cookie'>): string => one.cookie().slice(one.cookie().indexOf('=') + 1)

let disk: OnDisk
let it: ToErase
let rows: Mirrored['rows']

beforeAll(async () => {
  disk = onDisk()
  const server = await disk.open(store => {
    const mirror = mirrored(store)
    rows = mirror.rows
    return mirror.store
  })
  it = await toErase(server)
})
afterAll(async () => {
  await it.at.stop()
  disk.remove()
})

/** What nothing in that series is. Whoever adds a kind that names a member adds a row of it, here or to the series. */
const alsoTheirs = (memberId: MemberId): readonly Row[] => {
  const { session } = it.at.session
  return [
    row(kinds.notQuoted, { id: memberId, strategyId: null, sessionId: session.id }),
    row(kinds.helpAsks, {
      id: memberId,
      sessionId: session.id,
      roomId: it.roomId,
      askedAt: it.at.deps.now(),
      comingAt: null,
    }),
    row(kinds.looks, {
      id: LookId.parse('look-of-theirs'),
      breakoutId: it.breakoutId,
      name: 'Theirs',
      by: 'Somebody',
      memberId,
    }),
    row(kinds.checkBacks, {
      id: 'check-back-of-theirs',
      roomId: it.roomId,
      themeId: ThemeId.parse('theme-of-both'),
      memberId,
      answer: 'yes',
      words: '',
      signedBy: null,
    }),
  ]
}

/** Of the words: the other stores name no member, which another test sees to. */
const namingSomebody = kindsByStore.words
  .filter(({ schema }) => fieldsOf(schema).some(({ id }) => id === 'MemberId'))
  .map(({ name }) => name)

test('[ER21] whatever kind of row names somebody, none of it is left of theirs, and those of others stay', async () => {
  const [sitting] = await sittingsOf(it.at.deps, browserOf(it.writer))
  const memberId = sitting!.member.id
  const kindsNaming = (id: string) =>
    new Set(
      rows()
        .filter(one => JSON.stringify(one).includes(id))
        .map(({ kind }) => kind),
    )
  await it.at.deps.store.commit({ puts: alsoTheirs(memberId) })
  const before = kindsNaming(memberId)
  // That somebody is being erased is known only for as long as it takes.
  expect(namingSomebody.filter(kind => !before.has(kind))).toEqual([kinds.erasures.name])
  // Whose mark is on no note that goes.
  const [other] = await sittingsOf(it.at.deps, browserOf(it.others[1]!))
  const ofOthers = kindsNaming(other!.member.id)
  expect(ofOthers.size).toBeGreaterThan(2)

  await eraseMe(it.at.deps, browserOf(it.writer))
  expect(kindsNaming(memberId)).toContain(kinds.erasures.name)
  await goOnErasing(it.at.deps)
  expect([...kindsNaming(memberId)]).toEqual([])
  expect(kindsNaming(other!.member.id)).toEqual(ofOthers)
})
