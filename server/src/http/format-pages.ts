/** The plain pages on which anybody asks for another format, and sees what became of that. They need no cookie. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { AskedFormat, FormatAsk, ReachWay } from '@waymark/shared/model/format-request.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { bankHolidayOn } from '#answers/bank-holiday.ts'
import type { Deps } from '#deps.ts'
import { eraseFormatRequest } from '#formats/about-me.ts'
import { askedLetter } from '#formats/format-letters.ts'
import { askForFormat, ownFormatRequest } from '#formats/format-requests.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { nameOf, textIn, type Fields } from '#plain/fields.ts'
import { formatAt, formatFields, formatPage, formatRemovedPage, type FormatView } from '#plain/format-page.ts'
import { myFormatPage } from '#plain/my-format-page.ts'
import { Refusal } from '#refusal.ts'
import { audit } from '#audit-row.ts'
import { tellProblem } from './answer-problems.ts'
import { askedPage, type AskedPage } from './asked-page.ts'
import { browserOf } from './browser.ts'
import { mountGivenFiles } from './given-files.ts'
import { BySecret } from './own-answer-view.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

const Asking = z.object({ of: z.string().check(z.maxLength(300)) })
/** Made with the page: it is the secret of whoever asks. */
const FormSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))

export const mountFormatPages = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      scope.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store')
      })
      mountForm(scope, deps)
      mountOwn(scope, deps)
      mountGivenFiles(scope, deps)
    },
    { prefix: '/formats' },
  )
}

function mountForm(scope: FastifyInstance, deps: Deps): void {
  const forms = keyedBuckets(answerRates.forms, deps.monotonic)
  const tell = letters(deps)
  scope.get('/', async (request, reply) => {
    const asked = await askedPage(deps, Asking.safeParse(request.query).data?.of ?? '', browserOf(request))
    return sendPage(reply, formatPage(viewFor(asked, {}, deps.newId())))
  })
  scope.post('/', async (request, reply) => {
    if (forms.take(addressKey(request.ip)) > 0)
      throw new Refusal(
        'too-many',
        'That was more at once than we take from one place. Wait a minute, then send it again.',
      )
    const fields = fieldsOf(request)
    const asked = await askedPage(deps, (fields[formatFields.of] ?? '').slice(0, 300), browserOf(request))
    const secret = FormSecret.safeParse(fields[nameOf.form]).data ?? deps.newId()
    const done = await take(deps, { asked, secret, fields }).catch(refusalOf)
    if (!(done instanceof Refusal)) {
      if (done) await tell(request, secret)
      return goTo(reply, pages.myFormat(secret))
    }
    return notSent({ request, reply }, done, viewFor(asked, fields, secret))
  })
}

/** Answers whether it is new. */
async function take(
  deps: Deps,
  { asked, secret, fields }: { readonly asked: AskedPage; readonly secret: string; readonly fields: Fields },
): Promise<boolean> {
  const sent = FormatAsk.safeParse(typedIn(fields))
  if (!sent.success) {
    const [issue] = sent.error.issues
    throw new Refusal('malformed', issue?.message ?? 'We could not read what was sent.', {
      at: (issue?.path ?? []).map(String),
    })
  }
  if (sent.data.way === 'email' && !isOneAddress(sent.data.reach.trim()))
    throw new Refusal('malformed', 'Write one e-mail address, like name@example.org, or choose another way.', {
      at: ['reach'],
    })
  const { about, strategyId } = asked
  return askForFormat(deps, { secret, strategyId, about, ask: sent.data }, isHoliday)
}

/** In any nation of the United Kingdom: whoever is told a day is not told one too early. */
const isHoliday = async (day: string): Promise<boolean> => {
  const noon = { local: `${day}T12:00`, zone: 'Europe/London' }
  const found = await Promise.all(
    (['england-and-wales', 'scotland', 'northern-ireland'] as const).map(nation => bankHolidayOn(noon, nation)),
  )
  return found.some(name => name !== undefined)
}

function notSent(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  refused: Refusal,
  view: FormatView,
): FastifyReply {
  const { message, at } = tellProblem(refused, { request, reply })
  return sendPage(reply, formatPage({ ...view, wrong: { at: formatAt(at), message } }))
}

const typedIn = (fields: Fields) => ({
  format: fields[formatFields.format],
  which: fields[formatFields.which] ?? '',
  name: (fields[formatFields.name] ?? '').trim(),
  way: fields[formatFields.way],
  reach: textIn(fields, formatFields.reach),
  note: textIn(fields, formatFields.note),
})

const viewFor = ({ of, about, gives }: AskedPage, fields: Fields, form: string): FormatView => {
  const typed = typedIn(fields)
  return {
    of,
    about,
    gives,
    form,
    typed: {
      ...typed,
      format: AskedFormat.safeParse(typed.format).data,
      way: ReachWay.safeParse(typed.way).data ?? 'email',
    },
  }
}

/** That it came, where mail is sent. Nobody can have others flooded; what cannot be sent is no reason to say no. */
function letters(deps: Deps) {
  const recipients = keyedBuckets(answerRates.receiptsTo, deps.monotonic)
  const senders = keyedBuckets(answerRates.receiptsFrom, deps.monotonic)
  return async (request: FastifyRequest, secret: string): Promise<void> => {
    const own = await ownFormatRequest(deps, secret)
    const to = own.reach.trim()
    if (deps.post === undefined || own.way !== 'email' || !isOneAddress(to)) return
    if (senders.take(addressKey(request.ip)) > 0 || recipients.take(to.toLowerCase()) > 0) return
    await deps.post
      .send({ to, ...askedLetter(own, `${deps.address()}${pages.myFormat(secret)}`) })
      .catch((error: unknown) => {
        request.log.error(error)
      })
  }
}

export const isOneAddress = (text: string): boolean =>
  /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{3,190}$/u.test(text)

function mountOwn(scope: FastifyInstance, deps: Deps): void {
  scope.get('/mine/:secret', async (request, reply) => {
    const { secret } = paramsOf(BySecret, request)
    const own = await ownFormatRequest(deps, secret)
    return sendPage(reply, myFormatPage({ request: own, secret, link: `${deps.address()}${pages.myFormat(secret)}` }))
  })
  scope.post('/mine/:secret/remove', async (request, reply) => {
    await eraseFormatRequest(deps, paramsOf(BySecret, request).secret)
    await audit(deps, { by: 'person', did: 'erased', count: 1 })
    return goTo(reply, '/formats/removed')
  })
  scope.get('/removed', async (_request, reply) => sendPage(reply, formatRemovedPage()))
}
