/** The desk of a session as tests ask for it, and people in its rooms. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { answerHelp, readDesk, type Desk } from '@waymark/shared/wire/desk.ts'
import { addBreakout, readSession } from '@waymark/shared/wire/sessions.ts'
import type { ASession } from '#support/a-session.ts'
import type { OpenDoc, Person } from '#support/person.ts'

export const params = (of: ASession) => ({ sessionId: of.session.session.id })
export const roomsIn = (of: ASession) => of.session.breakouts[0]!.rooms
/** Past the answer that is kept for a moment. */
export async function deskOf(of: ASession, by: Person = of.organiser): Promise<Desk> {
  const unanswered = { roomId: roomsIn(of)[0]!.id, answer: 'coming' as const }
  await by.ask(answerHelp, { params: params(of), body: unanswered })
  return by.ask(readDesk, { params: params(of) })
}
export const personIn = (desk: Desk, name: string) =>
  [...desk.rooms.flatMap(({ people }) => people), ...desk.unplaced].find(one => one.name === name)!
export const roomWith = (desk: Desk, name: string): number =>
  desk.rooms.find(({ people }) => people.some(one => one.name === name))?.number ?? 0
export const sizes = (desk: Desk): number[] =>
  desk.rooms.map(({ people }) => people.filter(one => one.role === 'participant' && one.whereabouts !== 'away').length)

export const openDocs: OpenDoc[] = []
export async function inRoom(of: ASession, name: string, number: number): Promise<Person> {
  const person = await of.newcomer('participant', name, number)
  openDocs.push(await person.openDoc(roomDocName(roomsIn(of)[number - 1]!.id)))
  return person
}
export const closeAll = (): void => {
  for (const one of openDocs.splice(0)) one.close()
}

export async function withSecondQuestion(of: ASession) {
  const { breakoutId } = await of.organiser.ask(addBreakout, {
    params: params(of),
    body: { purpose: 'open-question', question: 'What is missing?', sections: [{ title: 'Missing', description: '' }] },
  })
  const { breakouts } = await of.organiser.ask(readSession, { params: params(of) })
  return breakouts.find(({ id }) => id === breakoutId)!
}
