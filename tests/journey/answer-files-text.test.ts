import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { aSet, emptyFile, escaped, withPart } from '#support/filled-in.ts'
import { readBack as readBackOf, sure } from '#support/read-back.ts'

const set = aSet()
const [one, two, three, four] = set.questions
const answers = [
  'Nobody asked the night shift.\n\nThey work  when we meet.',
  'مساء الخير\nنعم 👩🏽‍🚀',
  'Llŷn, ŵyl – “popeth”',
  undefined,
] as const
const three3 = answers.slice(0, 3).map((text, at) => sure(at + 1, text ?? ''))
const readBack = (bytes: Uint8Array) => readBackOf(bytes, set)

test('[E55] a plain text is read under the questions that stand in it, in any of the ways that letters are written down', async () => {
  const text = `Hello.\n\n1. ${one!.text}\n${answers[0]}\n\n## ${two!.text}\nمرحبا\n${three!.text}\nLlŷn\n4) ${four!.text}\n\nNo.\n`
  const expected = [
    { text: 'Hello.', question: 0, why: 'It stood before the first question.' },
    sure(1, answers[0]),
    sure(2, 'مرحبا'),
    sure(3, 'Llŷn'),
    sure(4, 'No.'),
  ]
  for (const bytes of [
    strToU8(text),
    strToU8(`\uFEFF${text.replaceAll('\n', '\r\n')}`),
    Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  ])
    expect(await readBack(bytes)).toEqual({ pieces: expected, name: null, messages: [] })
  const old = await readBack(Uint8Array.from(Buffer.from(`${one!.text}\ncaf\u00E9`, 'latin1')))
  expect(old.pieces[0]).toMatchObject({ text: 'café', question: 1 })
  expect(old.messages[0]).toContain('Windows-1252')
})

test('[E55] an OpenDocument is read by its bookmarks, the names of its tables, and its questions', async () => {
  const odt = await emptyFile('odt')
  const typed = (xml: string, bookmark: string, text: string) =>
    xml.replace(
      `<text:bookmark-end text:name="${bookmark}"/></text:p>`,
      `<text:bookmark-end text:name="${bookmark}"/>${escaped(text)
        .replaceAll('  ', ' <text:s/>')
        .replaceAll('\n', '</text:p><text:p>')}</text:p>`,
    )
  const bookmarks = set.questions.map(({ id }) => `wm_q_${id.replaceAll('-', '_')}`)
  const filled = withPart(odt, 'content.xml', xml =>
    bookmarks.reduce(
      (whole, bookmark, at) => (answers[at] === undefined ? whole : typed(whole, bookmark, answers[at])),
      xml,
    ),
  )
  expect(await readBack(filled)).toEqual({ pieces: three3, name: null, messages: [] })
  const bare = withPart(filled, 'content.xml', xml =>
    xml.replaceAll(/<text:bookmark[^>]*\/>/g, '').replaceAll(/table:name="[^"]*"/g, 'table:name="T"'),
  )
  expect((await readBack(bare)).pieces).toEqual(three3)
  const more = withPart(filled, 'content.xml', xml =>
    xml.replace(
      '<office:text>',
      '<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>See<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note><office:annotation><dc:creator>B</dc:creator><text:p>Hm.</text:p></office:annotation></text:p>',
    ),
  )
  expect((await readBack(more)).pieces.filter(({ why }) => why !== '').map(({ text }) => text)).toEqual([
    'See',
    'Gone.',
    'Note.',
    'Hm.',
  ])
})
