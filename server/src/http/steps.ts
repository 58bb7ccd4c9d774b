/** The timer, the snapshots and the activity record. */
import type { FastifyInstance } from 'fastify'
import * as activityWire from '@waymark/shared/wire/activity.ts'
import * as wire from '@waymark/shared/wire/steps.ts'
import type { Deps } from '#deps.ts'
import { readActivity } from '#session/activity.ts'
import { restoreSnapshot } from '#session/restore-snapshot.ts'
import * as snapshots from '#session/snapshots.ts'
import { extendTimer, startTimer, stopTimer } from '#session/steps.ts'
import { mount } from './mount.ts'

export function mountSteps(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.startTimer, asked => startTimer(deps, asked))
  mount(app, wire.extendTimer, asked => extendTimer(deps, asked))
  mount(app, wire.stopTimer, asked => stopTimer(deps, asked))
  mount(app, wire.listSnapshots, asked => snapshots.listSnapshots(deps, asked))
  mount(app, wire.makeSnapshot, asked => snapshots.makeSnapshot(deps, asked))
  mount(app, wire.readSnapshot, asked => snapshots.readSnapshot(deps, asked))
  mount(app, wire.readStanding, asked => snapshots.readStanding(deps, asked))
  mount(app, wire.restoreSnapshot, asked => restoreSnapshot(deps, asked))
  mount(app, activityWire.readActivity, asked => readActivity(deps, asked))
}
