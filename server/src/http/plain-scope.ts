/** What every scope of plain pages has: it reads forms, as nothing else here does, and tells of troubles by a page. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RoomId } from '@waymark/shared/model/ids.ts'
import type { Problem } from '@waymark/shared/wire/problem.ts'
import type { Fields } from '#plain/fields.ts'
import { troublePage } from '#plain/trouble-page.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import { fieldsOf, formFields, formType, readLate, sendPage } from './plain-forms.ts'

export function asPlainPages(scope: FastifyInstance): void {
  readForms(scope)
  scope.setErrorHandler(async (error, request, reply) => {
    const problem = tellProblem(error, { request, reply })
    const sent = request.method === 'POST' ? await fieldsOfAny(request, problem) : undefined
    return sendPage(reply, troublePage({ problem, address: request.url, roomId: roomOf(request), sent }))
  })
  scope.setNotFoundHandler(() => {
    throw new Refusal('gone', 'There is nothing at this address.', { goTo: '/' })
  })
}

/** As the standard has it for forms, and browsers do it. */
function readForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    formType,
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string): Promise<Fields> => formFields(body),
  )
}

function roomOf({ params }: FastifyRequest): RoomId | undefined {
  const id = typeof params === 'object' && params !== null && 'roomId' in params ? params.roomId : undefined
  return RoomId.safeParse(id).data
}

/** Who is only asked to wait is refused before the form is read, and has nothing to send again unless it is read now. */
const fieldsOfAny = async (request: FastifyRequest, { code }: Problem): Promise<Fields> =>
  code === 'too-many' && request.body === undefined ? readLate(request) : fieldsOf(request)
