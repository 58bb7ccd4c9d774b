/** Syntheses made of whatever people write, for files that hold them: the worst of it in every place. */
import { themesDocName, roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import {
  AmbitionId,
  BoxLinkId,
  BreakoutId,
  NoteId,
  ParkedId,
  PlacementId,
  PointId,
  PointSourceId,
  RoomId,
  SectionId,
  ThemeId,
  TidiedId,
} from '@waymark/shared/model/ids.ts'
import { routes } from '@waymark/shared/model/note.ts'
import { writtenRoomNumber } from '@waymark/shared/model/session.ts'
import type { SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import type { Chance } from '#support/chance.ts'
import type { Deps } from '@waymark/server/deps.ts'

export const nasty = [
  'Ŷr ŵyl, e\u0301 and é',
  'A family 👩‍👩‍👧 and 🎉🎉',
  'مرحبا بالعالم, then English',
  'שלום \u202Eturned round',
  '=1+1',
  '+44 20 7946 0000',
  '-5 of them',
  '@here',
  "'tis said",
  "''twice",
  '\tafter a tab',
  '\nafter a break',
  '＝SUM(A1)',
  '_x000D_ and _x0041_',
  '<b>bold</b> & ]]> <![CDATA[ "quoted", \'too\'',
  'One line\nand another,\n\nand; a third',
  '  spaces around  ',
  '0123',
  'TRUE',
  '2027-03-24',
  '\uFEFFmarked',
  'line\u2028separator',
] as const

export function aSynthesis(chance: Chance, noteCount = 40): SynthesisFile {
  const { pick } = chance
  const said = (at: number): string =>
    chance.oneIn(3)
      ? nasty[at % nasty.length]!
      : chance.oneIn(2)
        ? `${nasty[at % nasty.length]!}${at}`
        : `${pick(nasty)} ${pick(nasty)}`
  const id = (kind: string, at: number): string => `${kind}-${at}-${String(chance.below(1e9)).padStart(9, '0')}`
  const sections = ['Open the doors', '=Keep the lights on', 'About all of them'].map((title, at) => ({
    id: SectionId.parse(id('section', at)),
    ambitionId: at === 2 ? null : AmbitionId.parse(`ambition-${at}-of-these`),
    title,
    description: '',
  }))
  const numbers = [1, 2, writtenRoomNumber]
  const keys = orderKeys(noteCount)
  const rooms = numbers.map((number, at) => ({
    id: RoomId.parse(id('room', at)),
    number,
    name: at === 1 ? 'Hazel & <Ash>' : '',
    notes: keys.flatMap((order, which) =>
      which % 3 !== at
        ? []
        : [
            {
              id: NoteId.parse(id('note', which)),
              sectionId: pick(sections).id,
              text: said(which),
              order,
              signedBy: chance.oneIn(5) ? 'Wyn' : null,
              route: at === 2 ? ('written' as const) : pick(routes.filter(route => route !== 'written')),
            },
          ],
    ),
  }))
  const notes = rooms.flatMap(room => room.notes)
  const themeIds = Array.from({ length: 7 }, (_, at) => ThemeId.parse(id('theme', at)))
  const themeKeys = orderKeys(7)
  const themes = themeIds.map((themeId, at) => ({
    id: themeId,
    name: at === 6 ? '' : said(at),
    said: at % 2 === 0 ? said(at + 3) : '',
    order: themeKeys[at]!,
    ...(at === 1 && { within: themeIds[0]! }),
    ...(at === 2 && { mergedInto: themeIds[3]! }),
    ...(at === 3 && { noticed: 'Only the team reads this', view: said(5), otherView: said(6), sharedView: said(7) }),
    ...(at === 4 && { goes: 'under-ambition' as const, goesTo: AmbitionId.parse('ambition-0-of-these') }),
    ...(at === 5 && { goes: 'parked' as const, goesWhy: 'Not for us' }),
  }))
  const grouped = notes.filter(() => !chance.oneIn(3))
  const points = sections.map((section, at) => ({
    id: PointId.parse(id('point', at)),
    sectionId: at === 2 ? null : section.id,
    text: said(at + 8),
    order: themeKeys[at]!,
  }))
  return {
    format: 'waymark-synthesis',
    version: 1,
    strategy: {
      title: 'Our Direction',
      period: '2027 to 2031',
      ambitions: sections.slice(0, 2).map(({ title }, at) => ({
        id: AmbitionId.parse(`ambition-${at}-of-these`),
        title,
        description: '',
        whatWeDid: '',
      })),
    },
    session: { title: 'First session' },
    breakout: {
      id: BreakoutId.parse(id('breakout', 0)),
      purpose: 'review-ambitions',
      question: 'Are "they" <still> right?',
      sections,
    },
    rooms,
    themes,
    placements: grouped.map((note, at) => ({
      id: PlacementId.parse(id('placement', at)),
      noteId: note.id,
      themeId: pick(themeIds),
      ...(chance.oneIn(3) && { why: 'They said the same' }),
    })),
    parked: notes
      .filter(note => !grouped.includes(note) && chance.oneIn(2))
      .map((note, at) => ({ id: ParkedId.parse(id('parked', at)), noteId: note.id, reason: said(at) })),
    links: [0, 1].map(at => ({
      id: BoxLinkId.parse(id('link', at)),
      from: themeIds[at * 2]!,
      to: sections[at]!.id,
      sentence: said(at + 14),
    })),
    tidied: notes
      .slice(0, 3)
      .map((note, at) => ({ id: TidiedId.parse(id('tidied', at)), noteId: note.id, text: said(at + 1) })),
    points,
    sources: points.map(({ id: pointId }, at) => ({
      id: PointSourceId.parse(id('source', at)),
      pointId,
      source: at === 0 ? themeIds[2]! : notes[at]!.id,
    })),
    pictures: [{ id: 'overall-summary' as const, alt: said(1), text: said(2), of: 'abc' }],
    marks: [],
  }
}

/** Its records, into the documents of a breakout and its rooms, which stand in the order of those of the file. */
export async function putSynthesis(
  { live }: Pick<Deps, 'live'>,
  file: SynthesisFile,
  into: { readonly breakoutId: BreakoutId; readonly roomIds: readonly RoomId[] },
): Promise<void> {
  for (const [at, { notes }] of file.rooms.entries())
    await (
      await live.open(roomDocName(into.roomIds[at]!))
    ).change(doc => {
      for (const note of notes) openRoomDoc(doc).notes.put(note)
    })
  await (
    await live.open(themesDocName(into.breakoutId))
  ).change(doc => {
    const open = openThemesDoc(doc)
    for (const one of file.themes) open.themes.put(one)
    for (const one of file.placements) open.placements.put(one)
    for (const one of file.parked) open.parked.put(one)
    for (const one of file.links) open.links.put(one)
    for (const one of file.tidied) open.tidied.put(one)
    for (const one of file.points) open.points.put(one)
    for (const one of file.sources) open.sources.put(one)
    for (const one of file.pictures) open.pictures.put(one)
  })
}
