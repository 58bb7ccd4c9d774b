/** A session that asks in writing, on a clock that the test sets, and what the team finds in its inbox of a table that was brought in. */
import type { ColumnUse } from '@waymark/shared/wire/answer-tables.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { aSession, type ASession } from './a-session.ts'
import { answerOf, asked } from './answers.ts'
import type { Person } from './person.ts'
import type { Sending } from './tables.ts'
import { testApp, type TestApp } from './test-app.ts'

/** Before the deadline. */
export const early = '2027-05-02T10:00:00.000Z'
let now = early
export const setClock = (to: string): void => {
  now = to
}

let server: TestApp
export const startTables = async (): Promise<void> => {
  server = await testApp({ now: () => now })
}
export const stopTables = (): Promise<void> => server.stop()

export interface KeptAnswer {
  readonly name: string | null
  readonly isLate: boolean
  readonly mayQuote: boolean | null
  readonly messages: readonly string[]
  /** By the number of the question; 0 for none. */
  readonly pieces: readonly (readonly [question: number, text: string])[]
  readonly why: readonly string[]
}

export interface TableSession {
  readonly at: ASession
  readonly facilitator: Person
  readonly set: QuestionSetView
  readonly sending: Sending
  readonly under: (question: number) => ColumnUse
  readonly inbox: () => Promise<ReplyOf<typeof readInbox>>
  readonly kept: () => Promise<KeptAnswer[]>
}

/** One of its own for each test, on the one server. */
export async function tableSession(): Promise<TableSession> {
  now = early
  const at = await aSession({}, server)
  const facilitator = await at.newcomer('facilitator', 'Fflur')
  const set = await asked(at)
  const numbers = new Map<string, number>(set.questions.map(({ id }, which) => [id, which + 1]))
  const inbox = () => facilitator.ask(readInbox, { params: { setId: set.id } })
  return {
    at,
    facilitator,
    set,
    sending: { address: at.address, set, by: facilitator },
    under: question => ({ to: 'question', questionId: set.questions[question]!.id }),
    inbox,
    kept: async () =>
      Promise.all(
        (await inbox()).responses.map(async ({ id }) => {
          const { pieces, messages, mayQuote, line } = await answerOf(facilitator, id)
          return {
            name: line.name,
            isLate: line.isLate,
            mayQuote,
            messages,
            pieces: pieces.map(({ text, questionId }) => [numbers.get(questionId ?? '') ?? 0, text] as const),
            why: pieces.map(({ why }) => why).filter(why => why !== ''),
          }
        }),
      ),
  }
}
