/** Questions in two languages, and their questionnaire: for tests of what goes out as a file and comes back. */
import * as wire from '@waymark/shared/wire/answer-files.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { aSession, type ASession } from './a-session.ts'
import { asked } from './answers.ts'
import type { Person } from './person.ts'
import { testApp } from './test-app.ts'

export interface QuestionnaireSession {
  readonly at: ASession
  readonly facilitator: Person
  readonly set: QuestionSetView
  readonly take: (format: wire.QuestionnaireFormat, by?: Person) => Promise<Response>
}

export async function questionnaireSession(): Promise<QuestionnaireSession> {
  const at = await aSession({}, await testApp({ now: () => '2027-05-02T10:00:00.000Z' }))
  const facilitator = await at.newcomer('facilitator', 'Fflur')
  const set = await asked(at, {
    title: 'What now? / Beth nesaf?',
    intro: 'Answer as many as you like.\nمرحبا بكم',
    contact: 'Ring us and we type it in.',
  })
  return {
    at,
    facilitator,
    set,
    take: (format, by = facilitator) => by.get(wire.questionnairePath(set.id, format)),
  }
}

export const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer())
