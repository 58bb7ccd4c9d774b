/** Somebody asks for another format, from the page to the team and back. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMailSettings } from '@waymark/server/mail-settings.ts'
import { eraseFormatRequest, formatRequestAboutMe } from '@waymark/server/formats/about-me.ts'
import { postOf } from '@waymark/server/post/smtp-sender.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import {
  formatsTablePath,
  readFormats,
  removeFormatRequest,
  setFormatState,
  setFormatTerms,
} from '@waymark/shared/wire/formats.ts'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import { openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { startStrategy } from '@waymark/shared/wire/sessions.ts'
import { aDraft, statement } from '#support/a-draft.ts'
import { asked } from '#support/answers.ts'
import { piecesOfPdf } from '#support/exported-packages.ts'
import { sink, type Sink } from '#support/mail.ts'
import { person } from '#support/person.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-formats-'))
const files = { words: join(folder, 'waymark.db'), people: join(folder, 'people.db') }
const now = '2027-03-24T13:00:00.000Z'
let out: Sink
let server: TestApp
let a: Awaited<ReturnType<typeof aDraft>>
let direction: string

beforeAll(async () => {
  out = await sink()
  const post = postOf(
    readMailSettings({ WAYMARK_SMTP: `smtp://127.0.0.1:${out.port}`, WAYMARK_MAIL_FROM: 'waymark@example.org' }),
  )
  const [store, people] = [openSqliteStore(files.words), openSqliteStore(files.people, { purges: true })]
  server = await testApp({ store, people, post, now: () => now })
  a = await aDraft(server)
  await a.write(statement('We open the doors by nine.'))
  const { params } = await a.keep()
  const { address } = await a.publish(params)
  direction = new URL(address).pathname
})
afterAll(async () => {
  await Promise.all([server.stop(), out.stop()])
  rmSync(folder, { recursive: true })
})

const filled = {
  'Which format?': 'braille',
  'What do we call you?': 'Ama',
  'How do we reach you?': 'email',
  'E-mail address, phone number or postal address': 'ama@example.org',
}
const strategy = () => ({ strategyId: a.session.strategy.id })
const queue = async () => (await a.organiser.ask(readFormats, { params: strategy() })).requests
const formAt = (of = direction) => plainVisitor(server.address).open(pages.formats(of))
const bytesOf = async (path: string): Promise<Uint8Array> => {
  const response = await fetch(`${server.address}${path}`)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

/** In half points, of the styles that the paragraphs of a document have. */
function sizesUsed(parts: Readonly<Record<string, Uint8Array>>): number[] {
  const [styles, document] = ['word/styles.xml', 'word/document.xml'].map(name => strFromU8(parts[name]!))
  const used = new Set([...document!.matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map(([, name]) => name))
  const sizes = [...styles!.matchAll(/<w:style [^>]*w:styleId="([^"]+)".*?<\/w:style>/gs)]
    .filter(([, name]) => used.has(name))
    .flatMap(([whole]) => [...whole.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size)))
  expect(sizes.length).toBeGreaterThan(2)
  return sizes
}

test('[FO1] from what is published a link leads to every format that can be had at once: large print for Word has 18 points and nothing less than 16', async () => {
  const page = await plainVisitor(server.address).open(direction)
  const form = await plainVisitor(server.address).open(page.link('Ask for this in another format'))
  expect(form.text).toContain('You can have this at once')
  const large = await bytesOf(form.link('Word document in large print'))
  const parts = unzipSync(large)
  expect(strFromU8(parts['word/document.xml']!)).toContain('We open the doors by nine.')
  expect(Math.min(...sizesUsed(parts))).toBeGreaterThanOrEqual(32)
  expect(strFromU8(parts['word/styles.xml']!)).toMatch(/<w:docDefaults>.*?<w:sz w:val="36"/s)
  const web = new TextDecoder().decode(await bytesOf(form.link('Web page in large print')))
  expect(web).toContain('We open the doors by nine.')
  expect(web).toContain('18pt')
  for (const kind of [
    'Web page',
    'Word document',
    'PDF',
    'PDF in large print',
    'OpenDocument text',
    'E-book',
    'Plain text',
  ])
    expect((await bytesOf(form.link(kind))).byteLength).toBeGreaterThan(50)
})

test('[FO2] somebody asks for braille without a cookie, is told the day by working days and holidays, and sees what became of it; the form sent twice is one request', async () => {
  const form = await formAt()
  const own = await form.press('Ask for it', filled)
  expect(own.text).toContain('We have it, and nobody has begun yet')
  // Ten working days after a Wednesday in March, with Good Friday and Easter Monday between.
  expect(own.text).toContain('Friday 9 April 2027')
  await form.press('Ask for it', { ...filled, 'What do we call you?': 'Somebody else' })
  const requests = (await queue()).filter(({ format }) => format === 'braille')
  expect(requests).toMatchObject([
    {
      name: 'Ama',
      about: 'Our Direction 2027 to 2031, version 1',
      day: '2027-03-24',
      due: '2027-04-09',
      state: 'asked',
    },
  ])
  const params = { ...strategy(), requestId: requests[0]!.id }
  await a.ama.ask(setFormatState, { params, body: { state: 'in-hand', said: '' } })
  const visitor = plainVisitor(server.address)
  expect((await visitor.open(own.path)).text).toContain('Somebody is working on it')
  const noWord = await a.ama.refused(setFormatState, { params, body: { state: 'done', said: ' ' } })
  expect(noWord.code).toBe('malformed')
  const done = { state: 'done' as const, said: 'It is in the post.' }
  expect(await a.ama.ask(setFormatState, { params, body: done })).toEqual({ isTold: true })
  expect((await visitor.open(own.path)).text).toContain('It is in the post.')
})

test('[FO3] whoever left an e-mail address has a letter when it came and when it is done, and neither holds a word that they typed', async () => {
  const before = out.got.length
  const form = await formAt()
  const own = await form.press('Ask for it', {
    ...filled,
    'Which format?': 'audio',
    'What do we call you?': 'BUY-NOW',
    'E-mail address, phone number or postal address': 'nia@example.org',
  })
  const [request] = (await queue()).filter(({ format }) => format === 'audio')
  const params = { ...strategy(), requestId: request!.id }
  await a.organiser.ask(setFormatState, { params, body: { state: 'cannot', said: 'We will read it to you by phone.' } })
  const letters = out.got.slice(before)
  expect(letters.map(({ to }) => to)).toEqual([['nia@example.org'], ['nia@example.org']])
  const raw = letters.map(({ raw }) => raw.toString().replaceAll('=\r\n', ''))
  expect(raw[0]).toContain(own.path)
  expect(raw[1]).toContain('We will read it to you by phone.')
  expect(raw.join('')).not.toContain('BUY-NOW')
})

test('[FO4] what somebody may not read is never named, and no address but one of ours comes back as a link', async () => {
  const { strategyId } = await a.organiser.ask(startStrategy, {
    body: { title: 'A secret plan', period: '2027', ambitions: [{ title: 'One', description: '', whatWeDid: '' }] },
  })
  const hidden = [
    pages.strategy(strategyId as never),
    pages.draft(a.draftId),
    pages.session(a.session.session.id),
    pages.whatToExpect(a.session.session.id),
    plainPages.room(a.session.breakouts[0]!.rooms[0]!.id),
  ]
  for (const of of hidden) {
    const { text } = await formAt(of)
    expect(text).not.toMatch(/secret plan|Our Direction|First session/)
    expect(text).not.toContain('at once')
  }
  for (const of of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/direction/../../x',
    '/direction/nothing-there-1',
    'x'.repeat(4000),
  ]) {
    const page = await formAt(of)
    expect(page.text).toContain('Waymark in general')
    expect(page.markup).not.toContain('evil')
    expect(page.markup).not.toContain('javascript:')
  }
  const guide = `/formats/guide/${a.session.session.id}/docx-large`
  expect((await fetch(`${server.address}${guide}`)).status).toBe(401)
  const nia = await a.newcomer('participant', 'Nia')
  expect((await nia.get(guide)).status).toBe(200)
  expect(
    (await fetch(`${server.address}${direction.replace('/direction', '/formats/direction')}/newest/exe`)).status,
  ).toBe(404)
})

test('[FO5] the queue is for the team of that strategy; what is of none is for whoever runs the server; overdue is said by due day first, and the table runs no formula', async () => {
  const visitor = plainVisitor(server.address)
  await (
    await visitor.open('/formats')
  ).press('Ask for it', { ...filled, 'Which format?': 'bsl', 'What do we call you?': '=1+1' })
  const table = await a.organiser.get(formatsTablePath(a.session.strategy.id))
  const text = await table.text()
  expect(text).toContain(`"'=1+1"`)
  expect(text).toContain('Due in 16 days')
  expect((await queue()).some(({ format }) => format === 'bsl')).toBe(true)
  const ofSession = await a.ama.ask(readFormats, { params: strategy() })
  expect(ofSession.requests.some(({ format }) => format === 'bsl')).toBe(false)
  const reader = await a.newcomer('reader')
  expect((await reader.refused(readFormats, { params: strategy() })).code).toBe('not-allowed')
  expect((await person(server.address).refused(readFormats, { params: strategy() })).code).toBe('not-signed-in')
  const states = (await queue()).map(({ state }) => state === 'asked' || state === 'in-hand')
  expect(states).toEqual(states.toSorted((one, other) => Number(other) - Number(one)))
})

test('[FO6] what was asked for is deleted by whoever asked, or by the team, and nothing of it stays in any file; no id of the words is in the rows of people', async () => {
  const own = await (
    await formAt()
  ).press('Ask for it', { ...filled, 'What do we call you?': 'Gwenllian-to-go', 'Which format?': 'language' })
  const inFiles = (text: string): boolean =>
    readdirSync(folder).some(name => readFileSync(join(folder, name)).includes(text))
  expect(inFiles('Gwenllian-to-go')).toBe(true)
  expect(
    readdirSync(folder)
      .filter(name => name.startsWith('waymark'))
      .some(name => readFileSync(join(folder, name)).includes('Gwenllian')),
  ).toBe(false)
  const ids = [a.session.strategy.id, a.session.session.id, a.draftId, direction.split('/')[2]!]
  for (const name of readdirSync(folder).filter(one => one.startsWith('people')))
    for (const id of ids) expect(readFileSync(join(folder, name)).includes(id)).toBe(false)
  expect((await own.press('Delete what I asked for')).text).toContain('It is deleted')
  expect((await plainVisitor(server.address).open(own.path)).status).toBe(404)
  expect(inFiles('Gwenllian-to-go')).toBe(false)
  const [left] = await queue()
  await a.organiser.ask(removeFormatRequest, { params: { ...strategy(), requestId: left!.id } })
  expect((await queue()).some(({ id }) => id === left!.id)).toBe(false)
})

test('[FO7] the questions of a link can be had at once as files to fill in, and a shut link gives none', async () => {
  const set = await asked(a)
  const { address } = await a.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: true } })
  const page = await plainVisitor(server.address).open(new URL(address).pathname)
  const form = await plainVisitor(server.address).open(page.link('Ask for this in another format'))
  const file = form.link('Word document in large print, to be filled in')
  expect(strFromU8(unzipSync(await bytesOf(file))['word/document.xml']!)).toContain(set.questions[0]!.text)
  await a.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: false } })
  expect((await fetch(`${server.address}${file}`)).status).toBe(404)
})

/** All that a file says, by readers that know nothing of how it was written. */
function textIn(format: 'docx' | 'html' | 'md' | 'txt' | 'pdf' | 'odt' | 'pptx' | 'epub', bytes: Uint8Array): string {
  if (format === 'pdf')
    return piecesOfPdf(bytes)
      .map(({ text }) => text)
      .join(' ')
  if (format === 'html' || format === 'md' || format === 'txt') return new TextDecoder().decode(bytes)
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /xml$|xhtml$/.test(name))
  return parts.map(([, part]) => strFromU8(part)).join(' ')
}

test('[FO8] every document that is exported ends with where it can be had in another format, until an organiser says that none does', async () => {
  for (const format of ['docx', 'html', 'md', 'txt', 'pdf', 'odt', 'pptx', 'epub'] as const) {
    const response = await a.organiser.get(exportPath(a.draftId, format))
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([format, textIn(format, bytes).includes('Ask for this in another format')]).toEqual([format, true])
  }
  const off = { params: strategy(), body: { isInDocuments: false } }
  expect((await a.ama.refused(setFormatTerms, off)).code).toBe('not-allowed')
  await a.organiser.ask(setFormatTerms, off)
  const text = await (await a.organiser.get(exportPath(a.draftId, 'txt'))).text()
  expect(text).not.toContain('Ask for this in another format')
})

test('[FO9] what is kept of a request is told in lines to whoever has its link, and deleted for them', async () => {
  const own = await (await formAt()).press('Ask for it', { ...filled, 'Which format?': 'easy-read' })
  const secret = own.path.split('/').at(-1)!
  const { lines } = await formatRequestAboutMe(server.deps, secret)
  expect(lines).toContainEqual({ label: 'Your name', value: 'Ama' })
  expect(lines).toContainEqual({ label: 'By e-mail', value: 'ama@example.org' })
  await eraseFormatRequest(server.deps, secret)
  await expect(formatRequestAboutMe(server.deps, secret)).rejects.toThrow(/Nothing is asked for/)
})

test('[FO10] a form that lacks something, or holds too much, is shown again with what was typed and what is wrong; whoever has files written without end is asked to wait', async () => {
  const form = await formAt()
  const wrong = await form.press('Ask for it', { ...filled, 'Which format?': '', 'Anything else?': 'Please' })
  expect(wrong.title).toContain('Not sent')
  expect(wrong.text).toContain('Choose one of these formats')
  expect(wrong.value('Anything else?').trim()).toBe('Please')
  const noAddress = await form.press('Ask for it', {
    ...filled,
    'E-mail address, phone number or postal address': '1 Long Street',
  })
  expect(noAddress.text).toContain('Write one e-mail address')
  const long = await form.press('Ask for it', { ...filled, 'Anything else?': 'x'.repeat(1001) })
  expect(long.text).toContain('at most 1,000')
  const markup = await form.press('Ask for it', {
    ...filled,
    'What do we call you?': '<script>x</script>',
    'Which format?': '',
  })
  expect(markup.markup).not.toContain('<script>')
  const text = `${server.address}${form.link('Plain text')}`
  const answers = await Promise.all(Array.from({ length: 70 }, async () => (await fetch(text)).status))
  expect(new Set(answers)).toEqual(new Set([200, 429]))
})
