import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import {
  BoxLinkId,
  NoteId,
  PointId,
  PointSourceId,
  type BreakoutId,
  type SectionId,
} from '@waymark/shared/model/ids.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import { overallSummary, type PictureId } from '@waymark/shared/rules/pictures.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { addressOfAll, addressOfPicture, countSheets, type PictureAddress } from '@waymark/shared/wire/pictures.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import type { OpenDoc, Person } from '#support/person.ts'
import { theSession } from '#support/the-session.ts'
import { until } from '#support/wait.ts'

const said = theSession()
const linked = 'Evidencing impact and funding are linked'
let a: ASession
let facilitator: Person
let themes: OpenDoc
let breakoutId: BreakoutId
let sections: readonly { readonly id: SectionId; readonly title: string }[]

beforeAll(async () => {
  a = await aSession({
    ambitions: said.ambitions,
    breakouts: [
      {
        purpose: 'review-ambitions',
        question: said.question,
        sections: [{ title: 'About all of them', description: '' }],
      },
    ],
  })
  const [breakout] = a.session.breakouts
  if (breakout === undefined) throw new Error('there is no breakout')
  breakoutId = breakout.id
  sections = breakout.sections
  const writer = await a.newcomer('participant', null, 1)
  for (const [at, { text, under }] of said.notes.entries())
    await writer.ask(putNote, {
      params: { roomId: breakout.rooms[0]!.id, noteId: NoteId.parse(`note-${String(at).padStart(8, '0')}`) },
      body: { sectionId: sections.find(({ title }) => title === under)!.id, text, signed: false, route: 'live' },
    })
  facilitator = await a.newcomer('facilitator', 'Ruth')
  themes = await facilitator.openDoc(themesDocName(breakoutId))
})
afterAll(() => a.stop())

const addressOf = (which: PictureId, more: Partial<PictureAddress> = {}): string =>
  addressOfPicture(breakoutId, { which, format: 'svg', size: 'a4', look: 'paper', sheet: 1, ...more })
const svgOf = async (which: PictureId): Promise<string> => (await facilitator.get(addressOf(which))).text()

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}'’&-]+/u).filter(word => word !== '')
/** What a program that reads XML makes of the description. */
const described = (svg: string): string =>
  (/<desc[^>]*>([\s\S]*)<\/desc>/.exec(svg)?.[1] ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

describe('the pictures of a session', () => {
  test(`[T120] the ${said.notes.length} notes of a session are on a sheet for each ambition, whose text has every word`, async () => {
    for (const { id, title } of sections) {
      const text = described(await svgOf(id))
      const own = said.notes.filter(({ under }) => under === title)
      const known = wordsOf(text)
      expect(own.flatMap(note => wordsOf(note.text)).filter(word => !known.includes(word))).toEqual([])
      expect(own.filter(note => !text.includes(note.text))).toEqual([])
    }
  })

  test('[T120] points, a link and the summary of all are drawn as soon as they are there', async () => {
    const [first, second] = sections
    if (first === undefined || second === undefined) throw new Error('there are no two sections')
    const { points, sources, links, gesture } = openThemesDoc(themes.doc)
    const [one, two] = orderKeys(2)
    gesture(null, () => {
      points.put({ id: PointId.parse('point-of-first'), sectionId: first.id, text: 'It takes time', order: one! })
      points.put({ id: PointId.parse('point-of-all--'), sectionId: null, text: 'Still relevant', order: two! })
      sources.put({
        id: PointSourceId.parse('source-of-it'),
        pointId: PointId.parse('point-of-first'),
        source: NoteId.parse('note-00000000'),
      })
      links.put({ id: BoxLinkId.parse('link-of-them'), from: first.id, to: second.id, sentence: linked })
    })
    await until('the server draws it', async () => (await svgOf(first.id)).includes('1. It takes time'))
    expect(described(await svgOf(first.id))).toContain(`${first.title} is linked with ${second.title}: “${linked}”`)
    expect(described(await svgOf(second.id))).toContain(linked)
    expect(described(await svgOf(overallSummary))).toContain('1. Still relevant')
  })

  test('[T121] whoever may read the themes may have the pictures, and nobody else', async () => {
    const reader = await a.newcomer('reader')
    const participant = await a.newcomer('participant', 'Wyn', 1)
    const all = addressOfAll(breakoutId, { size: 'a4', look: 'paper' })
    expect((await reader.get(addressOf(overallSummary))).status).toBe(200)
    for (const address of [addressOf(overallSummary), addressOf(overallSummary, { format: 'png' }), all]) {
      const refused = await participant.get(address)
      expect([refused.status, Problem.parse(await refused.json()).code]).toEqual([403, 'not-allowed'])
      const stranger = await fetch(a.address + address)
      expect([stranger.status, Problem.parse(await stranger.json()).code]).toEqual([401, 'not-signed-in'])
    }
    const params = { breakoutId, which: overallSummary, size: 'a4' } as const
    expect((await participant.refused(countSheets, { params })).code).toBe('not-allowed')
    expect(await reader.ask(countSheets, { params })).toEqual({ sheets: 1 })
  })

  test('[T122] each is a file with a name that people understand, in every size and look, and is sent once', async () => {
    const [first] = sections
    if (first === undefined) throw new Error('there is no section')
    const png = await facilitator.get(addressOf(first.id, { format: 'png', size: 'slide', look: 'contrast' }))
    expect(png.headers.get('content-disposition')).toContain(`filename="A, ${first.title}.png"`)
    const bytes = Buffer.from(await png.arrayBuffer())
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1920, 1080])
    const svg = await facilitator.get(addressOf(first.id))
    expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    const again = await fetch(a.address + addressOf(first.id), {
      headers: { cookie: facilitator.cookie(), 'if-none-match': svg.headers.get('etag') ?? '' },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const a3 = await (await facilitator.get(addressOf(first.id, { size: 'a3' }))).text()
    expect(a3).toContain('width="420mm" height="297mm"')
  })

  test('[T122] what is no picture is said not to be there', async () => {
    const nowhere = [
      addressOf('nothing-of-that' as SectionId),
      addressOf(overallSummary, { sheet: 2 }),
      addressOf(overallSummary, { sheet: 1e9 }),
      addressOf(overallSummary).replace('a4', 'a0'),
      addressOf(overallSummary).replace('.svg', '.gif'),
      addressOf(overallSummary).replace(breakoutId, 'no-such-breakout'),
    ]
    const codes = await Promise.all(
      nowhere.map(async address => Problem.parse(await (await facilitator.get(address)).json()).code),
    )
    expect(codes).toEqual(nowhere.map(() => 'gone'))
  })

  test('[T123] all of them come in one file, each as SVG, as PNG and in words', async () => {
    const sent = await facilitator.get(addressOfAll(breakoutId, { size: 'slide', look: 'paper' }))
    expect(sent.headers.get('content-disposition')).toContain('.zip')
    const files = unzipSync(Buffer.from(await sent.arrayBuffer()))
    const names = Object.keys(files)
    for (const extension of ['svg', 'png', 'txt'])
      expect(names.filter(name => name.endsWith(extension))).toHaveLength(sections.length + 1)
    const last = names.find(name => name.endsWith('Overall summary.txt')) ?? ''
    expect(strFromU8(files[last] ?? new Uint8Array())).toContain('1. Still relevant')
  })

  test('[T124] while large pictures are drawn, others are answered at once', async () => {
    const [, , third] = sections
    if (third === undefined) throw new Error('there is no third section')
    const { points, gesture } = openThemesDoc(themes.doc)
    const keys = orderKeys(60)
    gesture(null, () => {
      for (const [at, order] of keys.entries())
        points.put({
          id: PointId.parse(`large-point-${at}`),
          sectionId: third.id,
          text: `${at} `.repeat(400).slice(0, 400),
          order,
        })
    })
    await until('the server has it', async () => {
      const live = await a.deps.live.open(themesDocName(breakoutId))
      return live.read(known => openThemesDoc(known).points.all().size > 60)
    })
    let isDrawn = false
    const drawn = facilitator.get(addressOf(third.id, { format: 'png', size: 'a3' })).then(async answer => {
      isDrawn = true
      return [answer.status, Number(answer.headers.get('x-sheets')) > 1]
    })
    const waits: number[] = []
    while (!isDrawn) {
      const from = performance.now()
      await (await a.organiser.get('/health')).text()
      waits.push(performance.now() - from)
    }
    expect(await drawn).toEqual([200, true])
    // In the same process as this test: what would block it takes more than a second.
    expect(waits.toSorted((x, y) => x - y)[Math.floor(waits.length * 0.9)]).toBeLessThan(100)
  })
})
