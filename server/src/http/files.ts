/** The files of a session over HTTP: sent as a form, and fetched as attachments that nothing runs. */
import { finished } from 'node:stream/promises'
import multipart, { type Multipart } from '@fastify/multipart'
import { create } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FileId, SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { FileWords, maxFileBytes, type FileKind, type SessionFile } from '@waymark/shared/model/session-file.ts'
import { tooLargeSaid } from '@waymark/shared/rules/file-words.ts'
import { may, type Act } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/files.ts'
import type { Deps } from '#deps.ts'
import { safeFileName } from '#export/safe-file-name.ts'
import { addFile, changeFile, fileOf, filesOf, haveRoom, putFileBack, removeFile } from '#files/session-files.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit } from '#session/members.ts'
import { sessionPlace } from '#session/places.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'
import { mayTakeLong } from './slow-requests.ts'

type Browser = string | undefined

/** For a slow line: 25 MB in ten minutes. */
export const longestUploadMs = 10 * 60 * 1000

export async function mountFiles(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    // One more byte than fits, so that a file of exactly the limit does.
    limits: { fileSize: maxFileBytes + 1, files: 1, fields: 2, fieldSize: 16 * 1024, parts: 3, headerPairs: 20 },
  })
  const permitted = async (browser: Browser, sessionId: SessionId, act: Act): Promise<Member> => {
    const { session } = await sessionPlace(deps, sessionId)
    const member = await knownMember(deps, browser, { sessionId, strategyId: session.strategyId })
    permit(member, act)
    return member
  }
  const changed = async (browser: Browser, id: FileId, act: (file: SessionFile) => Promise<void>) => {
    const file = await fileOf(deps, id)
    await permitted(browser, file.sessionId, 'manage-files')
    await act(file)
    return {}
  }

  mount(app, wire.listFiles, async ({ browser, params: { sessionId } }) => {
    const { role } = await permitted(browser, sessionId, 'read-session')
    const all = await filesOf(deps, sessionId)
    return { files: may(role, 'manage-files') ? all : all.filter(({ removedAt }) => removedAt === null) }
  })
  mount(app, wire.changeFile, ({ browser, params, body }) =>
    changed(browser, params.fileId, file => changeFile(deps, file, body)),
  )
  mount(app, wire.removeFile, ({ browser, params }) => changed(browser, params.fileId, file => removeFile(deps, file)))
  mount(app, wire.putFileBack, ({ browser, params }) =>
    changed(browser, params.fileId, file => putFileBack(deps, file)),
  )
  app.post(wire.addFilePath(':sessionId'), async (request, reply) => {
    try {
      const { sessionId } = paramsOf(wire.OfSession, request)
      await permitted(browserOf(request), sessionId, 'manage-files')
      await haveRoom(deps, sessionId)
      mayTakeLong(request, longestUploadMs)
      const file = await addFile(deps, sessionId, await sentFile(request))
      return wire.AddedFile.parse({ file })
    } catch (error) {
      await hearOut(request, reply)
      throw error
    }
  })
  mountContent(app, deps, permitted)
}

type Permitted = (browser: Browser, sessionId: SessionId, act: Act) => Promise<Member>

function mountContent(app: FastifyInstance, deps: Deps, permitted: Permitted): void {
  app.get(wire.fileContentPath(':fileId'), async (request, reply) => {
    const file = await fileOf(deps, paramsOf(wire.OfFile, request).fileId)
    await permitted(browserOf(request), file.sessionId, file.removedAt === null ? 'read-session' : 'manage-files')
    const kept = await deps.files.read(file.id)
    if (kept === undefined) throw new Refusal('gone', 'This file is not here any more. Ask whoever runs the session.')
    const { mediaType, extension } = kinds[file.kind]
    return (
      reply
        .header('content-type', mediaType)
        .header('content-length', kept.size)
        .header('content-disposition', create(safeFileName(file.title, extension, 'File')))
        .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-cache')
        // Whoever has all of it would otherwise keep the line of a server that is about to stop.
        .header('connection', 'close')
        .send(kept.bytes)
    )
  })
}

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

const kinds: Readonly<Record<FileKind, { readonly mediaType: string; readonly extension: string }>> = {
  pdf: { mediaType: 'application/pdf', extension: 'pdf' },
  pptx: { mediaType: `${office}.presentationml.presentation`, extension: 'pptx' },
  docx: { mediaType: `${office}.wordprocessingml.document`, extension: 'docx' },
  odt: { mediaType: `${openDocument}.text`, extension: 'odt' },
  odp: { mediaType: `${openDocument}.presentation`, extension: 'odp' },
  png: { mediaType: 'image/png', extension: 'png' },
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg' },
  webp: { mediaType: 'image/webp', extension: 'webp' },
  txt: { mediaType: 'text/plain; charset=utf-8', extension: 'txt' },
}

/** The words that came before the file, and the file, which is still on its way. The name it came with is not looked at. */
async function sentFile(request: FastifyRequest) {
  if (!request.isMultipart()) throw new Refusal('malformed', 'Choose a file to add.', { at: ['body', 'file'] })
  const fields = new Map<string, unknown>()
  for await (const part of readable(request.parts())) {
    if (part.type === 'file') return { words: wordsOf(fields), bytes: whole(part) }
    // A form sends each line break as two characters; what was typed is one.
    fields.set(part.fieldname, typeof part.value === 'string' ? part.value.replaceAll('\r\n', '\n') : undefined)
  }
  throw new Refusal('malformed', 'Choose a file to add.', { at: ['body', 'file'] })
}

function wordsOf(fields: ReadonlyMap<string, unknown>): FileWords {
  const words = FileWords.safeParse({ title: fields.get('title'), description: fields.get('description') })
  if (words.success) return words.data
  const [first] = words.error.issues
  throw new Refusal('malformed', first?.message ?? 'Say what it is.', {
    at: ['body', ...(first?.path ?? []).map(String)],
  })
}

/** Nobody hears a no who is still speaking: what is on its way is let come, unless it is far more than could be taken. */
export async function hearOut({ raw, headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (Number(headers['content-length'] ?? 0) > maxFileBytes * 2) void reply.header('connection', 'close')
  else if (!raw.complete && !raw.destroyed) {
    raw.resume()
    await finished(raw, { writable: false }).catch(() => undefined)
  }
}

/** What cannot be read as a form is a fault of whoever sent it, and so is one that breaks off. */
async function* readable<T>(parts: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    for await (const part of parts) yield part
  } catch {
    throw new Refusal('malformed', 'We could not read all of what was sent. Try again.', { at: ['body', 'file'] })
  }
}

/** A file that was cut at the limit is too large, not shorter. */
async function* whole(part: Extract<Multipart, { readonly type: 'file' }>): AsyncGenerator<Uint8Array> {
  for await (const chunk of readable<unknown>(part.file)) if (chunk instanceof Uint8Array) yield chunk
  if (part.file.truncated) throw new Refusal('too-large', tooLargeSaid, { at: ['body', 'file'] })
}
