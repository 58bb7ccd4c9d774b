/** What the page of snapshots shows, and how each is told in words. */
import type { Snapshot } from '@waymark/shared/model/snapshot.ts'
import { sayWhen, timeIn, type ZonedTime } from '@waymark/shared/model/time.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { listSnapshots } from '@waymark/shared/wire/steps.ts'
import { sayCount, stepNames } from './said.ts'

export type SeenSnapshots = ReplyOf<typeof listSnapshots>

/** `Wednesday 24 March 2027, 1.05 pm (UK time)` */
export const saySnapshotTime = ({ at }: Pick<Snapshot, 'at'>, { zone }: Pick<ZonedTime, 'zone'>): string =>
  sayWhen(timeIn(zone, at))

/** `At the step Write, with 24 notes and 5 themes.` */
export const sayWhatStood = ({ step, notes, themes }: Pick<Snapshot, 'step' | 'notes' | 'themes'>): string =>
  `At the step ${stepNames[step]}, with ${sayCount(notes, 'note', 'notes')} and ${sayCount(themes, 'theme', 'themes')}.`
