import { expect, test } from 'vitest'
import * as kinds from '#store/kinds.ts'
import * as monitoringKinds from '#store/monitoring-kinds.ts'
import * as peopleKinds from '#store/people-kinds.ts'
import { carried, leftOut, places } from './table-of-kinds.ts'

const namesIn = (module: object): string[] =>
  Object.values(module).flatMap((it: unknown) =>
    typeof it === 'object' && it !== null && 'parentOf' in it && 'name' in it ? [String(it.name)] : [],
  )
const all = [...namesIn(kinds), ...namesIn(peopleKinds), ...namesIn(monitoringKinds)]

test('[AR4] every kind of row is named once in the table, and no other; whoever adds one says there how it goes into an archive', () => {
  expect(all.length).toBeGreaterThan(30)
  expect([...carried, ...leftOut]).toHaveLength(all.length)
  expect(new Set([...carried, ...leftOut].map(({ name }) => name))).toEqual(new Set(all))
})

test('[AR4] each stands after what it is listed under, and all of them lead to the strategy; what stays says why', () => {
  const [first, ...others] = carried
  expect(first).toMatchObject({ name: 'strategy', under: undefined })
  for (const { name, under } of others) {
    const above = carried.slice(
      0,
      carried.findIndex(one => one.name === name),
    )
    expect(
      above.map(one => one.name),
      name,
    ).toContain(under)
  }
  for (const { why } of leftOut) expect(why).toMatch(/^[A-Z].{20,}\.$/)
})

test('[AR16] whatever has something under it, a document or a file is asked for before an archive is brought in', () => {
  expect(places.map(({ name }) => name)).toEqual([
    'strategy',
    'draft',
    'round',
    'session',
    'file',
    'breakout',
    'look',
    'room',
    'question-set',
    'response',
  ])
})
