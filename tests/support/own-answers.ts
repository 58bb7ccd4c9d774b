/** Answering in writing through the plain pages: a session whose clock is ours, questions that let people in, and passages that are marked. */
import type { Deps } from '@waymark/server/deps.ts'
import type { Letter } from '@waymark/server/post.ts'
import type { NoteId, ResponseId } from '@waymark/shared/model/ids.ts'
import { openQuestionSet, type QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import * as wire from '@waymark/shared/wire/responses.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { aSession, type ASession } from './a-session.ts'
import { asked, marked } from './answers.ts'
import type { Person } from './person.ts'
import { plainVisitor, type PlainVisitor } from './plain-visitor.ts'
import { testApp } from './test-app.ts'

export const early = '2027-05-02T10:00:00.000Z'
export const [one, two] = ['Are the ambitions still right?', 'What is missing?'] as const
export const [save, send] = ['Save and come back later', 'Send my answers'] as const

export interface Answering {
  readonly at: ASession
  readonly facilitator: Person
  /** What was sent by e-mail; to `full@` none is. */
  readonly letters: readonly Letter[]
  readonly setClock: (now: string) => void
  /** Sets the clock back to `early`. */
  readonly opened: (
    more?: Parameters<typeof asked>[1],
  ) => Promise<{ readonly set: QuestionSetView; readonly path: string }>
  readonly visitor: () => PlainVisitor
  readonly inbox: (set: Pick<QuestionSetView, 'id'>) => Promise<ReplyOf<typeof wire.readInbox>>
  readonly marked: (responseId: ResponseId, start: number, end: number) => Promise<NoteId>
}

export async function answering(): Promise<Answering> {
  let now = early
  const letters: Letter[] = []
  const post: Deps['post'] = {
    send: async letter => {
      if (letter.to.startsWith('full@')) throw new Error('mailbox full')
      letters.push(letter)
    },
  }
  const at = await aSession({}, await testApp({ now: () => now, post }))
  const facilitator = await at.newcomer('facilitator', 'Fflur')
  return {
    at,
    facilitator,
    letters,
    setClock: to => {
      now = to
    },
    opened: async more => {
      now = early
      const set = await asked(at, more)
      const { address } = await at.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: true } })
      return { set, path: new URL(address).pathname }
    },
    visitor: () => plainVisitor(at.address),
    inbox: ({ id: setId }) => facilitator.ask(wire.readInbox, { params: { setId } }),
    marked: (responseId, start, end) =>
      marked(facilitator, responseId, { start, end, sectionId: at.session.breakouts[0]!.sections[0]!.id }),
  }
}
