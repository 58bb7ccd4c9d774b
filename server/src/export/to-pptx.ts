/** The document as slides for PowerPoint and whatever else shows them: a title of its own for each, in reading order, and notes of what it rests on. */
import type { Span } from '@waymark/shared/model/draft.ts'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { breathe, inSlices } from './in-slices.ts'
import { placeEvidence } from './place-evidence.ts'
import {
  groupStart,
  notesMaster,
  pictureOfSlide,
  relationships,
  slideMaster,
  slideNumber,
  slideSize,
  slideSpaces,
  theme,
  titleLayout,
  wordsLayout,
} from './pptx-parts.ts'
import { presentable } from './presentable.ts'
import { readsRightToLeft } from './right-to-left.ts'
import { slidesOf, type NoteLine, type Slide, type SlideLine } from './slides.ts'
import { inElement, inQuotes, xmlStart } from './xml-words.ts'
import { zipInBackground, type ZipEntry } from './zip.ts'

export async function toPptx(tree: DocumentTree, { evidence } = usualChoices): Promise<Uint8Array> {
  const { nodes, title, language } = placeEvidence(presentable(tree), evidence)
  const slides = slidesOf(nodes, title)
  const lang = inQuotes(language)
  const entries: ZipEntry[] = []
  for (const [at, slide] of slides.entries()) {
    entries.push(...(await entriesOf(slide, at + 1, lang)))
    await breathe()
  }
  return zipInBackground([
    entry('[Content_Types].xml', contentTypes(slides)),
    entry(
      '_rels/.rels',
      relationships([
        ['officeDocument', 'ppt/presentation.xml'],
        ['core-properties', 'docProps/core.xml'],
      ]),
    ),
    entry(
      'docProps/core.xml',
      `${xmlStart}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${inElement(title)}</dc:title><dc:creator>Waymark</dc:creator><dc:language>${lang}</dc:language><cp:lastModifiedBy>Waymark</cp:lastModifiedBy></cp:coreProperties>`,
    ),
    entry('ppt/presentation.xml', presentationOf(slides, lang)),
    entry('ppt/_rels/presentation.xml.rels', relationsOf(slides)),
    entry('ppt/theme/theme1.xml', theme),
    entry('ppt/theme/theme2.xml', theme),
    entry('ppt/slideMasters/slideMaster1.xml', slideMaster),
    entry(
      'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      relationships([
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['slideLayout', '../slideLayouts/slideLayout2.xml'],
        ['theme', '../theme/theme1.xml'],
      ]),
    ),
    ...[titleLayout, wordsLayout].flatMap((layout, at) => [
      entry(`ppt/slideLayouts/slideLayout${at + 1}.xml`, layout),
      entry(
        `ppt/slideLayouts/_rels/slideLayout${at + 1}.xml.rels`,
        relationships([['slideMaster', '../slideMasters/slideMaster1.xml']]),
      ),
    ]),
    entry('ppt/notesMasters/notesMaster1.xml', notesMaster),
    entry('ppt/notesMasters/_rels/notesMaster1.xml.rels', relationships([['theme', '../theme/theme2.xml']])),
    ...entries,
  ])
}

const entry = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text, 'utf8'), isPacked: true })

const presentationTypes = 'application/vnd.openxmlformats-officedocument.presentationml'

const contentTypes = (slides: readonly Slide[]): string =>
  `${xmlStart}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['ppt/presentation.xml', `${presentationTypes}.presentation.main+xml`],
    ['ppt/slideMasters/slideMaster1.xml', `${presentationTypes}.slideMaster+xml`],
    ['ppt/slideLayouts/slideLayout1.xml', `${presentationTypes}.slideLayout+xml`],
    ['ppt/slideLayouts/slideLayout2.xml', `${presentationTypes}.slideLayout+xml`],
    ['ppt/notesMasters/notesMaster1.xml', `${presentationTypes}.notesMaster+xml`],
    ['ppt/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ['ppt/theme/theme2.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ...slides.flatMap(({ notes }, at) => [
      [`ppt/slides/slide${at + 1}.xml`, `${presentationTypes}.slide+xml`],
      ...(notes.length === 0
        ? []
        : [[`ppt/notesSlides/notesSlide${at + 1}.xml`, `${presentationTypes}.notesSlide+xml`]]),
    ]),
  ]
    .map(([name = '', type = '']) => `<Override PartName="/${name}" ContentType="${type}"/>`)
    .join('')}</Types>`

/** The master, the one of notes, the theme, and then each slide. */
const relationsOf = (slides: readonly Slide[]): string =>
  relationships([
    ['slideMaster', 'slideMasters/slideMaster1.xml'],
    ['notesMaster', 'notesMasters/notesMaster1.xml'],
    ['theme', 'theme/theme1.xml'],
    ...slides.map((_, at) => ['slide', `slides/slide${at + 1}.xml`] as const),
  ])

const presentationOf = (slides: readonly Slide[], lang: string): string =>
  `${xmlStart}<p:presentation ${slideSpaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 4}"/>`).join('')}</p:sldIdLst>${slideSize}<p:defaultTextStyle><a:defPPr><a:defRPr lang="${lang}"/></a:defPPr></p:defaultTextStyle></p:presentation>`

async function entriesOf(slide: Slide, number: number, lang: string): Promise<ZipEntry[]> {
  const hasNotes = slide.notes.length > 0
  const layout = `../slideLayouts/slideLayout${slide.isFirst ? 1 : 2}.xml`
  const notes: [string, string][] = hasNotes ? [['notesSlide', `../notesSlides/notesSlide${number}.xml`]] : []
  return [
    entry(`ppt/slides/slide${number}.xml`, slideXml(slide, number, lang)),
    entry(`ppt/slides/_rels/slide${number}.xml.rels`, relationships([['slideLayout', layout], ...notes])),
    ...(hasNotes
      ? [
          entry(`ppt/notesSlides/notesSlide${number}.xml`, await notesXml(slide, lang)),
          entry(
            `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
            relationships([
              ['notesMaster', '../notesMasters/notesMaster1.xml'],
              ['slide', `../slides/slide${number}.xml`],
            ]),
          ),
        ]
      : []),
  ]
}

const placed = (id: number, [name, place]: readonly [name: string, place: string], paragraphs: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${place}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`

/** The title comes first, then the words, then the number: in this order they are read aloud. */
function slideXml({ title, isFirst, lines }: Slide, number: number, lang: string): string {
  const heading = placed(2, ['Title', `type="${isFirst ? 'ctrTitle' : 'title'}"`], titleXml(title, { isFirst, lang }))
  const words =
    lines.length === 0 ? '' : placed(3, ['Words', 'idx="1"'], lines.map(line => lineXml(line, lang)).join(''))
  const count = isFirst
    ? ''
    : placed(4, ['Slide number', 'type="sldNum" sz="quarter" idx="4"'], slideNumber(lang, number))
  return `${xmlStart}<p:sld ${slideSpaces}><p:cSld><p:spTree>${groupStart}${heading}${words}${count}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
}

/** In hundredths of a point: so that also a long one has room. */
const titleSizes = [
  { most: 30, size: 4400, onSlide: 3200 },
  { most: 80, size: 4000, onSlide: 3200 },
  { most: 160, size: 3200, onSlide: 2400 },
  { most: 400, size: 2000, onSlide: 1400 },
  { most: Infinity, size: 1000, onSlide: 800 },
] as const

function titleXml(title: string, { isFirst, lang }: { readonly isFirst: boolean; readonly lang: string }): string {
  const found = titleSizes.find(({ most }) => title.length <= most) ?? titleSizes[4]
  return paragraphXml([{ text: title, marks: [] }], { lang, more: ` sz="${isFirst ? found.size : found.onSlide}"` })
}

/** Headings within a slide, and what is said at the end, have no sign before them. */
const looks = {
  heading: { paragraph: ' marL="0" indent="0"', inside: '<a:buNone/>', more: ' b="1"' },
  statement: { paragraph: '', inside: '', more: '' },
  small: { paragraph: ' marL="0" indent="0"', inside: '<a:buNone/>', more: ' sz="1600"' },
} as const

const lineXml = ({ look, spans }: SlideLine, lang: string): string => paragraphXml(spans, { ...looks[look], lang })

const notesXml = async ({ notes }: Slide, lang: string): Promise<string> => {
  const said = await inSlices(notes, ({ level, spans }: NoteLine) =>
    paragraphXml(spans, { lang, paragraph: level === 0 ? '' : ` lvl="${level}"` }),
  )
  return `${xmlStart}<p:notes ${slideSpaces}><p:cSld><p:spTree>${groupStart}${pictureOfSlide}${placed(3, ['Notes', 'type="body" idx="1"'], said)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`
}

interface Look {
  readonly lang: string
  /** Of the paragraph: what stands in its tag, and under it. */
  readonly paragraph?: string
  readonly inside?: string
  /** Of its letters. */
  readonly more?: string
}

function paragraphXml(spans: readonly Span[], { lang, paragraph = '', inside = '', more = '' }: Look): string {
  const isMirrored = readsRightToLeft(spans.map(({ text }) => text).join(''))
  const runs = spans.flatMap(({ text, marks }) => {
    const bold = marks.includes('bold') && !more.includes(' b=') ? ' b="1"' : ''
    const look = `lang="${lang}"${more}${bold}${marks.includes('italic') ? ' i="1"' : ''}`
    return text
      .split('\n')
      .map(line => (line === '' ? '' : `<a:r><a:rPr ${look}/><a:t>${inElement(line)}</a:t></a:r>`))
      .join(`<a:br><a:rPr ${look}/></a:br>`)
  })
  return `<a:p><a:pPr${paragraph}${isMirrored ? ' algn="r" rtl="1"' : ''}>${inside}</a:pPr>${runs.join('')}</a:p>`
}
