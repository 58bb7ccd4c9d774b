import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import { withdrawNote } from '@waymark/shared/wire/notes.ts'
import { boardNotesPath } from '@waymark/shared/wire/brought-in.ts'
import { readSession } from '@waymark/shared/wire/sessions.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { synthesisFilePath, synthesisFormats, type SynthesisFormat } from '@waymark/shared/wire/synthesis-files.ts'
import { aSession } from '#support/a-session.ts'
import { asked, marked, typed } from '#support/answers.ts'
import { sendBrought } from '#support/brought-in.ts'
import { noteId, onAClock, write, written, type Here } from '#support/on-a-clock.ts'
import type { Person } from '#support/person.ts'
import { person } from '#support/person.ts'
import { wrongWith } from '#support/refi-qda/validated.ts'
import { readCsv } from '#support/read-csv.ts'

let a: Here
beforeAll(async () => {
  a = await onAClock()
  await written(a)
})
afterAll(() => a.stop())

const take = (who: Person, format: SynthesisFormat, breakoutId = a.breakout.id): Promise<Response> =>
  who.get(synthesisFilePath(breakoutId, format))

test('[X56] the team takes the synthesis away in every format, under a name that says what it is; readers, participants and strangers do not', async () => {
  const reader = await a.newcomer('reader')
  for (const format of synthesisFormats) {
    const taken = await take(a.facilitator, format)
    expect(taken.status, format).toBe(200)
    expect(taken.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="[\\w ]+, Are the ambitions still right.*\\.${format}"`),
    )
    expect(taken.headers.get('cache-control')).toBe('no-store')
    expect((await taken.arrayBuffer()).byteLength).toBeGreaterThan(100)
    for (const who of [reader, a.writers[0], person(a.address)]) {
      const no = await take(who, format)
      expect(no.ok).toBe(false)
      expect(['not-allowed', 'not-signed-in']).toContain(Problem.parse(await no.json()).code)
    }
  }
})

test('[X56] what is no format, no breakout or another strategy’s is refused in words', async () => {
  for (const path of [
    `/api/breakouts/${a.breakout.id}/synthesis/exe`,
    `/api/breakouts/${a.breakout.id}/synthesis/__proto__`,
    `/api/breakouts/..%2f/synthesis/csv`,
    `/api/breakouts/${'x'.repeat(60)}/synthesis/csv`,
  ]) {
    const no = await a.facilitator.get(path)
    expect(Problem.parse(await no.json()).code).toBe('gone')
  }
  const gone = await take(a.facilitator, 'csv', BreakoutId.parse('no-such-breakout'))
  expect(Problem.parse(await gone.json()).code).toBe('gone')
})

test('[X57] in no file is a note that was taken back, whose a note is, or when it was written', async () => {
  await write(a, { who: a.writers[0], room: 1, at: 9, text: 'Taken back again' })
  await a.writers[0].ask(withdrawNote, { params: { roomId: a.breakout.rooms[0]!.id, noteId: noteId(9) } })
  for (const format of synthesisFormats) {
    const bytes = new Uint8Array(await (await take(a.facilitator, format)).arrayBuffer())
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
    const text = isZip
      ? Object.values(unzipSync(bytes))
          .map(part => strFromU8(part))
          .join('\n')
      : strFromU8(bytes)
    expect(text).toContain('Opening hours')
    expect(text).not.toContain('Taken back again')
    expect(text).not.toMatch(/memberId|\d\d:\d\d:\d\d/)
  }
})

test('[X57] the table says where each note stands, and the JSON is one that can be read back', async () => {
  const rows = readCsv((await (await take(a.facilitator, 'csv')).text()).replace(/^\uFEFF/, ''))
  const heads = rows[0]!
  const of = (title: string) => rows.slice(1).map(row => row[heads.indexOf(title)])
  expect(of('Words')).toEqual(['Open on Sundays', 'Longer hours', 'The lift is broken'])
  expect(of('Theme')).toEqual(['Opening hours', 'Opening hours', ''])
  expect(of('State')).toEqual(['In a theme', 'In a theme', 'Not yet looked at'])
  expect(of('Section')).toEqual(['A, Open the doors', 'A, Open the doors', 'B, Keep the lights on'])
  const file = SynthesisFile.parse(await (await take(a.facilitator, 'json')).json())
  expect(file.rooms.flatMap(({ notes }) => notes.map(({ text }) => text))).toHaveLength(3)
})

test('[X54] [T182] a written answer is a text of its own, with the passages that are notes and no other word of it', async () => {
  const b = await aSession({}, a)
  const set = await asked(b)
  const { responseId } = await typed(b.organiser, set, ['Ŵ 🎉 Hall is cold. Not to be told.', 'Seats.'])
  const sectionId = b.session.breakouts[0]!.sections[0]!.id
  await marked(b.organiser, responseId, { start: 0, end: 18, sectionId })
  const taken = await b.organiser.get(synthesisFilePath(b.session.breakouts[0]!.id, 'qdpx'))
  const files = unzipSync(new Uint8Array(await taken.arrayBuffer()))
  const [text, ...others] = Object.entries(files).flatMap(([name, bytes]) =>
    name.startsWith('sources/') ? [strFromU8(bytes)] : [],
  )
  expect(others).toEqual([])
  expect(text).toBe('A, Open the doors\n\nŴ 🎉 Hall is cold.\n\n')
  const project = strFromU8(files['project.qde']!)
  expect(project).toContain('name="Written answer 1"')
  expect(project).toMatch(/startPosition="19" endPosition="36"/)
  expect(await wrongWith('project', project)).toEqual([])
  const { session } = b
  const again = await b.organiser.ask(readSession, { params: { sessionId: session.session.id } })
  const into = boardNotesPath(again.breakouts[0]!.written!.id)
  const mapping = { headingRows: 0, columns: ['words'], sections: [], otherwise: sectionId }
  const no = await sendBrought(b.address, b.organiser, { path: into, bytes: 'Not here', mapping })
  expect(Problem.parse(await no.json()).message).toBe('Only passages of written answers stand here. Choose a room.')
})

test('[X56] without themes there is no codebook, which is said', async () => {
  const empty = await onAClock()
  const no = await empty.facilitator.get(synthesisFilePath(empty.breakout.id, 'qdc'))
  expect(Problem.parse(await no.json()).message).toBe(
    'There are no themes here yet, and a codebook has at least one. Group some notes first.',
  )
  await empty.stop()
})
