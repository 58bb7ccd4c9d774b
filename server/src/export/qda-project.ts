/** What is said of the texts in a project (REFI-QDA 1.5): each note a passage, coded with its themes and its section; the asides, the links and the summary. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import type { CodedSource, Selection } from './coded-sources.ts'
import { guidOf } from './guid-of.ts'
import { inSlices } from './in-slices.ts'
import type { ReadSynthesis } from './read-synthesis.ts'
import { alsoCalled, whereItGoes } from './synthesis-words.ts'
import { codeGuid, codesOf, product } from './to-qdc.ts'
import { inElement, inQuotes, xmlStart } from './xml-words.ts'

/** Stands for nobody: who wrote or grouped what is in no file. Some programs want one. */
const user = guidOf('user', product)

/** Said beside a code, a passage or the whole: a `NoteRef` leads to it. */
interface Aside {
  readonly guid: string
  readonly name: string
  readonly text: string
}

const passageGuid = (id: NoteId): string => guidOf('passage', id)

export async function qdaProject(read: ReadSynthesis, sources: readonly CodedSource[]): Promise<string> {
  const { breakout, strategy, session } = read.file
  const about = asidesOf(read.standing.themes, theme => aboutTheme(read, theme))
  const parked = asidesOf(read.notes, ({ id }) => read.grouping.parkedFor.get(id) ?? '')
  const points = asidesOf(read.points, ({ text }) => text)
  const asides = [
    ...[...about].map(([{ id, name }, text]) => ({ guid: asideGuid(id), name: nameOfTheme({ name }), text })),
    ...[...parked].map(([{ id }, text]) => ({ guid: asideGuid(id), name: 'Parked', text })),
    ...[...points].map(([{ id, sectionId }, text]) => ({
      guid: asideGuid(id),
      name: nameOfPoint(read, sectionId),
      text,
    })),
  ]
  const codes = codesOf(read.standing.themes, theme => (about.has(theme) ? refTo(theme.id) : ''))
  const texts = await Promise.all(sources.map(source => textSource(read, source)))
  return [
    `${xmlStart}<Project xmlns="urn:QDA-XML:project:1.0" name="${inQuotes(breakout.question)}" origin="${product}" creatingUserGUID="${user}">`,
    `<Users><User guid="${user}" name="${product}"/></Users>`,
    `<CodeBook><Codes>${codes}${sectionCodes(read)}</Codes></CodeBook>`,
    listed('Sources', texts),
    listed('Notes', asides.map(aside)),
    listed('Links', linksOf(read)),
    `<Description>${inElement(`${strategy.title}\n${session.title}`)}</Description>`,
    ...[...points.keys()].map(({ id }) => refTo(id)),
    '</Project>',
  ].join('')
}

/** The schema has no empty lists. */
const listed = (name: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<${name}>${items.join('')}</${name}>`

/** Those of which something is to be said, with what it is. */
const asidesOf = <T>(of: readonly T[], say: (one: T) => string): Map<T, string> =>
  new Map(of.map(one => [one, say(one)] as const).filter(([, text]) => text !== ''))

const asideGuid = (id: string): string => guidOf('aside', id)

const refTo = (id: string): string => `<NoteRef targetGUID="${asideGuid(id)}"/>`

const aside = ({ guid, name, text }: Aside): string =>
  `<Note guid="${guid}" name="${inQuotes(name)}" creatingUser="${user}"><PlainTextContent>${inElement(text)}</PlainTextContent></Note>`

const nameOfPoint = ({ nameOf }: ReadSynthesis, sectionId: Parameters<ReadSynthesis['nameOf']>[0] | null): string =>
  `Summary of ${(sectionId === null ? undefined : nameOf(sectionId)) ?? 'all of it'}`

/** What a codebook has no place for. */
function aboutTheme(read: ReadSynthesis, theme: Theme): string {
  const said = [
    ['Also called', alsoCalled(read, theme)],
    ['One view', theme.view],
    ['The other view', theme.otherView],
    ['What both share', theme.sharedView],
    ['Where it goes', whereItGoes(read, theme)],
    ['What the team noticed', theme.noticed],
  ] as const
  return said.flatMap(([what, words = '']) => (words === '' ? [] : [`${what}: ${words}`])).join('\n\n')
}

/** So that what stood together on the board can be found together, and links with sections have their end. */
function sectionCodes({ file: { breakout }, nameOf }: ReadSynthesis): string {
  const codes = breakout.sections.map(
    ({ id, title }) => `<Code guid="${codeGuid(id)}" name="${inQuotes(nameOf(id) ?? title)}" isCodable="true"/>`,
  )
  return `<Code guid="${guidOf('sections', breakout.id)}" name="Sections" isCodable="false">${codes.join('')}</Code>`
}

async function textSource(read: ReadSynthesis, { guid, name, selections }: CodedSource): Promise<string> {
  const passages = await inSlices(selections, one => passage(read, one))
  return `<TextSource guid="${guid}" name="${inQuotes(name)}" plainTextPath="internal://${guid}.txt" creatingUser="${user}">${passages}</TextSource>`
}

function passage({ grouping, tidied }: ReadSynthesis, { note, sectionId, start, end }: Selection): string {
  const tidier = tidied.get(note.id)
  const codings = [...(grouping.themesOf.get(note.id) ?? []), sectionId].map(
    id =>
      `<Coding guid="${guidOf('coding', note.id, id)}" creatingUser="${user}"><CodeRef targetGUID="${codeGuid(id)}"/></Coding>`,
  )
  return [
    `<PlainTextSelection guid="${passageGuid(note.id)}" startPosition="${start}" endPosition="${end}" creatingUser="${user}">`,
    tidier === undefined ? '' : `<Description>${inElement(`Tidier wording: ${tidier}`)}</Description>`,
    ...codings,
    grouping.parkedFor.has(note.id) ? refTo(note.id) : '',
    '</PlainTextSelection>',
  ].join('')
}

function linksOf(read: ReadSynthesis): string[] {
  return [
    ...read.links.map(
      ({ id, from, to, sentence }) =>
        `<Link guid="${guidOf('link', id)}" name="${inQuotes(sentence)}" direction="Associative" originGUID="${codeGuid(from)}" targetGUID="${codeGuid(to)}"/>`,
    ),
    ...read.points.flatMap(point =>
      point.restsOn.map(({ kind, id }) => {
        const target = kind === 'theme' ? codeGuid(id) : guidOf('passage', id)
        return `<Link guid="${guidOf('rests', point.id, id)}" name="Rests on" direction="OneWay" originGUID="${asideGuid(point.id)}" targetGUID="${target}"/>`
      }),
    ),
  ]
}
