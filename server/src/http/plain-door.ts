/** Coming in by a pasted link. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { codeIn } from '@waymark/shared/model/short-code.ts'
import { choosesRoom, nameGiven, wordsFor, type LookedAt } from '@waymark/shared/wire/entry-words.ts'
import { comeIn as comeInRoute } from '@waymark/shared/wire/entry.ts'
import { plainPageOf, plainPages } from '@waymark/shared/wire/pages.ts'
import { secretOfPasted } from '@waymark/shared/wire/secret.ts'
import type { Deps } from '#deps.ts'
import { doorPage, welcomePage, wrongWithName, type DoorView } from '#plain/door-page.ts'
import { nameOf, type Fields } from '#plain/fields.ts'
import { Refusal } from '#refusal.ts'
import { comeIn, lookAtLink } from '#session/come-in.ts'
import { openSessions } from '#session/open-sessions.ts'
import { tellProblem } from './answer-problems.ts'
import { browserOf, knownBrowser } from './browser.ts'
import { codesOf } from './short-codes.ts'
import { fieldsOf, goTo, refusalOf, sendPage } from './plain-forms.ts'

export function mountPlainDoor(scope: FastifyInstance, deps: Deps): void {
  const open = codesOf(deps)
  const known = (request: FastifyRequest) => openSessions(deps, browserOf(request))

  scope.get('/', async (request, reply) => sendPage(reply, doorPage({ link: '', name: '' }, await known(request))))
  scope.get('/in', async (_request, reply) => goTo(reply, plainPages.home()))

  scope.post('/in', async (request, reply) => {
    // The key of the link stands in these pages.
    void reply.header('cache-control', 'no-store')
    const fields = fieldsOf(request)
    const view: DoorView = { link: fields[nameOf.link] ?? '', name: fields[nameOf.name] ?? '' }
    const again = async (wrong: NonNullable<DoorView['wrong']>): Promise<FastifyReply> =>
      sendPage(reply, doorPage({ ...view, wrong }, await known(request)))
    const secret = await secretOf(view.link, typed => open(request, typed)).catch(refusalOf)
    if (secret instanceof Refusal) {
      const { message } = tellProblem(secret, { request, reply })
      return again({ at: 'link', message })
    }
    const seen = await lookAtLink(deps, browserOf(request), { secret }).catch(refusalOf)
    if (seen instanceof Refusal) {
      const { message } = tellProblem(seen, { request, reply })
      return again({ at: 'link', message })
    }
    return answer({ deps, request, reply }, { seen, secret, fields })
  })
}

/** Of a link that was pasted, or behind a code that was typed. */
async function secretOf(typed: string, open: (code: string) => Promise<string>): Promise<string> {
  const secret = secretOfPasted(typed)
  if (secret !== undefined) return secret
  if (codeIn(typed) !== undefined) return open(typed)
  throw new Refusal(
    'malformed',
    'There is no whole link in this. It ends in a long row of letters after #. A code has eight letters and figures.',
  )
}

interface Asked {
  readonly deps: Deps
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Asks what is still open, or lets in. */
async function answer(
  { deps, request, reply }: Asked,
  { seen, secret, fields }: { readonly seen: LookedAt; readonly secret: string; readonly fields: Fields },
): Promise<FastifyReply> {
  const { name, body, wrong } = read({ seen, secret, fields })
  const welcome = (why?: DoorView['wrong']): FastifyReply =>
    sendPage(reply, welcomePage({ link: secret, name: name ?? '', wrong: why }, seen))
  if (wrong !== undefined) {
    void reply.code(400)
    return welcome(wrong)
  }
  if (body === undefined || isStillAsked(seen, fields)) return welcome()
  const entered = await comeIn(deps, knownBrowser({ request, reply, newId: deps.newId }), body).catch(refusalOf)
  if (!(entered instanceof Refusal)) return goTo(reply, plainPageOf(entered.goTo))
  return welcome({ at: 'room', message: tellProblem(entered, { request, reply }).message })
}

/** What the fields ask for; whoever carries on keeps the name and the room they have. */
function read({ seen, secret, fields }: { readonly seen: LookedAt; readonly secret: string; readonly fields: Fields }) {
  const who = fields[nameOf.who]
  const asked = who === 'same' || wordsFor(seen.role).whoSeesTheName === '' ? '' : (fields[nameOf.name] ?? '')
  const name = nameGiven(asked)
  const wrongName = wrongWithName(name)
  if (wrongName !== undefined) return { name, wrong: { at: 'name', message: wrongName } as const }
  const room = who === 'same' ? '' : (fields[nameOf.room] ?? '')
  const parsed = comeInRoute.body.safeParse({
    secret,
    name,
    roomId: room === '' ? null : room,
    asSomebodyElse: who === 'other',
  })
  if (!parsed.success) return { name, wrong: { at: 'room', message: 'Choose one of these rooms.' } as const }
  return { name, body: parsed.data }
}

/** Who it is, where this browser was here before; and the room, where there is a choice. */
const isStillAsked = (seen: LookedAt, fields: Fields): boolean =>
  fields[nameOf.who] === undefined && (seen.me !== null || choosesRoom(seen))
