/** The screens of who is in the room. */
import type { Page } from 'playwright-core'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { questionOf, readyQuestions } from '@waymark/shared/rules/who-questions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { putWho } from '@waymark/shared/wire/who.ts'
import type { Person } from '#support/person.ts'

export async function whoScreens(organiser: Person, sessionId: SessionId) {
  await organiser.ask(putWho, {
    params: { sessionId },
    body: { why: 'To see whom we miss.', changed: '', questions: readyQuestions.slice(0, 2).map(questionOf) },
  })
  return [
    {
      name: 'who is in the room',
      path: pages.whoInRoom(sessionId),
      sign: (page: Page) => page.getByRole('button', { name: 'Open the form' }),
    },
  ]
}
