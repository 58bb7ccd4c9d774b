/**
 * Short codes for coming in. Eight letters can be read out, and cannot be guessed: of 656 thousand million, a few hundred are tried an hour
 * on all servers together, and then codes wait, while links go on opening.
 */
import { createHash } from 'node:crypto'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { codeAlphabet, codeIn, codeLength } from '@waymark/shared/model/short-code.ts'
import { instantOf } from '@waymark/shared/model/time.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type * as wire from '@waymark/shared/wire/short-codes.ts'
import type { Asked } from '#asked.ts'
import { auditRow } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { codeTries, links, shortCodes } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { knownMember, permit, type Browser } from './members.ts'
import { sessionPlace, type SessionPlace } from './places.ts'

type CodeDeps = Pick<Deps, 'store' | 'now' | 'newId' | 'linkKey'>

const dayMs = 24 * 60 * 60 * 1000
/** Wrong ones in an hour; a whole hall that mistypes is far below. */
const mostWrong = 600
const triesId = 'all'

async function placeFor(deps: CodeDeps, browser: Browser, sessionId: SessionId): Promise<SessionPlace> {
  const place = await sessionPlace(deps, sessionId)
  const member = await knownMember(deps, browser, { sessionId, strategyId: place.strategy.id })
  permit(member, 'run-desk')
  return place
}

export async function readCode(
  deps: CodeDeps,
  { browser, params: { sessionId } }: Asked<typeof wire.readCode>,
): Promise<ReplyOf<typeof wire.readCode>> {
  await placeFor(deps, browser, sessionId)
  const [code] = await deps.store.list(shortCodes, sessionId)
  return { expiresAt: code !== undefined && code.expiresAt > deps.now() ? code.expiresAt : null }
}

export async function makeCode(
  deps: CodeDeps,
  { browser, params: { sessionId } }: Asked<typeof wire.makeCode>,
): Promise<ReplyOf<typeof wire.makeCode>> {
  const { session, strategy } = await placeFor(deps, browser, sessionId)
  if ((await linkFor(deps, sessionId)) === undefined)
    throw new Refusal('conflict', 'A code opens what the link for participants opens: make such a link first.')
  const code = codeOfChance(deps.newId())
  const expiresAt = endOf(deps.now(), instantOf(session.startsAt))
  await deps.store.inTurn(`code ${sessionId}`, async () => {
    const before = await deps.store.list(shortCodes, sessionId)
    await deps.store.commit({
      removes: before.map(({ id }) => ({ kind: shortCodes.name, id })),
      puts: [
        row(shortCodes, { id: idOf(deps, code), sessionId, expiresAt }),
        auditRow(deps, { by: 'facilitator', did: 'code-made', strategyId: strategy.id, sessionId }),
      ],
    })
  })
  return { code, expiresAt }
}

export async function removeCode(
  deps: CodeDeps,
  { browser, params: { sessionId } }: Asked<typeof wire.removeCode>,
): Promise<void> {
  await placeFor(deps, browser, sessionId)
  const before = await deps.store.list(shortCodes, sessionId)
  await deps.store.commit({ removes: before.map(({ id }) => ({ kind: shortCodes.name, id })) })
}

/** Refuses alike what never was, what ended and what was taken back. */
export async function secretOfCode(deps: CodeDeps, typed: string): Promise<string> {
  const code = codeIn(typed)
  if (code === undefined) throw nothing()
  await refuseWhileLocked(deps)
  const known = await deps.store.get(shortCodes, idOf(deps, code))
  const link = known === undefined || known.expiresAt <= deps.now() ? undefined : await linkFor(deps, known.sessionId)
  if (link !== undefined) return secretOf(deps.linkKey, link.id)
  await countWrong(deps)
  throw nothing()
}

const nothing = (): Refusal =>
  new Refusal('gone', 'This code opens nothing here. Look at it again, or ask the people who run the session.', {
    at: ['body', 'code'],
  })

const idOf = ({ linkKey }: Pick<Deps, 'linkKey'>, code: string): string => blindIdOf(linkKey, `code ${code}`)

const linkFor = async ({ store }: Pick<Deps, 'store'>, sessionId: SessionId) =>
  (await store.list(links, sessionId)).find(({ role, revokedAt }) => role === 'participant' && revokedAt === null)

/** 16 bits of chance a letter, so that none is likelier than another by more than a thousandth. */
function codeOfChance(chance: string): string {
  const bytes = createHash('sha256').update(chance).digest()
  const letters = Array.from({ length: codeLength }, (_, at) => bytes.readUInt16BE(at * 2) % codeAlphabet.length)
  return letters.map(at => codeAlphabet.charAt(at)).join('')
}

/** A day after the session begins, or from now where it has begun; at most a week from now. */
function endOf(now: string, startsAt: string): string {
  const [from, begins] = [Date.parse(now), Date.parse(startsAt)]
  return new Date(Math.min(Math.max(from, begins) + dayMs, from + 7 * dayMs)).toISOString()
}

const hourOf = (now: string): string => now.slice(0, 13)

async function refuseWhileLocked({ store, now }: CodeDeps): Promise<void> {
  const tries = await store.get(codeTries, triesId)
  if (tries === undefined || tries.hour !== hourOf(now()) || tries.failed < mostWrong) return
  throw new Refusal(
    'too-many',
    'Too many wrong codes were typed within this hour. Links go on working: ask for one, or try the code later.',
    { retryAfter: 3600 - (Math.floor(Date.parse(now()) / 1000) % 3600) },
  )
}

const countWrong = (deps: CodeDeps): Promise<void> =>
  deps.store.inTurn('code tries', async () => {
    const hour = hourOf(deps.now())
    const before = await deps.store.get(codeTries, triesId)
    const failed = (before?.hour === hour ? before.failed : 0) + 1
    const tries = row(codeTries, { id: triesId, hour, failed })
    const locked = failed === mostWrong ? [auditRow(deps, { by: 'server', did: 'code-refused', count: failed })] : []
    await deps.store.commit({ puts: [tries, ...locked] })
  })
