/** What is the same in every file of slides: the look of them all, the two kinds of slide, and the page of notes. Titles and words have real places. */
import { xmlStart } from './xml-words.ts'

export const slideSpaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const relationships = (all: readonly (readonly [kind: string, target: string])[]): string =>
  `${xmlStart}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([kind, target], at) => {
      const type =
        kind === 'core-properties'
          ? 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
          : `${office}/${kind}`
      return `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`
    })
    .join('')}</Relationships>`

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** In points; 72 of them are an inch, and 12,700 of PowerPoint's units a point. */
const spot = ({ x, y, width, height }: Place): string =>
  `<a:xfrm><a:off x="${x * 12700}" y="${y * 12700}"/><a:ext cx="${width * 12700}" cy="${height * 12700}"/></a:xfrm>`

const wide = { width: 960, height: 540 }
const title: Place = { x: 60, y: 28, width: 840, height: 76 }
const words: Place = { x: 60, y: 124, width: 840, height: 374 }
const number: Place = { x: 800, y: 506, width: 100, height: 22 }

export const groupStart =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

interface Holder {
  readonly id: number
  readonly name: string
  /** As the format calls it. */
  readonly place: string
  readonly at?: Place
  readonly anchor?: 't' | 'ctr' | 'b'
  readonly text: string
}

const holder = ({ id, name, place, at, anchor, text }: Holder): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${place}/></p:nvPr></p:nvSpPr><p:spPr>${at === undefined ? '' : `${spot(at)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`}</p:spPr><p:txBody><a:bodyPr${anchor === undefined ? '' : ` lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"`}><a:normAutofit/></a:bodyPr><a:lstStyle/>${text}</p:txBody></p:sp>`

/** Says nothing, and is drawn behind all slides, so that no slide has to call it decoration. */
const trail = (at: Place): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="20" name="Trail"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${spot(at)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`

const prompt = (text: string): string => `<a:p><a:r><a:rPr lang="en-GB"/><a:t>${text}</a:t></a:r></a:p>`
export const slideNumber = (lang: string, at: number): string =>
  `<a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${lang}" sz="1200"><a:latin typeface="+mn-lt"/></a:rPr><a:t>${at}</a:t></a:fld></a:p>`

const level = (number: number, { indent, size, bullet }: { indent: number; size: number; bullet: boolean }): string =>
  `<a:lvl${number}pPr marL="${indent * 12700}" indent="${bullet ? -228600 : 0}" algn="l" rtl="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="1000"/></a:spcBef>${bullet ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : '<a:buNone/>'}<a:defRPr sz="${size * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${number}pPr>`

const colours =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
const paper = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'

export const slideMaster = `${xmlStart}<p:sldMaster ${slideSpaces}><p:cSld>${paper}<p:spTree>${groupStart}${trail({ x: 60, y: 110, width: 96, height: 4 })}${holder({ id: 2, name: 'Title', place: 'type="title"', at: title, anchor: 'b', text: prompt('Title') })}${holder({ id: 3, name: 'Words', place: 'type="body" idx="1"', at: words, anchor: 't', text: prompt('Words') })}${holder({ id: 4, name: 'Slide number', place: 'type="sldNum" sz="quarter" idx="4"', at: number, anchor: 'ctr', text: slideNumber('en-GB', 1) })}</p:spTree></p:cSld>${colours}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:buNone/><a:defRPr sz="3200" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>${level(1, { indent: 18, size: 24, bullet: true })}${level(2, { indent: 36, size: 20, bullet: true })}</p:bodyStyle><p:otherStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>`

export const titleLayout = `${xmlStart}<p:sldLayout ${slideSpaces} type="title" preserve="1" showMasterSp="0"><p:cSld name="Title"><p:spTree>${groupStart}${trail({ x: 60, y: 330, width: 160, height: 6 })}${holder({ id: 2, name: 'Title', place: 'type="ctrTitle"', at: { x: 60, y: 120, width: 840, height: 195 }, anchor: 'b', text: prompt('Title') })}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`

export const wordsLayout = `${xmlStart}<p:sldLayout ${slideSpaces} type="obj" preserve="1"><p:cSld name="Title and words"><p:spTree>${groupStart}${holder({ id: 2, name: 'Title', place: 'type="title"', text: prompt('Title') })}${holder({ id: 3, name: 'Words', place: 'idx="1"', text: prompt('Words') })}${holder({ id: 4, name: 'Slide number', place: 'type="sldNum" sz="quarter" idx="4"', text: slideNumber('en-GB', 1) })}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`

/** A4 upright: the slide above, what is said below. */
const slidePicture: Place = { x: 70, y: 60, width: 400, height: 225 }
const said: Place = { x: 50, y: 310, width: 440, height: 430 }

export const pictureOfSlide =
  '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'

export const notesMaster = `${xmlStart}<p:notesMaster ${slideSpaces}><p:cSld>${paper}<p:spTree>${groupStart}${pictureOfSlide.replace('<p:spPr/>', `<p:spPr>${spot(slidePicture)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr>`)}${holder({ id: 3, name: 'Notes', place: 'type="body" idx="1"', at: said, anchor: 't', text: prompt('Notes') })}</p:spTree></p:cSld>${colours}<p:notesStyle>${level(1, { indent: 0, size: 12, bullet: false })}${level(2, { indent: 18, size: 12, bullet: true })}${level(3, { indent: 18, size: 10, bullet: false })}</p:notesStyle></p:notesMaster>`

/** Carlito where LibreOffice is, Calibri where PowerPoint is; dark ink on white, at 15 to 1. */
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const line = '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
const rgb = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`
const font = (name: string): string =>
  `<a:${name}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`

export const theme = `${xmlStart}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Waymark"><a:themeElements><a:clrScheme name="Waymark">${[
  ['dk1', '14282D'],
  ['lt1', 'FFFFFF'],
  ['dk2', '3D4E53'],
  ['lt2', 'FBF5EA'],
  ['accent1', 'D1611B'],
  ['accent2', '1F6F6B'],
  ['accent3', '85765F'],
  ['accent4', '3D4E53'],
  ['accent5', 'A34A12'],
  ['accent6', '14282D'],
  ['hlink', '1F5E8A'],
  ['folHlink', '5B3E8A'],
]
  .map(([name = '', value = '']) => rgb(name, value))
  .join(
    '',
  )}</a:clrScheme><a:fontScheme name="Waymark">${font('majorFont')}${font('minorFont')}</a:fontScheme><a:fmtScheme name="Waymark"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`

export const slideSize = `<p:sldSz cx="${wide.width * 12700}" cy="${wide.height * 12700}"/><p:notesSz cx="6858000" cy="9906000"/>`
