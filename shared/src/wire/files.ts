/** The files of a session. One is sent as a form with a file in it (multipart), and fetched as an attachment. */
import * as z from 'zod/mini'
import { FileId, SessionId } from '#model/ids.ts'
import { FileWords, SessionFile } from '#model/session-file.ts'
import { nothing, route } from './route.ts'

const ofSession = z.object({ sessionId: SessionId })
export const OfFile = z.object({ fileId: FileId })

/** In the order in which they were added; those that were removed are told to the team alone. */
export const listFiles = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/files',
  params: ofSession,
  body: nothing,
  reply: z.object({ files: z.array(SessionFile) }),
})

/** POST, as multipart: the fields `title` and `description` first, then the file. Answers `AddedFile`. */
export const addFilePath = (sessionId: SessionId | ':sessionId'): string => `/api/sessions/${sessionId}/files`
export const OfSession = ofSession
export const AddedFile = z.object({ file: SessionFile })

export const changeFile = route({
  method: 'PUT',
  path: '/api/files/:fileId',
  params: OfFile,
  body: FileWords,
  reply: nothing,
})
export const removeFile = route({
  method: 'DELETE',
  path: '/api/files/:fileId',
  params: OfFile,
  body: nothing,
  reply: nothing,
})
export const putFileBack = route({
  method: 'POST',
  path: '/api/files/:fileId/back',
  params: OfFile,
  body: nothing,
  reply: nothing,
})

/** GET answers the file itself. */
export const fileContentPath = (fileId: FileId | ':fileId'): string => `/api/files/${fileId}/content`
