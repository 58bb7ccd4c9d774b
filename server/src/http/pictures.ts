/** The pictures of a breakout over HTTP: each as a file, and all of them in one. */
import { create } from 'content-disposition'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import type { Breakout } from '@waymark/shared/model/session.ts'
import {
  AllPicturesParams,
  allPicturesPath,
  countSheets as countSheetsRoute,
  PictureFileParams,
  PictureFormat,
  picturePath,
  PictureQuery,
  sheetsHeader,
} from '@waymark/shared/wire/pictures.ts'
import type { Deps } from '#deps.ts'
import { safeFileName } from '#export/safe-file-name.ts'
import { zip, type ZipEntry } from '#export/zip.ts'
import { draughtsman, type Draughtsman } from '#pictures/draughtsman.ts'
import { readPictures, type ReadPicture } from '#pictures/read-pictures.ts'
import { Refusal } from '#refusal.ts'
import type { Browser } from '#session/members.ts'
import { allRoomsOf } from '#session/places.ts'
import { permitted } from '#session/snapshots.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'

const mediaTypes = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' } as const
/** What is drawn otherwise than before, of the same words, has to be another file. */
const hand = '1'

export function mountPictures(app: FastifyInstance, deps: Deps): void {
  const artist = draughtsman()
  app.addHook('onClose', artist.stop)

  const reading = readTogether(deps)
  /** Whoever may read the themes may see the pictures of them. */
  const read = async (browser: Browser, breakoutId: BreakoutId) => {
    const { breakout } = await permitted(deps, { browser, breakoutId }, 'read-themes')
    return { breakout, pictures: await reading(breakout) }
  }
  const readOne = async (browser: Browser, breakoutId: BreakoutId, which: string) => {
    const { pictures } = await read(browser, breakoutId)
    const picture = pictures.find(({ shown }) => shown.id === which)
    if (picture === undefined) throw notThere()
    return picture
  }
  mount(app, countSheetsRoute, async ({ browser, params: { breakoutId, which, size } }) => {
    const picture = await readOne(browser, breakoutId, which)
    return { sheets: (await artist.draw({ ...picture, size, look: 'paper' }, picture.hash)).length }
  })
  app.get(picturePath, async (request, reply) => {
    const { breakoutId, which, format, ...how } = fileAsked(request)
    const picture = await readOne(browserOf(request), breakoutId, which)
    const etag = `"${hand}${picture.hash}-${how.size}-${how.look}-${how.sheet}-${format}"`
    void reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    const drawing = { ...picture, size: how.size, look: how.look }
    const bytes = await artist.file(drawing, { hash: picture.hash, format, sheet: how.sheet })
    if (bytes === undefined) throw notThere()
    const of = (await artist.draw(drawing, picture.hash)).length
    return reply
      .header('content-type', mediaTypes[format])
      .header('content-disposition', create(nameOf(picture, { at: how.sheet, of, extension: format })))
      .header(sheetsHeader, String(of))
      .send(Buffer.from(bytes))
  })
  app.get(allPicturesPath, async (request, reply) => {
    const { breakoutId, ...how } = allAsked(request)
    const { breakout, pictures } = await read(browserOf(request), breakoutId)
    const entries: ZipEntry[] = []
    for (const [at, picture] of pictures.entries()) entries.push(...(await filesOf(artist, { picture, at, how })))
    const name = safeFileName(`Pictures, ${breakout.question}`, 'zip', 'Pictures')
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', create(name))
      .send(Buffer.from(zip(entries)))
  })
}

/** A page asks for all its pictures at once: what they show is read once for them. */
function readTogether(deps: Deps): (breakout: Breakout) => Promise<ReadPicture[]> {
  const under = new Map<BreakoutId, Promise<ReadPicture[]>>()
  return breakout => {
    const known = under.get(breakout.id)
    if (known !== undefined) return known
    const read = allRoomsOf(deps, breakout.id).then(rooms => readPictures(deps, breakout, rooms))
    under.set(breakout.id, read)
    const forget = (): void => {
      under.delete(breakout.id)
    }
    read.then(forget, forget)
    return read
  }
}

const notThere = (): Refusal =>
  new Refusal('gone', 'This picture is not here any more. Go back to the summary to see what is.')

interface SheetName {
  readonly at: number
  readonly of: number
  readonly extension: 'svg' | 'png' | 'txt'
}

const nameOf = ({ shown }: ReadPicture, { at, of, extension }: SheetName): string => {
  const { title, waymark } = shown
  const name = waymark === null || waymark.letter === '' ? title : `${waymark.letter}, ${title}`
  // What tells two sheets apart comes first where a long name is cut off.
  return safeFileName(of > 1 && extension !== 'txt' ? `${at} of ${of}, ${name}` : name, extension, 'Picture')
}

/** Of the sheets of one picture that are also written as PNG into the file of all. */
const mostPng = 3

interface InAll {
  readonly picture: ReadPicture
  readonly at: number
  readonly how: Pick<PictureQuery, 'size' | 'look'>
}

/** Nothing here is packed but words: a picture is packed already, or would keep others waiting. */
async function filesOf(artist: Draughtsman, { picture, at, how }: InAll): Promise<ZipEntry[]> {
  const drawing = { ...picture, ...how }
  const { hash, words } = picture
  const of = (await artist.draw(drawing, hash)).length
  const entries: ZipEntry[] = []
  const add = (name: SheetName, bytes: Uint8Array | undefined): void => {
    if (bytes !== undefined)
      entries.push({ name: `${at + 1} ${nameOf(picture, name)}`, bytes, isPacked: name.extension === 'txt' })
  }
  for (let sheet = 1; sheet <= of; sheet += 1) {
    for (const format of ['svg', 'png'] as const)
      if (format === 'svg' || sheet <= mostPng)
        add({ at: sheet, of, extension: format }, await artist.file(drawing, { hash, format, sheet }))
  }
  const left = of > mostPng ? `\n\nSheets ${mostPng + 1} to ${of} are here as SVG alone.` : ''
  add({ at: 1, of, extension: 'txt' }, Buffer.from(`${words.text}${left}\n`))
  return entries
}

function fileAsked({ params, query }: FastifyRequest) {
  const [asked, how] = [PictureFileParams.safeParse(params), PictureQuery.safeParse(query)]
  if (!asked.success || !how.success) throw notThere()
  const [which = '', extension] = asked.data.file.split('.')
  const format = PictureFormat.safeParse(extension)
  if (!format.success) throw notThere()
  return { breakoutId: asked.data.breakoutId, which, format: format.data, ...how.data }
}

function allAsked({ params, query }: FastifyRequest) {
  const [asked, how] = [AllPicturesParams.safeParse(params), PictureQuery.safeParse(query)]
  if (!asked.success || !how.success) throw notThere()
  return { breakoutId: asked.data.breakoutId, size: how.data.size, look: how.data.look }
}
