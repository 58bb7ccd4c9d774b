/** All that the jobs stand on, from the settings, the storage and what main.ts hands in. */
import type pino from 'pino'
import type { Config } from '#config.ts'
import type { Deps } from '#deps.ts'
import { keyMadeOf } from '#keyed-secret.ts'
import { limitTable } from '#limits/limit-table.ts'
import { limitsOf } from '#limits/limits.ts'
import { postOf } from '#post/smtp-sender.ts'
import { themesWatch } from '#session/themes-watch.ts'
import { liveCore } from '#sync/live-core.ts'
import type { Observed } from '#sync/observed.ts'
import type { Given } from './given.ts'
import type { Storage } from './storage.ts'

export interface Around {
  readonly given: Given
  readonly logger: pino.Logger
  readonly observed: Observed
}

/** The name of a fault, and none of its words. */
export const faultIn = (error: unknown): string => (error instanceof Error ? error.constructor.name : 'unknown')

export function depsOf(config: Config, storage: Storage, { given, logger, observed }: Around): Deps {
  const { newId, timers } = given
  const { store, people, monitoring, files, linkKey, now, bus, pool } = storage
  const onFailure = (error: unknown): void => {
    logger.error({ fault: faultIn(error) }, 'what people wrote could not be saved; trying again')
  }
  return {
    now,
    monotonic: timers.monotonic,
    newId,
    store,
    bus,
    pool,
    people,
    monitoring,
    files,
    ...liveCore({ store, bus, timers, observed, newId, onFailure, watchOf: themesWatch({ now, newId }) }),
    limits: limitsOf(limitTable(config.limits), timers.monotonic),
    observed,
    linkKey,
    peopleKey: keyMadeOf(linkKey, 'people'),
    monitoringKey: keyMadeOf(linkKey, 'monitoring'),
    address: () => config.address ?? `http://localhost:${config.port}`,
    mailDomain:
      config.mail.mailbox === undefined && config.mail.receivePort === undefined ? undefined : config.mail.domain,
    post: postOf(config.mail),
  }
}
