import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import {
  aSet,
  emptyFile,
  filledIn,
  insteadOfBox,
  paragraphs,
  typedInto,
  withDocument,
  withPart,
  withoutBookmarks,
  withoutControls,
} from '#support/filled-in.ts'
import { readBack as readBackOf, sure } from '#support/read-back.ts'

const set = aSet()
const [one, two, three, four] = set.questions
const empty = await emptyFile('docx')
const answers = [
  'Nobody asked the night shift.\n\nThey work  when we meet.',
  'مساء الخير\nنعم 👩🏽‍🚀 \u200Fو',
  'Llŷn, ŵyl, tŷ – “popeth”',
  undefined,
] as const

const readBack = (bytes: Uint8Array, of = set) => readBackOf(bytes, of)
const three3 = answers.slice(0, 3).map((text, at) => sure(at + 1, text ?? ''))
const change = (edit: (xml: string) => string, bytes = filledIn(empty, set, answers)) =>
  readBack(withDocument(bytes, edit))

test('[E51] what was typed into the boxes is read back letter for letter, and what we wrote is not', async () => {
  expect(await readBack(filledIn(empty, set, answers))).toEqual({ pieces: three3, name: null, messages: [] })
  for (const format of ['docx', 'docx-large'] as const)
    await expect(readBack(await emptyFile(format))).rejects.toThrow('There is no answer in it.')
  await expect(readBack(await emptyFile('odt'))).rejects.toThrow('There is no answer in it.')
})

test('[E51] a name is read where it is asked for; what is no name is kept as words', async () => {
  const named = (name: string) => change(xml => typedInto(xml, 'wm_name', paragraphs(name)))
  expect((await named('Ama Ŵyn')).name).toBe('Ama Ŵyn')
  const long = await named('Two of us, who would like to be called the two from the end of the road')
  expect(long.name).toBeNull()
  expect(long.pieces[0]).toMatchObject({ question: 0, why: 'It stood where the name is asked for.' })
})

test('[E52] where a program took the controls away, bookmarks say whose box it is; without both, the words above it do', async () => {
  expect((await change(withoutControls)).pieces).toEqual(three3)
  expect((await change(xml => withoutBookmarks(withoutControls(xml)))).pieces).toEqual(three3)
})

test('[E52] a bookmark that is opened and never closed says nothing of what comes after it', async () => {
  const mark = `<w:bookmarkStart w:id="77" w:name="wm_q_${three!.id.replaceAll('-', '_')}"/>`
  const read = await change(xml =>
    withoutControls(insteadOfBox(xml, two!.id, paragraphs(answers[1]))).replace('<w:body>', `<w:body>${mark}`),
  )
  expect(read.pieces).toEqual(three3)
})

test('[E52] two questions of the same words are told apart by their numbers, and by nothing where those are gone', async () => {
  const same = aSet({ questions: set.questions.map(question => ({ ...question, text: 'And what else?' })) })
  const filled = withDocument(filledIn(await emptyFile('docx', same), same, answers), xml =>
    withoutBookmarks(withoutControls(xml)),
  )
  expect((await readBack(filled, same)).pieces).toEqual(three3)
  const bare = await readBack(
    withDocument(filled, xml => xml.replaceAll(/>\d\. And/g, '>And')),
    same,
  )
  expect(bare.pieces.filter(({ question, why, text }) => why === '' && answers[question - 1] !== text)).toEqual([])
})

test('[E52] boxes in another order are read by their controls, whatever stands around them', async () => {
  const read = await change(xml => {
    let taken = ''
    const without = insteadOfBox(xml, one!.id, box => {
      taken = box
      return ''
    })
    return insteadOfBox(without, three!.id, box => box + taken)
  })
  expect(read.pieces.toSorted((a, b) => a.question - b.question)).toEqual(three3)
})

test('[E52] an answer typed over its box stands under its question, and words above and below a box say so', async () => {
  const over = await change(xml => insteadOfBox(xml, two!.id, paragraphs(answers[1])))
  expect(over.pieces).toEqual(three3)
  const around = await change(xml =>
    insteadOfBox(xml, two!.id, box => paragraphs('Above.') + box + paragraphs('Below.\n\nAnd more.')),
  )
  expect(around.pieces).toEqual([
    three3[0],
    { text: 'Above.', question: 2, why: 'It stood above the box.' },
    three3[1],
    { text: 'Below.\n\nAnd more.', question: 2, why: 'It stood below the box.' },
    three3[2],
  ])
})

test('[E52] without any mark or question, boxes are gone through in their order, and each says so', async () => {
  const bare = await change(xml => {
    const stripped = withoutBookmarks(withoutControls(xml))
    return stripped
      .replaceAll(/<w:p>(?:(?!<w:p>).)*?<w:pStyle w:val="Heading2"\/>.*?<\/w:p>/gs, '')
      .replaceAll('Your answer to question', 'Answer')
  })
  expect(bare.pieces.map(({ question }) => question)).toEqual([1, 2, 3, 4])
  expect(bare.pieces.every(({ why }) => why.includes('by the order of its boxes'))).toBe(true)
  expect(bare.messages).toEqual(['None of the questions was found in it.'])
})

test('[E53] a question in other words is a piece of its own that says so, and what stands under it is flagged', async () => {
  const reworded = (xml: string) => xml.replace('What should we keep doing?', 'What must we keep on doing?')
  const boxed = await change(reworded)
  expect(boxed.pieces).toEqual([
    three3[0],
    { text: '2. What must we keep on doing?', question: 2, why: 'These are the words of the question, changed.' },
    three3[1],
    three3[2],
  ])
  const bare = await change(xml => reworded(withoutBookmarks(withoutControls(xml))))
  expect(bare.pieces.filter(({ question, why }) => question === 2 && why === '')).toEqual([])
  expect(bare.pieces.find(({ text }) => text === answers[1])).toMatchObject({
    question: 2,
    why: 'The words of the question above it were changed.',
  })
  const unlike = await change(xml => xml.replace('What should we keep doing?', 'Pa beth?'))
  expect(unlike.pieces[1]).toMatchObject({ text: '2. Pa beth?', question: 2 })
})

test('[E53] where a question was removed from the file, nothing of the next answer is taken for the one before it', async () => {
  const lost = await change(xml =>
    insteadOfBox(xml, two!.id, paragraphs(answers[1])).replace(/<w:p>(?:(?!<w:p>).)*?2\. What should.*?<\/w:p>/s, ''),
  )
  expect(lost.pieces.find(({ text }) => text === answers[1])).toMatchObject({
    question: 1,
    why: 'It stood below the box.',
  })
  expect(lost.messages).toEqual(['Question 2 was not found in it.'])
})

test('[E53] answers to several questions in one box are flagged', async () => {
  const numbered = await readBack(
    filledIn(empty, set, ['1. Nights.\n2. Buses.\n3. Ie.', undefined, undefined, undefined]),
  )
  expect(numbered.pieces).toMatchObject([
    { question: 1, why: 'It is numbered while other boxes are empty: it may answer several questions.' },
  ])
  const quoting = await readBack(filledIn(empty, set, ['Nights.\nWhat should we keep doing?\nBuses.']))
  expect(quoting.pieces).toEqual([
    {
      text: 'Nights.\nWhat should we keep doing?\nBuses.',
      question: 1,
      why: 'The words of another question stand in it: it may answer that one too.',
    },
  ])
})

test('[E51] what Word writes into an empty box is nobody’s answer; where that is not sure it is kept and says so', async () => {
  const shown = (text: string) =>
    change(xml =>
      typedInto(xml, four!.id, `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).replace(
        `<w:tag w:val="${four!.id}"/>`,
        `<w:tag w:val="${four!.id}"/><w:showingPlcHdr/>`,
      ),
    )
  expect((await shown('Click or tap here to enter text.')).pieces).toEqual(three3)
  expect((await shown('Klicken oder tippen Sie hier.')).pieces.at(-1)).toEqual({
    text: 'Klicken oder tippen Sie hier.',
    question: 4,
    why: 'Its box says that it is empty: this may be what Word itself writes there.',
  })
})

test('[E54] pasted tables keep their cells apart, in a box and beside it', async () => {
  const cell = (text: string) => `<w:tc><w:tcPr/>${paragraphs(text)}</w:tc>`
  const table = `<w:tbl><w:tr>${cell('Day')}${cell('Bus')}</w:tr><w:tr>${cell('Monday\nevening')}${cell('None')}</w:tr></w:tbl>`
  const inside = await change(xml => typedInto(xml, four!.id, `${paragraphs('See:')}${table}<w:p/>`))
  expect(inside.pieces[3]).toEqual(sure(4, 'See:\nDay\tBus\nMonday\nevening\tNone'))
  const beside = await change(xml => insteadOfBox(xml, four!.id, box => `${box}<w:p/>${table}`))
  expect(beside.pieces[3]).toEqual({
    text: 'Day\tBus\nMonday\nevening\tNone',
    question: 4,
    why: 'It stood in a table beside the box.',
  })
})

test('[E54] text boxes, notes, comments, and words at the edge of a page are pieces that say where they stood', async () => {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const box = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${paragraphs('In a frame.')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraphs('In a frame.')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`
  const answer = `<w:p><w:r><w:t>Said.</w:t></w:r><w:r>${box}</w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`
  const notes = (name: string, id: number, text: string) =>
    strToU8(`<w:${name}s ${w}><w:${name} w:id="${id}">${paragraphs(text)}</w:${name}></w:${name}s>`)
  const filled = withDocument(empty, xml => typedInto(xml, two!.id, answer, 'within'))
  const whole = zipSync({
    ...unzipSync(filled),
    'word/footnotes.xml': notes('footnote', 2, 'Small print.'),
    'word/comments.xml': notes('comment', 0, 'Ask her.'),
    'word/header7.xml': strToU8(`<w:hdr ${w}>${paragraphs('Written on the bus')}</w:hdr>`),
    'word/media/picture.png': strToU8('x'),
  })
  const read = await readBack(whole)
  expect(read.pieces).toEqual(
    [
      sure(2, 'Said.'),
      { text: 'In a frame.', question: 2, why: 'It stood in a text box.' },
      { text: 'Small print.', question: 2, why: 'It stood in a footnote or an endnote.' },
      { text: 'Ask her.', question: 2, why: 'It stood in a comment, and may be by somebody else.' },
      { text: 'Written on the bus', question: 0, why: 'It stood at the head or the foot of a page.' },
    ].toSorted((a, b) => Number(b.why === '') - Number(a.why === '')),
  )
  expect(read.messages).toEqual(['There is a picture in the file. Only words were kept.'])
})

test('[E54] of tracked changes what was put in is part of the answer, and what was taken out is kept and says so', async () => {
  const tracked = `<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:del w:id="8"><w:r><w:delText>never </w:delText></w:r></w:del><w:ins w:id="9"><w:r><w:t>often meet.</w:t></w:r></w:ins></w:p>`
  const read = await change(xml => typedInto(xml, four!.id, tracked))
  expect(read.pieces.slice(3)).toEqual([
    sure(4, 'We often meet.'),
    { text: 'never ', question: 4, why: 'It was taken out while changes were tracked.' },
  ])
  expect(read.messages).toEqual(['One passage was taken out while changes were tracked. It is kept, and says so.'])
})

test('[E54] where a link leads is told, unless that stands in the words', async () => {
  const filled = filledIn(empty, set, ['See https://a.example/x and here.'])
  const linked = withPart(filled, 'word/_rels/document.xml.rels', xml =>
    xml.replace(
      '</Relationships>',
      ['https://a.example/x', 'https://b.example/y']
        .map(
          (target, at) =>
            `<Relationship Id="far${at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`,
        )
        .join('') + '</Relationships>',
    ),
  )
  expect((await readBack(linked)).messages).toEqual(['A link in it leads to https://b.example/y'])
})

test('[E54] words before the first question and after the last are kept, and nobody is taken to have answered with them', async () => {
  const read = await change(xml =>
    xml
      .replace('<w:body>', `<w:body>${paragraphs('Dear all,')}`)
      .replace('<w:sectPr', `${paragraphs('Yours, A.')}<w:sectPr`),
  )
  expect(read.pieces.at(0)).toEqual({ text: 'Dear all,', question: 0, why: 'It stood before the first question.' })
  expect(read.pieces.at(-1)).toEqual({ text: 'Yours, A.', question: 0, why: 'It stood after the last question.' })
})

test('[E54] 5,000 words and more stay whole: what is too long for one piece is cut at the end of a line', async () => {
  const long = Array.from({ length: 5000 }, (_, at) => (at % 60 === 59 ? `word${at}\n` : `word${at} `))
    .join('')
    .trim()
  expect((await readBack(filledIn(empty, set, [long]))).pieces).toEqual([sure(1, long)])
  const longest = Array.from({ length: 40 }, (_, at) => `${'Ŵyl 👋 '.repeat(1000)}${at}`).join('\n')
  const { pieces } = await readBack(filledIn(empty, set, [undefined, longest]))
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces.map(({ text }) => text).join('\n')).toBe(longest)
  expect(pieces.every(({ text, question }) => text.length <= 100_000 && question === 2)).toBe(true)
})

test('[E54] a box of a question that is not asked any more is kept, and says so', async () => {
  const fewer = aSet({ questions: set.questions.filter(question => question !== three) })
  const read = await readBack(filledIn(empty, set, answers), fewer)
  expect(read.pieces.find(({ text }) => text === answers[2])).toMatchObject({ question: 0 })
  expect(read.pieces.find(({ text }) => text === answers[2])?.why).not.toBe('')
})
