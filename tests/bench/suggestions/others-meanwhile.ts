/** What others wait for while a suggestion is worked out: a whole server, and people who go on writing notes. */
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { suggestionsPath } from '@waymark/shared/wire/suggestions.ts'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { aSession } from '#support/a-session.ts'
import { testApp } from '#support/test-app.ts'

const paceMs = 50
const calmMs = 10_000
/** Nobody is let write more notes than a person does. */
const writers = 16

/** Sentences: in a calm moment, while the notes are compared for the first time, and while they are once more. */
export async function othersMeanwhile(notes: readonly { readonly text: string }[]): Promise<string[]> {
  const a = await aSession({ rooms: 1 }, await testApp({ limits: limitTable(100) }))
  const [breakout] = a.session.breakouts
  if (breakout === undefined) throw new Error('there is no breakout')
  const facilitator = await a.newcomer('facilitator', 'Fflur')
  const people = await Promise.all(Array.from({ length: writers }, () => a.newcomer('participant', null, 1)))
  const roomId = RoomId.parse(breakout.rooms[0]?.id)
  let written = 0
  const write = async (): Promise<number> => {
    const start = performance.now()
    written += 1
    await people[written % writers]!.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(`meanwhile-${String(written).padStart(6, '0')}`) },
      body: { sectionId: breakout.sections[0]!.id, text: `Meanwhile ${written}`, signed: false, route: 'live' },
    })
    return performance.now() - start
  }
  const during = async (what: string, work: Promise<unknown>): Promise<string> => {
    const times: number[] = []
    let isOver = false
    void work.finally(() => {
      isOver = true
    })
    while (!isOver) {
      times.push(await write())
      await rest(paceMs)
    }
    await work
    const sorted = times.toSorted((one, other) => one - other)
    const at = (share: number): string =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)
    return `${what}: ${times.length} notes, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${at(1)} ms at most`
  }
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

const rest = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms)
  })
