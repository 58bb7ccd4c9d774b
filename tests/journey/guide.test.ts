import { strFromU8, unzipSync } from 'fflate'
import { DOMParser } from '@xmldom/xmldom'
import { afterEach, expect, test } from 'vitest'
import { textOf } from '@waymark/shared/model/draft.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { whatToExpect } from '@waymark/shared/drafting/what-to-expect.ts'
import { guidePath, readGuide, type GuideFormat } from '@waymark/shared/wire/guide.ts'
import { changeWhatNext, revokeLink, type SentBreakoutForm } from '@waymark/shared/wire/sessions.ts'
import { toHtml } from '@waymark/server/export/to-html.ts'
import { toMarkdown } from '@waymark/server/export/to-markdown.ts'
import { toPdf } from '@waymark/server/export/to-pdf.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { person, type Person } from '#support/person.ts'
import { infoByPoppler, structureOf, wordsByPoppler } from '#support/read-pdf.ts'
import { added, refusal, sendFile } from '#support/sent-file.ts'

let running: ASession
afterEach(() => running.stop())

const breakouts: SentBreakoutForm[] = [
  {
    purpose: 'review-ambitions',
    question: 'Ydy’r Ŵyl yn dal i fynd? <b>&amp;',
    sections: [{ title: 'About all of them', description: '' }],
    settings: { ...usualSettings, isPrivate: true, names: 'anonymous', asksLight: true, minutes: 35 },
  },
  {
    purpose: 'values',
    question: 'What do our values mean?',
    sections: [{ title: 'Kindness', description: 'To everybody.' }],
    settings: { ...usualSettings, isPrivate: true, names: 'anonymous', marks: 'dots', minutes: 10 },
  },
]

const linesOf = ({ nodes }: DocumentTree): string[] =>
  nodes.flatMap(node =>
    node.kind === 'list'
      ? [...node.items]
      : node.kind === 'remark'
        ? [node.text]
        : 'spans' in node
          ? [textOf(node)]
          : [],
  )
const idOf = ({ session }: ASession) => session.session.id
const read = async (by: Person, secret: string | null = null) =>
  whatToExpect(await by.ask(readGuide, { params: { sessionId: idOf(running) }, body: { secret } }))
const take = (by: Person, format: GuideFormat | 'exe', secret: string | null = null) =>
  fetch(`${running.address}${guidePath(idOf(running), format as GuideFormat)}`, {
    method: 'POST',
    headers: { cookie: by.cookie(), 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  })

test('[Q10] it says in plain words all that somebody asks before they come', async () => {
  running = await aSession({ breakouts })
  await added(
    await sendFile(running.address, running.organiser, {
      sessionId: idOf(running),
      bytes: Uint8Array.from(Buffer.from('%PDF-1.7')),
      title: 'Slides',
      description: 'Twelve pages.',
    }),
  )
  await running.organiser.ask(changeWhatNext, {
    params: { sessionId: idOf(running) },
    body: { whatNext: 'We meet in May.' },
  })
  const lines = linesOf(await read(running.organiser))
  for (const said of [
    'What to expect: First session',
    'Wednesday 24 March 2027, 1 pm (UK time).',
    'About 45 minutes of writing and talking in a room, in 2 parts.',
    'Co-creation session. We work on the strategy together, in small rooms. Your time is not paid.',
    'Ydy’r Ŵyl yn dal i fynd? <b>&amp;',
    'Open the doors: Everybody who wants to come can come.',
    'Kindness: To everybody.',
    'About 10 minutes. Once the notes are read there is a step to give dots: you can put 3 dots on the notes that matter most to you. You can write under these headings:',
    'What you write stays private until a facilitator reveals it to the room.',
    'Nobody is named: no name is kept with any note.',
    'Your words are kept exactly as you write them. Nobody else can change or delete them.',
    'A phone is enough. A tablet or a computer works as well.',
    'Slides (PDF, 1 kB): Twelve pages.',
    'We meet in May.',
  ])
    expect(lines).toContain(said)
})

test('[Q10] where parts differ in what is promised, each is told by its question; what is not there is not told', async () => {
  const [first, second] = breakouts
  running = await aSession({ breakouts: [first!, { ...second!, settings: usualSettings }] })
  const lines = linesOf(await read(running.organiser))
  expect(lines).toContain(
    '“What do our values mean?” The people in your room see each note as soon as you add it. You choose for each note whether your name stands beside it.',
  )
  expect(lines).not.toContain('Slides and files')
  expect(lines.some(line => line.startsWith('The team groups what was said into themes'))).toBe(true)
})

test('[Q11] with a link of the session it is read before coming in, and nothing is changed by that', async () => {
  running = await aSession()
  const stranger = person(running.address)
  const { title } = await read(running.organiser)
  for (const role of ['participant', 'facilitator', 'reader'] as const)
    expect((await read(stranger, running.secretFor(role))).title).toBe(title)
  expect((await read(stranger, running.hostSecret)).title).toBe(title)
  expect((await take(stranger, 'pdf', running.secretFor('reader'))).status).toBe(200)
  expect(stranger.cookie()).toBe('')
  expect((await read(await running.newcomer('participant'))).title).toBe(title)
})

test('[Q11] without a link, with that of another session, or with one that was taken back it is not', async () => {
  running = await aSession()
  const other = await aSession({}, running)
  const params = { sessionId: idOf(running) }
  const stranger = person(running.address)
  const ask = (by: Person, secret: unknown) => by.refused(readGuide, { params, body: { secret } })
  expect((await ask(stranger, null)).code).toBe('not-signed-in')
  expect((await ask(stranger, other.secretFor('facilitator'))).code).toBe('not-signed-in')
  expect((await ask(await other.newcomer('facilitator'), null)).code).toBe('not-signed-in')
  expect((await ask(stranger, 'A'.repeat(44))).code).toBe('gone')
  expect((await ask(stranger, '<script>')).code).toBe('malformed')
  expect((await refusal(await take(stranger, 'docx'))).code).toBe('not-signed-in')
  expect((await refusal(await take(running.organiser, 'exe'))).code).toBe('gone')
  const secret = running.secretFor('participant')
  const link = running.links.find(({ role }) => role === 'participant')!
  await running.organiser.ask(revokeLink, { params: { linkId: link.id } })
  expect((await ask(stranger, secret)).code).toBe('link-revoked')
})

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

test('[Q12] in Word every line is there, letter for letter, under headings that are headings', async () => {
  running = await aSession({ breakouts })
  const tree = await read(running.organiser)
  const response = await take(running.organiser, 'docx')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="What to expect- First session.docx"')
  const xml = unzipSync(new Uint8Array(await response.arrayBuffer()))['word/document.xml']
  const document = new DOMParser().parseFromString(strFromU8(xml ?? new Uint8Array()), 'text/xml')
  const paragraphs = [...document.getElementsByTagNameNS(word, 'p')]
  const textIn = (paragraph: (typeof paragraphs)[number]): string =>
    [...paragraph.getElementsByTagNameNS(word, 't')].map(({ textContent }) => textContent ?? '').join('')
  expect(paragraphs.map(textIn)).toEqual(linesOf(tree))
  const headings = paragraphs.filter(paragraph =>
    paragraph.getElementsByTagNameNS(word, 'pStyle')[0]?.getAttributeNS(word, 'val')?.startsWith('Heading'),
  )
  expect(headings.map(textIn)).toEqual(tree.nodes.flatMap(node => (node.kind === 'heading' ? [textOf(node)] : [])))
})

test('[Q12] the PDF is tagged: headings, lists, a language, and the mark of files made for screen readers', async () => {
  running = await aSession({ breakouts })
  const tree = await read(running.organiser)
  const response = await take(running.organiser, 'pdf')
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const { tags, ...structure } = structureOf(new Uint8Array(await response.arrayBuffer()))
  expect(structure).toEqual({ isTagged: true, claimsUa: true, language: 'en-GB' })
  const count = (kind: string, level?: number): number =>
    tree.nodes.filter(node => node.kind === kind && (level === undefined || ('level' in node && node.level === level)))
      .length
  const items = tree.nodes.flatMap(node => (node.kind === 'list' ? node.items : [])).length
  expect(Object.fromEntries(tags)).toEqual({
    Document: 1,
    H1: 1,
    H2: count('heading', 2),
    H3: count('heading', 3),
    P: count('statement') + count('remark'),
    L: count('list'),
    LI: items,
    Lbl: items,
    LBody: items,
  })
})

test('[Q12] what poppler reads in the PDF is what was written, where poppler is on this machine', async () => {
  running = await aSession({ breakouts })
  const bytes = new Uint8Array(await (await take(running.organiser, 'pdf')).arrayBuffer())
  const words = wordsByPoppler(bytes)
  const lines = linesOf(await read(running.organiser))
  expect(words === undefined ? [] : lines.filter(line => !words.includes(line.replaceAll(/\s+/g, ' ')))).toEqual([])
  expect(infoByPoppler(bytes) ?? 'Tagged:          yes').toMatch(/Tagged: +yes/)
})

test('[Q12] letters that the PDF has not are counted and said, and long words of any writing leave it whole', async () => {
  running = await aSession({ title: 'x', breakouts })
  const tree = (text: string): DocumentTree => ({
    title: text,
    language: 'en-GB',
    nodes: [
      { kind: 'list', items: [text, 'a\nb', ''] },
      { kind: 'evidence', intro: text, notes: [{ text, from: 'Room 1', parkedFor: 'Later' }] },
    ],
  })
  for (const text of ['Ŷŵŷ', 'مرحبا 👋', `${'w'.repeat(400)} ${'Words and more. '.repeat(900)}`]) {
    const bytes = await toPdf(tree(text))
    expect(structureOf(bytes).tags.get('LI')).toBe(4)
    const words = wordsByPoppler(bytes) ?? 'signs are shown as “?”'
    expect(words.includes('shown as “?”')).toBe(text.includes('👋') || words === 'signs are shown as “?”')
  }
})

test('[Q12] a list stays a list in the other formats, and its words are words', async () => {
  running = await aSession()
  const tree: DocumentTree = {
    title: 'T',
    language: 'en-GB',
    nodes: [{ kind: 'list', items: ['<b>one</b>', '# two'] }],
  }
  expect(toHtml(tree)).toContain('<ul>\n<li dir="auto">&lt;b&gt;one&lt;/b&gt;</li>\n<li dir="auto"># two</li>\n</ul>')
  expect(toMarkdown(tree)).toContain('- \\<b\\>one\\</b\\>\n\n- \\# two\n')
})
