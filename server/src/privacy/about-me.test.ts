import { expect, test } from 'vitest'
import { MemberId } from '@waymark/shared/model/ids.ts'
import * as kinds from '#store/kinds.ts'
import { aboutParts } from './about-me.ts'

interface Shaped {
  readonly name: string
  readonly schema: { readonly shape?: Readonly<Record<string, unknown>> }
}

const isKind = (it: unknown): it is Shaped =>
  typeof it === 'object' && it !== null && 'parentOf' in it && 'name' in it && 'schema' in it

test('[PV14] every kind of row that belongs to a person is in the table of what is known of them, and no other', () => {
  const all: readonly unknown[] = Object.values(kinds)
  const ofPeople = all
    .filter(isKind)
    .filter(({ schema: { shape = {} } }) => 'memberId' in shape || shape['id'] === MemberId)
    .map(({ name }) => name)
  expect(ofPeople.length).toBeGreaterThan(8)
  expect([...aboutParts.keys()].toSorted()).toEqual(ofPeople.toSorted())
})
