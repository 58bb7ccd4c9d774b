/** Long exports over HTTP: written aside, told how they go, given up with their request, and kept some minutes to be fetched. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { FileId } from '@waymark/shared/model/ids.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import * as wire from '@waymark/shared/wire/exports.ts'
import type { Deps } from '#deps.ts'
import { wholeToSend } from './whole-to-send.ts'
import type { Exporter } from '#export/exporter.ts'
import type { Exported } from '#export/write-export.ts'
import { Refusal } from '#refusal.ts'
import { whatIsAsked } from './asked-export.ts'
import { DiskFull } from '#store/kept-files.ts'
import { browserOf } from './browser.ts'
import { heldFiles, inSlices, tidyNowAndThen, type Bounds, type HeldFiles } from './held-files.ts'
import { openedDraft } from './opened-draft.ts'
import { paramsOf } from './plain-forms.ts'
import { toldLines } from './told-lines.ts'

/** Of one browser at once, on one server. */
const mostAtOnce = 2
const mostBytes = 96 * 1024 * 1024
const bounds: Bounds = { what: 'export', longestMs: 10 * 60_000, most: 24, mostOfBrowser: 3, mostBytes }
const everyMs = 1000

export function mountExports(app: FastifyInstance, deps: Deps, files: Exporter): void {
  const held = heldFiles(deps, bounds)
  app.addHook('onClose', async () => stopTidying())
  const stopTidying = tidyNowAndThen([held])
  const running = new Map<string, number>()
  const count = (browser: string, by: number): void => {
    const now = (running.get(browser) ?? 0) + by
    if (now === 0) running.delete(browser)
    else running.set(browser, now)
  }

  app.post(exportPath(':draftId', ':format'), async (request, reply) => {
    const asked = whatIsAsked(request, deps.now())
    const { draftId } = asked
    const browser = browserOf(request) ?? ''
    const { draft, series } = await openedDraft(deps, browserOf(request), { draftId, act: 'read-draft' })
    if ((running.get(browser) ?? 0) >= mostAtOnce)
      throw new Refusal('too-many', 'Two files are being written for you already. Wait for one of them, or stop it.')
    const signal = endOf(reply)
    const write = async (say: (said: wire.ExportLine) => void): Promise<wire.ExportLine> => {
      count(browser, 1)
      const telling = tellTime(say)
      try {
        const whole = await wholeToSend(deps, draft, series)
        const exported = await files.write({ ...asked, whole }, { signal, onBegun: telling.begin })
        const token = await hold(deps, held, { exported, of: { browser, about: draftId } })
        return { ready: { address: wire.exportedPath(draftId, token), bytes: exported.bytes.byteLength } }
      } catch (error) {
        if (error instanceof Refusal) return { refused: error.message }
        request.log.error(error)
        return { refused: 'The file could not be written. Try again, or choose another format.' }
      } finally {
        telling.end()
        count(browser, -1)
      }
    }
    return reply
      .header('cache-control', 'no-store')
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .send(Readable.from(toldLines(write)))
  })
  app.get(wire.exportedPath(':draftId', ':exportId'), async (request, reply) => {
    const { draftId, exportId } = paramsOf(wire.OfExport, request)
    await openedDraft(deps, browserOf(request), { draftId, act: 'read-draft' })
    const found = await held.find(exportId, { browser: browserOf(request) ?? '', about: draftId })
    const bytes = await found?.bytes()
    if (found === undefined || bytes === undefined)
      throw new Refusal('gone', 'This file is not kept any more. Export it again.')
    return reply
      .header('content-type', found.says?.mediaType)
      .header('content-disposition', found.says?.disposition)
      .header('content-length', found.size)
      .header('cache-control', 'no-store')
      .send(bytes)
  })
}

interface Holding {
  readonly exported: Exported
  readonly of: Parameters<HeldFiles['hold']>[1]
}

/** Answers once it can be fetched from any server of the store. */
async function hold({ files, newId }: Deps, held: HeldFiles, { exported, of }: Holding): Promise<string> {
  const { bytes, mediaType, disposition } = exported
  if (bytes.byteLength > mostBytes)
    throw new Refusal('too-large', 'This file is too large to wait here. Choose another format.')
  const id = FileId.parse(newId())
  const received = await files.receive(id, inSlices(bytes), mostBytes).catch((error: unknown) => {
    if (!(error instanceof DiskFull)) throw error
    throw new Refusal('not-saved', 'The disk of this server is full. Nothing was kept: tell whoever runs it.')
  })
  return held.hold({ id, received, says: { mediaType, disposition } }, of)
}

export const sendExported = (reply: FastifyReply, { bytes, mediaType, disposition }: Exported): FastifyReply =>
  reply
    .header('content-type', mediaType)
    .header('content-disposition', disposition)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))

/** Aborted once whoever asked has gone. */
export function endOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    gone.abort()
  })
  return gone.signal
}

/** That others come first, then each second how long it has been written. */
function tellTime(say: (said: wire.ExportLine) => void) {
  let seconds = 0
  let timer: NodeJS.Timeout | undefined
  say({ waiting: true })
  return {
    begin: () => {
      say({ writing: seconds })
      timer = setInterval(() => {
        seconds += 1
        say({ writing: seconds })
      }, everyMs)
    },
    end: () => {
      clearInterval(timer)
    },
  }
}
