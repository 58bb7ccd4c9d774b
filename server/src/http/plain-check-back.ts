/** Saying by a plain form whether what was made of a room's words is right. */
import type { FastifyInstance } from 'fastify'
import { answerCheckBack, readCheckBack as checkBackRoute } from '@waymark/shared/wire/check-back.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { setCheckBack } from '#notes/check-back.ts'
import { checkBackAnchor } from '#plain/check-back-part.ts'
import { roomPage } from '#plain/room-page.ts'
import { saidIn, type SaidOfTheme } from '#plain/said-of-theme.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import type { Here } from './brought-to.ts'
import { browserOf } from './browser.ts'
import { askerIn, noteActs } from './note-acts.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { viewOfRoom } from './plain-room.ts'

export function mountPlainCheckBack(scope: FastifyInstance, deps: Deps): void {
  const acts = noteActs(deps)

  scope.post('/rooms/:roomId/check-back', async (request, reply) => {
    const { roomId } = paramsOf(checkBackRoute.params, request)
    const here = { browser: browserOf(request), roomId }
    const said = saidIn(fieldsOf(request))
    if (said === undefined) throw new Refusal('gone', 'This theme is not here any more.')
    const done = await answered(deps, here, said).catch(refusalOf)
    if (!(done instanceof Refusal)) return goTo(reply, `${plainPages.room(roomId)}#${checkBackAnchor}`)
    const { message } = tellProblem(done, { request, reply })
    const view = await viewOfRoom(deps, acts, here)
    return sendPage(reply, roomPage({ ...view, said: { ...said, wrong: message } }))
  })
}

async function answered(deps: Deps, here: Here, { themeId, answer, words, signed }: SaidOfTheme): Promise<void> {
  if (answer === null) throw new Refusal('malformed', 'Choose yes or not quite.')
  const body = answerCheckBack.body.safeParse({ answer, words, signed })
  if (!body.success) throw new Refusal('malformed', body.error.issues[0]?.message ?? 'We could not read what was sent.')
  await setCheckBack(deps, await askerIn(deps, here, 'check-back'), { themeId, said: body.data })
}
