/** What others wait for while a suggestion is worked out: a whole server, and people who go on writing notes. */
import { suggestionsPath } from '@waymark/shared/wire/suggestions.ts'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { aSession } from '#support/a-session.ts'
import { testApp } from '#support/test-app.ts'
import { notesMeanwhile, rest, sayWaits } from '#bench/notes-meanwhile.ts'

const calmMs = 10_000

/** Sentences: in a calm moment, while the notes are compared for the first time, and while they are once more. */
export async function othersMeanwhile(notes: readonly { readonly text: string }[]): Promise<string[]> {
  const a = await aSession({ rooms: 1 }, await testApp({ limits: limitTable(100) }))
  const [breakout] = a.session.breakouts
  if (breakout === undefined) throw new Error('there is no breakout')
  const facilitator = await a.newcomer('facilitator', 'Fflur')
  const others = await notesMeanwhile(a)
  const during = async (what: string, work: Promise<unknown>): Promise<string> =>
    `${what}: ${sayWaits(await others.during(work))}`
  const asked = JSON.stringify({ notes: notes.map(({ text }, at) => ({ id: `n${at}`, text })) })
  const suggest = async (): Promise<void> => {
    const answered = await fetch(`${a.address}${suggestionsPath(breakout.id, 'themes')}`, {
      method: 'POST',
      body: asked,
      headers: { 'content-type': 'application/json', cookie: facilitator.cookie(), origin: a.address },
    })
    if (!answered.ok) throw new Error(`the suggestion was answered with ${answered.status}`)
    await answered.arrayBuffer()
  }
  const lines = [
    await during('calm', rest(calmMs)),
    await during(`while ${notes.length} new notes are compared`, suggest()),
    await during('while they are compared once more', suggest()),
  ]
  await a.stop()
  return lines
}
