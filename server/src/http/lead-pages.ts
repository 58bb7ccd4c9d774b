/** What a lead opens: the invitation, and the log. A passphrase comes in the body of a form alone, and goes nowhere from there. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as z from 'zod/mini'
import { create } from 'content-disposition'
import { Entry } from '@waymark/shared/model/safeguarding.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { openedLogPage } from '#plain/concern-log-opened.ts'
import { logFields, shutLogPage } from '#plain/concern-log-page.ts'
import { nameOf, textIn, type Fields } from '#plain/fields.ts'
import { becomeLeadPage, leadFields, shownOncePage } from '#plain/lead-page.ts'
import { Refusal } from '#refusal.ts'
import { becomeLead, invitedAt } from '#safeguarding/lead.ts'
import {
  addEntry,
  changePassphrase,
  logAt,
  readLog,
  removeConcern,
  sealedLog,
  unlock,
  type LogPlace,
  type OpenedBy,
} from '#safeguarding/log.ts'
import type { Pair } from '#safeguarding/sealed.ts'
import { tellProblem } from './answer-problems.ts'
import { fieldsOf, paramsOf, refusalOf, sendPage } from './plain-forms.ts'

const OfToken = z.object({ token: z.string().check(z.maxLength(200)) })
const longestPassphrase = 400

export function mountLeadPages(scope: FastifyInstance, deps: Deps): void {
  scope.get('/lead/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    return sendPage(reply, becomeLeadPage(token, (await invitedAt(deps, token)).known))
  })
  scope.post('/lead/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    const { known } = await invitedAt(deps, token)
    const done = await become(deps, token, fieldsOf(request)).catch(refusalOf)
    if (!(done instanceof Refusal)) return sendPage(reply, shownOnce(deps, done.recoveryCode, done.logToken))
    return sendPage(reply, becomeLeadPage(token, known, tellProblem(done, { request, reply }).message))
  })
  scope.get('/log/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    return sendPage(reply, shutLogPage({ token, isCurrent: (await logAt(deps, token)).isCurrent }))
  })
  scope.post('/log/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    const place = await logAt(deps, token)
    const done = await act(deps, { place, token, fields: fieldsOf(request), reply }).catch(refusalOf)
    if (!(done instanceof Refusal)) return done
    const { message, at } = tellProblem(done, { request, reply })
    const wrong = { message, at: at[0] ?? logFields.passphrase }
    const carried = carriedIn(fieldsOf(request))
    return sendPage(reply, shutLogPage({ token, isCurrent: place.isCurrent, wrong, carried }))
  })
}

/** An entry whose passphrase was wrong. */
function carriedIn(fields: Fields): Fields | undefined {
  if (fields[logFields.act] !== 'add') return undefined
  const kept = [logFields.concern, nameOf.form, logFields.kind, logFields.text]
  return Object.fromEntries(kept.map(name => [name, textIn(fields, name)]))
}

async function become(deps: Deps, token: string, fields: Fields) {
  const passphrase = fields[leadFields.passphrase] ?? ''
  if (passphrase !== (fields[leadFields.again] ?? ''))
    throw new Refusal('malformed', 'The two are not the same. Type the passphrase twice.')
  return becomeLead(deps, token, passphrase)
}

const shownOnce = (deps: Deps, code: string, token: string): string =>
  shownOncePage({ code, address: `${deps.address()}${pages.concernLog(token)}`, logPath: pages.concernLog(token) })

interface Acting {
  readonly place: LogPlace
  readonly token: string
  readonly fields: Fields
  readonly reply: FastifyReply
}

/** Everything asks for the passphrase, or for the recovery code. */
async function act(deps: Deps, acting: Acting): Promise<FastifyReply> {
  const { place, fields, reply } = acting
  const asked = fields[logFields.act] ?? ''
  const pair = await unlock(deps, place, openedBy(fields))
  if (asked === 'change' || asked === 'recover') return sendChanged(deps, acting, pair)
  if (asked === 'export-sealed') return sendFile(reply, 'Concerns, sealed.json', await sealedLog(deps, place))
  if (asked === 'export-plain') return sendReadable(deps, acting, pair)
  return opened(deps, acting, pair)
}

function openedBy(fields: Fields): OpenedBy {
  const isRecovery = fields[logFields.act] === 'recover'
  const given = fields[isRecovery ? logFields.recoveryCode : logFields.passphrase] ?? ''
  if (given.length > longestPassphrase) throw new Refusal('malformed', 'That is too long to be a passphrase.')
  return isRecovery ? { recoveryCode: given } : { passphrase: given }
}

async function sendChanged(deps: Deps, { place, token, fields, reply }: Acting, pair: Pair): Promise<FastifyReply> {
  const passphrase = fields[logFields.newPassphrase] ?? ''
  return sendPage(reply, shownOnce(deps, await changePassphrase(deps, place, { pair, passphrase }), token))
}

async function sendReadable(deps: Deps, { place, fields, reply }: Acting, pair: Pair): Promise<FastifyReply> {
  if (fields[logFields.sure] === undefined)
    throw new Refusal('malformed', 'Say first that you know this file is not sealed.', { at: [logFields.sure] })
  return sendFile(reply, 'Concerns.json', JSON.stringify(await readLog(deps, place, pair), undefined, 2))
}

/** With what was added, or without what was deleted. */
async function opened(deps: Deps, acting: Acting, pair: Pair): Promise<FastifyReply> {
  const { place, token, fields, reply } = acting
  const concernId = fields[logFields.concern] ?? ''
  if (fields[logFields.act] === 'remove') await removeConcern(deps, place, { pair, concernId })
  const wrong = fields[logFields.act] === 'add' ? await add(deps, acting) : undefined
  return sendPage(reply, openedLogPage({ token, all: await readLog(deps, place, pair), newForm: deps.newId, wrong }))
}

/** What is wrong with it, where something is. */
async function add(deps: Deps, { place, fields }: Acting): Promise<string | undefined> {
  const entry = Entry.safeParse({ kind: fields[logFields.kind], words: textIn(fields, logFields.text) })
  if (!entry.success) return entry.error.issues[0]?.message ?? 'We could not read what was sent.'
  const [concernId, form] = [fields[logFields.concern] ?? '', fields[nameOf.form] ?? '']
  await addEntry(deps, place, { concernId, form, entry: entry.data })
  return undefined
}

const sendFile = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply.header('content-type', 'application/json; charset=utf-8').header('content-disposition', create(name)).send(text)
