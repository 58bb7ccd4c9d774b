/** The plain pages of privacy: what is kept here and for how long, and everything about whoever asks. No cookie is needed, and none is set. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { create } from 'content-disposition'
import * as z from 'zod/mini'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { aboutFields, aboutMeFile, aboutMePage, type AboutMeView, type WayToErase } from '#plain/about-me-page.ts'
import { isTicked } from '#plain/fields.ts'
import { privacyPage } from '#plain/privacy-page.ts'
import { aboutMe } from '#privacy/about-me.ts'
import { privacyOf } from '#privacy/settings.ts'
import { Refusal } from '#refusal.ts'
import { mySeats, setQuoting } from '#session/my-seats.ts'
import { linksIn, type AboutDoor } from './about-me-doors.ts'
import { browserOf } from './browser.ts'
import { fieldsOf, goTo, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

export async function mountPrivacyPages(app: FastifyInstance, deps: Deps): Promise<void> {
  // In no scope of its own: what stands below it is of the app.
  app.get(pages.privacy(), async (_request, reply) => sendPage(reply, privacyPage(await privacyOf(deps))))
  await app.register(
    async scope => {
      asPlainPages(scope)
      scope.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store')
      })
      mountMe(scope, deps)
    },
    { prefix: pages.me() },
  )
}

/** Every room of somebody is read for it: as often as anybody needs it, from one place. */
function mountMe(scope: FastifyInstance, deps: Deps): void {
  const asks = keyedBuckets(answerRates.aboutMe, deps.monotonic)
  scope.addHook('preHandler', async request => {
    if (asks.take(addressKey(request.ip)) > 0)
      throw new Refusal('too-many', 'That was more at once than this page answers. Wait a minute, then try again.')
  })
  scope.get('/', async (request, reply) => sendPage(reply, aboutMePage(await viewFor(deps, request, { typed: '' }))))
  scope.post('/', async (request, reply) => show(deps, request, reply))
  scope.post('/quoting', async (request, reply) => {
    const fields = fieldsOf(request)
    await setQuoting(deps, browserOf(request), {
      scope: fields[aboutFields.scope] ?? '',
      isQuoted: fields[aboutFields.quoted] === 'yes',
    })
    return goTo(reply, pages.me())
  })
  scope.post('/erase-link', async (request, reply) => eraseAt(deps, request, reply))
}

/** What one link leads to. Others that were pasted with it stay as they are. */
async function eraseAt(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const fields = fieldsOf(request)
  const link = fields[aboutFields.link] ?? ''
  const [found] = Pasted.safeParse(link).success ? linksIn(link) : []
  const erasing = found?.door.erasing
  if (found === undefined || erasing === undefined || !('now' in erasing))
    throw new Refusal('malformed', 'We could not read what was sent. Paste your link again.')
  if (!isTicked(fields, aboutFields.sure)) {
    void reply.code(400)
    return sendPage(reply, aboutMePage({ ...(await viewFor(deps, request, { typed: found.link })), isUnsure: true }))
  }
  const gone = await erasing.now(deps, found.secret).catch(refusalOf)
  if (gone instanceof Refusal) return sendPage(reply, aboutMePage(await viewFor(deps, request, { typed: found.link })))
  await audit(deps, { by: 'person', did: 'erased', count: 1 })
  return sendPage(reply, aboutMePage({ ...(await viewFor(deps, request, { typed: '' })), erased: found.door.kind }))
}

const Pasted = z.string().check(z.maxLength(10_000, 'That is more than twenty links. Paste fewer at once.'))

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const fields = fieldsOf(request)
  const { typed, wrong } = readLinks(fields[aboutFields.links] ?? '')
  if (wrong !== undefined) void reply.code(400)
  const view = await viewFor(deps, request, { typed, wrong })
  const take = fields[aboutFields.take]
  if (wrong !== undefined || (take !== 'json' && take !== 'html')) return sendPage(reply, aboutMePage(view))
  const count = [...view.places.flatMap(({ parts }) => parts), ...view.byLinks].reduce(
    (sum, { entries }) => sum + entries.length,
    0,
  )
  await audit(deps, { by: 'person', did: 'data-about-me-taken', count })
  return take === 'json'
    ? sendFile(reply, 'json', JSON.stringify(fileOf(view), undefined, 2))
    : sendFile(reply, 'html', aboutMeFile(view))
}

function readLinks(sent: string): Pick<AboutMeView, 'typed' | 'wrong'> {
  const typed = Pasted.safeParse(sent)
  if (!typed.success) return { typed: '', wrong: typed.error.issues[0]?.message ?? 'We could not read what was sent.' }
  if (sent.trim() === '' || linksIn(sent).length > 0) return { typed: sent }
  return {
    typed: sent,
    wrong:
      'There is no such link in this. One looks like https://…/answer/mine/… and has a long row of letters at its end.',
  }
}

const types = { json: 'application/json; charset=utf-8', html: 'text/html; charset=utf-8' } as const

const sendFile = (reply: FastifyReply, type: keyof typeof types, text: string): FastifyReply =>
  reply
    .header('content-type', types[type])
    .header('content-disposition', create(`About me.${type}`))
    .send(text)

/** docs/files-about-me.md says what is in it. */
const fileOf = ({ madeAt, places, byLinks }: AboutMeView) => ({
  format: 'waymark-about-me',
  version: 1,
  madeAt,
  places: places.map(({ title, when, isNotQuoted, parts }) => ({ title, when, isNotQuoted, parts })),
  byLinks: byLinks.map(({ kind, entries }) => ({ kind, entries })),
})

async function viewFor(
  deps: Deps,
  request: FastifyRequest,
  { typed, wrong }: Pick<AboutMeView, 'typed' | 'wrong'>,
): Promise<AboutMeView> {
  const seats = await mySeats(deps, browserOf(request))
  const places = await Promise.all(
    seats.map(async ({ scope, member, strategy, session, rooms }) => {
      const parts = await aboutMe(deps, { member, rooms })
      return {
        scope,
        title: session?.title ?? strategy?.title ?? 'The whole server',
        when: session === undefined ? '' : `${strategy?.title ?? ''}. ${sayWhen(session.startsAt)}`,
        isNotQuoted: parts.some(({ kind }) => kind === 'not-quoted'),
        parts,
      }
    }),
  )
  const found = await byLinks(deps, typed)
  return { madeAt: deps.now(), places, ...found, typed, wrong }
}

async function byLinks(deps: Deps, typed: string): Promise<Pick<AboutMeView, 'byLinks' | 'dead'>> {
  const parts: AboutMeView['byLinks'][number][] = []
  let dead = 0
  for (const { door, secret, link } of linksIn(typed)) {
    const entries = await door.read(deps, secret).catch(refusalOf)
    if (entries instanceof Refusal) dead += 1
    else parts.push({ kind: door.kind, entries, erasing: wayToErase(door, secret, link) })
  }
  return { byLinks: parts, dead }
}

const wayToErase = ({ erasing }: AboutDoor, secret: string, link: string): WayToErase | undefined =>
  erasing === undefined ? undefined : 'now' in erasing ? { link } : { page: erasing.page(secret) }
