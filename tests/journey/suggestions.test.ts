import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { linesOfJson } from '@waymark/shared/wire/answer-files.ts'
import {
  SuggestedHomes,
  SuggestedLike,
  SuggestedThemes,
  suggestionsPath,
  type suggestionKinds,
} from '@waymark/shared/wire/suggestions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

let at: ASession
let facilitator: Person
let breakoutId: BreakoutId
beforeAll(async () => {
  at = await aSession({})
  facilitator = await at.newcomer('facilitator', 'Fflur')
  breakoutId = at.session.breakouts[0]!.id
})
afterAll(() => at.stop())

type Kind = (typeof suggestionKinds)[number]
interface More {
  readonly accept?: string
  readonly signal?: AbortSignal
}

function ask(
  who: Person,
  kind: Kind,
  body: object,
  { accept = 'application/json', signal }: More = {},
): Promise<Response> {
  return fetch(`${at.address}${suggestionsPath(breakoutId, kind)}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', cookie: who.cookie(), origin: at.address, accept },
    ...(signal !== undefined && { signal }),
  })
}

const notes = ['Open in the evening', 'Evening opening hours', 'The lift is broken', 'Repair the lift'].map(
  (text, n) => ({
    id: `n${n}`,
    text,
  }),
)

test('[T210] whoever works on the themes asks with notes and what must be together, and reads themes, loose notes, duplicates and words', async () => {
  const answered = await ask(facilitator, 'themes', { notes, mustLink: [['n0', 'n1']], cannotLink: [['n0', 'n2']] })
  const suggested = SuggestedThemes.parse(await answered.json())
  expect(suggested.themes.map(({ noteIds }) => noteIds.toSorted().join()).toSorted()).toEqual(['n0,n1', 'n2,n3'])
  expect(suggested.explained['n3']).toEqual(['lift'])
  const like = SuggestedLike.parse(await (await ask(facilitator, 'like', { notes, noteId: 'n3' })).json())
  expect(like.like[0]!.noteId).toBe('n2')
  const homes = SuggestedHomes.parse(
    await (await ask(facilitator, 'homes', { notes, standsIn: { n0: ['hours'], n2: ['lifts'] } })).json(),
  )
  expect(homes.homes.map(({ noteId, themeId }) => [noteId, themeId])).toEqual([
    ['n1', 'hours'],
    ['n3', 'lifts'],
  ])
})

test('[T211] nobody else asks, and what is too much, broken or contradicts itself is refused in a sentence', async () => {
  const participant = await at.newcomer('participant', 'Wil')
  const reader = await at.newcomer('reader', 'Rhys')
  for (const who of [participant, reader]) expect((await ask(who, 'themes', { notes })).status).toBe(403)
  const wrong = [
    { notes: Array.from({ length: 5001 }, (_, n) => ({ id: `n${n}`, text: 'x' })) },
    { notes: [{ id: '', text: 'x' }] },
    { notes: 'none' },
    { notes, grain: 40 },
    { notes, mustLink: [['n0', 'n1']], cannotLink: [['n1', 'n0']] },
  ]
  for (const body of wrong) {
    const refused = await ask(facilitator, 'themes', body)
    expect([refused.status, typeof ((await refused.json()) as { message: unknown }).message]).toEqual([400, 'string'])
  }
})

test('[T212] how far it is is told line by line; it is given up with its request; the server answers others meanwhile', async () => {
  const many = Array.from({ length: 120 }, (_, n) => ({
    id: `n${n}`,
    text: `Something to do with ${n} and ${n % 7} buses, please`,
  }))
  const followed = (more: More = {}): Promise<Response> =>
    ask(facilitator, 'themes', { notes: many }, { accept: 'application/x-ndjson', ...more })
  const gone = new AbortController()
  const first = await followed({ signal: gone.signal })
  const reader = first.body!.getReader()
  await reader.read()
  gone.abort()
  // The next is begun only once the first was given up, and ends.
  let [answered, isOver] = [0, false]
  const text = followed()
    .then(response => response.text())
    .finally(() => {
      isOver = true
    })
  await until(
    'it is over',
    async () => {
      await fetch(`${at.address}/plain`)
      answered += 1
      return isOver
    },
    50_000,
  )
  expect(answered).toBeGreaterThan(1)
  const lines = linesOfJson(await text) as { progress?: number; suggested?: unknown }[]
  const progress = lines.flatMap(line => line.progress ?? [])
  expect(progress.length).toBeGreaterThan(3)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  const { themes, loose } = SuggestedThemes.parse(lines.at(-1)!.suggested)
  expect(themes.flatMap(({ noteIds }) => noteIds).length + loose.length).toBe(120)
})
