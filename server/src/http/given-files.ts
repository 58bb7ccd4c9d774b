/** What can be had in another format without asking anybody, as a file. Whether it may be read is asked at each request. */
import { create } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { otherFormatsNode, thanksNodes } from '@waymark/shared/drafting/thanks-nodes.ts'
import { treeOfPublished } from '@waymark/shared/drafting/tree-of-published.ts'
import { whatToExpect } from '@waymark/shared/drafting/what-to-expect.ts'
import { PublicationId, SessionId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { setOfDoor } from '#answers/answer-door.ts'
import type { Deps } from '#deps.ts'
import { publishedOf } from '#drafts/published.ts'
import { questionnaireAs } from '#export/questionnaire-as.ts'
import { isInDocuments } from '#formats/format-requests.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { Refusal } from '#refusal.ts'
import { thanked } from '#thanks/thanks.ts'
import { browserOf } from './browser.ts'
import { isGivenKind, questionKinds, writeGiven, type GivenFile, type QuestionKind } from './given-formats.ts'
import { factsFor } from './guide.ts'
import { paramsOf } from './plain-forms.ts'

const Kind = z.string().check(z.maxLength(20))
const OfDirection = z.object({
  publicationId: PublicationId,
  number: z.string().check(z.regex(/^(?:newest|[1-9]\d{0,5})$/)),
  kind: Kind,
})
const OfGuide = z.object({ sessionId: SessionId, kind: Kind })
const OfQuestions = z.object({ token: z.string().check(z.maxLength(200)), kind: Kind })

export function mountGivenFiles(scope: FastifyInstance, deps: Deps): void {
  const files = keyedBuckets(answerRates.publicFiles, deps.monotonic)
  const giving =
    (write: (request: FastifyRequest) => Promise<GivenFile>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      if (files.take(addressKey(request.ip)) > 0)
        throw new Refusal(
          'too-many',
          'That was more at once than we write for one place. Wait a minute, then try again.',
        )
      const { bytes, mediaType, fileName } = await write(request)
      return (
        reply
          .header('content-type', mediaType)
          // A web page is read at once, in whatever letters the reader's browser has.
          .header(
            'content-disposition',
            create(fileName, { type: mediaType.startsWith('text/html') ? 'inline' : 'attachment' }),
          )
          .header('cache-control', 'no-store')
          .send(Buffer.from(bytes))
      )
    }
  scope.get(
    '/direction/:publicationId/:number/:kind',
    giving(async request => {
      const { publicationId, number, kind } = paramsOf(OfDirection, request)
      const { strategy, version, words } = await publishedOf(
        deps,
        publicationId,
        number === 'newest' ? undefined : Number(number),
      )
      const title = `${strategy.title} ${strategy.period}`
      const page =
        number === 'newest' ? pages.direction(publicationId) : pages.directionVersion(publicationId, version.number)
      const after = [
        ...thanksNodes(await thanked(deps, strategy.id)),
        ...((await isInDocuments(deps, strategy.id)) ? [whereElse(deps, page)] : []),
      ]
      return writeGiven(known(kind), treeOfPublished(words, title, after))
    }),
  )
  scope.get(
    '/guide/:sessionId/:kind',
    giving(async request => {
      const { sessionId, kind } = paramsOf(OfGuide, request)
      const facts = await factsFor(deps, { browser: browserOf(request), sessionId, secret: null })
      return writeGiven(known(kind), whatToExpect(facts))
    }),
  )
  scope.get(
    '/questions/:token/:kind',
    giving(async request => {
      const { token, kind } = paramsOf(OfQuestions, request)
      const set = await setOfDoor(deps, token)
      if (!isQuestionKind(kind)) throw noSuchKind()
      return questionnaireAs(kind, { set, address: `${deps.address()}${pages.answer(token)}`, mail: '' })
    }),
  )
}

const isQuestionKind = (kind: string): kind is QuestionKind => Object.hasOwn(questionKinds, kind)

function known(kind: string) {
  if (!isGivenKind(kind)) throw noSuchKind()
  return kind
}

const noSuchKind = (): Refusal => new Refusal('gone', 'We do not write files of that kind. Ask for it instead.')

const whereElse = (deps: Pick<Deps, 'address'>, page: string) =>
  otherFormatsNode(`${deps.address()}${pages.formats(page)}`)
