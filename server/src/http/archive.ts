/** The archive of a series over HTTP: made on the disk while it is told how far it is, fetched, looked at, and brought in. */
import { Readable } from 'node:stream'
import { create } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mostArchiveBytes } from '@waymark/shared/model/archive.ts'
import { FileId, type StrategyId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import * as wire from '@waymark/shared/wire/archive.ts'
import { activityRow } from '#activity-row.ts'
import { archiveEntries } from '#archive/archive-entries.ts'
import { isHere } from '#archive/bring-in.ts'
import { gatherSeries } from '#archive/gather-series.ts'
import { auditRow } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { safeFileName } from '#export/safe-file-name.ts'
import { zipPieces } from '#export/zip.ts'
import { draughtsman } from '#pictures/draughtsman.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit } from '#session/members.ts'
import { sessionsOf, strategyPlace } from '#session/places.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { DiskFull, TooLarge } from '#store/kept-files.ts'
import { browserOf } from './browser.ts'
import { hearOut } from './files.ts'
import { heldFiles, tidyNowAndThen, type Bounds, type FoundFile, type HeldFiles, type ToHold } from './held-files.ts'
import { bringInFile, lookedArchive } from './archive-on-disk.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'
import { siteOf, type SiteDeps } from './site-of-archive.ts'
import { mayTakeLong } from './slow-requests.ts'
import { toldLines } from './told-lines.ts'

const longestMs = 60 * 60_000
const most = 4
const mostBytes = Infinity
const bounds: Bounds = { what: 'archive', longestMs: 20 * 60_000, most, mostOfBrowser: most, mostBytes }
type MakingDeps = Deps & SiteDeps

const whole = { strategyId: null, sessionId: null } as const

export function mountArchive(app: FastifyInstance, deps: Deps): void {
  const held = heldFiles(deps, bounds)
  const stopTidying = tidyNowAndThen([held])
  const artist = draughtsman()
  app.addHook('onClose', async () => {
    await artist.stop()
    stopTidying()
  })
  mountMaking(app, { ...deps, artist }, held)
  mountBringingIn(app, deps, held)
}

function mountMaking(app: FastifyInstance, deps: MakingDeps, held: HeldFiles): void {
  const permitted = async (request: FastifyRequest, strategyId: StrategyId) => {
    const strategy = await strategyPlace(deps, strategyId)
    const member = await strategyMember(deps, browserOf(request), strategyId)
    permit(member, 'take-archive')
    return { strategy, member }
  }
  app.post(wire.makeArchivePath(':strategyId'), async (request, reply) => {
    const { strategyId } = paramsOf(wire.OfStrategy, request)
    const { member } = await permitted(request, strategyId)
    const gone = endOf(reply)
    const making = toldLines(say =>
      made(deps, strategyId, progress => {
        // Given up by whoever asked.
        gone.throwIfAborted()
        say({ progress: Math.round(progress * 100) / 100 })
      })
        .then(async file => {
          await record(deps, strategyId, member)
          const token = await held.hold(file, { browser: browserOf(request), about: strategyId })
          return { ready: { token, bytes: file.received.size } }
        })
        .catch(refused),
    )
    return reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('connection', 'close')
      .send(Readable.from(making))
  })
  app.get(wire.archivePath(':strategyId', ':token'), async (request, reply) => {
    const { strategyId } = paramsOf(wire.OfStrategy, request)
    const { token } = paramsOf(wire.OfToken, request)
    const { strategy } = await permitted(request, strategyId)
    const file = await held.take(token, { browser: browserOf(request), about: strategyId })
    if (file === undefined)
      throw new Refusal(
        'gone',
        'This archive is not kept any more. Have it made once more on the page of the strategy.',
      )
    return (
      reply
        .header('content-type', 'application/zip')
        .header('content-length', file.size)
        .header('content-disposition', create(nameOf(strategy)))
        .header('cache-control', 'no-store')
        // Whoever has all of it would otherwise keep the line of a server that is about to stop.
        .header('connection', 'close')
        .send(Readable.from(bytesOf(file)))
    )
  })
}

const nameOf = ({ title, period }: Strategy): string => safeFileName(`Archive, ${title} ${period}`, 'zip', 'Archive')

/** In the record of each session: a file goes further than a page. */
async function record(deps: Deps, strategyId: StrategyId, member: Member): Promise<void> {
  const all = await sessionsOf(deps, strategyId)
  const did = { kind: 'archive-taken' } as const
  const audited = auditRow(deps, { by: 'organiser', did: 'archive-taken', strategyId })
  const lines = all.map(({ id }) => activityRow(deps, { sessionId: id, member, did }))
  await deps.store.commit({ puts: [...lines, audited] })
}

/** Aborted once whoever asked has gone. */
function endOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    gone.abort()
  })
  return gone.signal
}

/** So that the line of whoever waits is not filled with nearly the same. */
const steps = 100

async function made(deps: MakingDeps, strategyId: StrategyId, onProgress: (part: number) => void): Promise<ToHold> {
  let told = -1
  const tell = (part: number): void => {
    const step = Math.floor(Math.min(1, part) * steps)
    if (step > told) onProgress(step / steps)
    told = Math.max(told, step)
  }
  const series = await gatherSeries(deps, strategyId, (done, of) => tell(done / of / 2))
  if (series === undefined) throw new Refusal('gone', 'This strategy is not here any more.')
  const site = siteOf(deps, series.strategy, part => tell(0.5 + part / 2))
  return receive(deps, zipPieces(archiveEntries(deps, series, site)))
}

async function receive(deps: Deps, bytes: AsyncIterable<Uint8Array>): Promise<ToHold> {
  const id = FileId.parse(deps.newId())
  try {
    return { id, received: await deps.files.receive(id, bytes, mostArchiveBytes) }
  } catch (error) {
    if (error instanceof TooLarge) throw new Refusal('too-large', 'At most 4 GB fit in an archive.')
    if (error instanceof DiskFull)
      throw new Refusal('not-saved', 'The disk of this server is full. Nothing was kept: tell whoever runs it.')
    throw error
  }
}

const refused = (error: unknown): object => ({
  refused: error instanceof Refusal ? error.message : 'The archive could not be made. Try again.',
})

const chunkLength = 256 * 1024

/** Nothing is left of it once it was sent, or whoever asked has gone. */
async function* bytesOf(file: FoundFile): AsyncGenerator<Uint8Array> {
  try {
    for (let at = 0; at < file.size; at += chunkLength) yield await file.read(at, chunkLength)
  } finally {
    await file.drop()
  }
}

function mountBringingIn(app: FastifyInstance, deps: Deps, held: HeldFiles): void {
  const about = 'bring-in'
  const permitted = async (browser: string | undefined) => {
    const member = await knownMember(deps, browser, whole)
    permit(member, 'bring-in-archive')
    return member
  }
  app.post(wire.lookAtArchivePath, async (request, reply) => {
    try {
      const browser = browserOf(request)
      await permitted(browser)
      mayTakeLong(request, longestMs)
      const file = await sentArchive(deps, request)
      const { archive } = await lookedArchive(file.received).catch(async (error: unknown) => {
        await file.received.drop()
        throw error
      })
      const { madeAt, strategy, counts } = archive.manifest
      const token = await held.hold(file, { browser, about })
      return wire.LookedAtArchive.parse({ token, madeAt, strategy, counts, isHere: await isHere(deps, strategy.id) })
    } catch (error) {
      await hearOut(request, reply)
      throw error
    }
  })
  mount(app, wire.bringInArchive, async ({ browser, params: { token } }) => {
    const member = await permitted(browser)
    const file = await held.take(token, { browser, about })
    if (file === undefined) throw new Refusal('gone', 'This archive is not kept any more. Choose the file once more.')
    try {
      const { strategy, link } = await bringInFile(deps, file, member)
      return { strategyId: strategy.id, link }
    } finally {
      await file.drop()
    }
  })
}

async function sentArchive(deps: Deps, request: FastifyRequest): Promise<ToHold> {
  const at = ['body', 'file']
  if (!request.isMultipart()) throw new Refusal('malformed', 'Choose an archive.', { at })
  const limits = { fileSize: mostArchiveBytes + 1, files: 1, fields: 0, parts: 1, headerPairs: 20 }
  let sent: ToHold | undefined
  try {
    // To the end of what is sent: otherwise its line would not be free for what comes next.
    for await (const part of request.parts({ limits })) if (part.type === 'file') sent = await receive(deps, part.file)
  } catch (error) {
    await sent?.received.drop()
    if (error instanceof Refusal) throw error
    throw new Refusal('malformed', 'We could not read all of what was sent. Try again.', { at })
  }
  if (sent === undefined) throw new Refusal('malformed', 'Choose an archive.', { at })
  return sent
}
