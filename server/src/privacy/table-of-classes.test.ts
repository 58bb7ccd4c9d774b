import { expect, test } from 'vitest'
import type { DocOf } from '@waymark/shared/doc/doc-name.ts'
import * as kinds from '#store/kinds.ts'
import * as monitoring from '#store/monitoring-kinds.ts'
import * as people from '#store/people-kinds.ts'
import { classOfDoc, classOfKind } from './table-of-classes.ts'

const namesIn = (module: object): string[] =>
  Object.values(module).flatMap((it: unknown) =>
    typeof it === 'object' && it !== null && 'parentOf' in it && 'name' in it ? [String(it.name)] : [],
  )

test('[PV3] every kind of row of all stores and every kind of document is in one class of data, and no other; whoever adds one says there how long it is kept', () => {
  const all = [...namesIn(kinds), ...namesIn(people), ...namesIn(monitoring)]
  expect(all.length).toBeGreaterThan(50)
  expect([...classOfKind.keys()].toSorted()).toEqual(all.toSorted())
  const docs: Record<DocOf['kind'], string> = classOfDoc
  expect(Object.keys(docs)).toHaveLength(5)
})
