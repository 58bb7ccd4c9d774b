/**
 * What an error of Postgres means to us. Its message may hold somebody's words or the password, so that none of it goes any further
 * than its code.
 */
import pg from 'pg'
import { StoreAway } from '#store/store.ts'

/** A copy that only answers: the address leads to another server now, which a new connection finds. */
const readOnly = '25006'

/** It has rolled back for certain, and the same may be asked for at once. */
export const isRolledBack = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error))

/** The connection cannot be used again. */
export const isLost = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || /FATAL|PANIC/.test(error.severity ?? '') || codeOf(error) === readOnly

/** Connections, room, time, who may come in, and a server that only answers what it is asked: all of it may be well again later. */
const away = /^(08|53|58|28|40|F0|3D000|25006|55P03|57)/

/** The error that is thrown instead: StoreAway, or one with the code of what is our own fault. */
export function failureOf(error: unknown): Error {
  if (!(error instanceof pg.DatabaseError)) return new StoreAway('Postgres does not answer')
  const code = codeOf(error)
  return away.test(code)
    ? new StoreAway(`Postgres does not answer: ${code}`)
    : new Error(`Postgres refuses it: ${code}`)
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
