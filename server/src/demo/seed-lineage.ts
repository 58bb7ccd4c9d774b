/** The lines between the strategy before and this one, from their keys. */
import { AmbitionId, LineageEntryId, ValueId } from '@waymark/shared/model/ids.ts'
import type { Lineage, LineageItemId, LineageOf } from '@waymark/shared/model/lineage.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { DemoLineage } from './demo-series.ts'
import type { Seeding } from './seeding.ts'

export function seedLineage(
  { idOf, newId }: Pick<Seeding, 'idOf' | 'newId'>,
  { before, entries }: DemoLineage,
  id: Strategy['id'],
): Lineage {
  const idsOf = (of: LineageOf, keys: readonly string[]): LineageItemId[] =>
    keys.map(key => (of === 'ambition' ? idOf(AmbitionId, key) : idOf(ValueId, key)))
  return {
    id,
    version: 1,
    before: {
      kind: 'typed',
      title: before.title,
      period: before.period,
      ambitions: before.ambitions.map(({ key, title }) => ({ id: idOf(AmbitionId, key), title })),
      values: before.values.map(({ key, title }) => ({ id: idOf(ValueId, key), title })),
    },
    entries: entries.map(({ of, how, from, to, reason }) => ({
      id: LineageEntryId.parse(newId()),
      of,
      how,
      from: idsOf(of, from),
      to: idsOf(of, to),
      reason,
    })),
  }
}
