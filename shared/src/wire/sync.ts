/** What crosses the socket beyond y-websocket's own messages. A client that knows none of it is served all the same. */
import * as z from 'zod/mini'
import { DisplayName, Role } from '#model/member.ts'

/** `ws://host/sync/room:ID`, which is how y-websocket joins its server address and the name of a document. */
export const syncPath = '/sync'

/** Add `?saved=1` to be told of saving. Then the server sends messages of this kind: a varUint, how many of this connection's document messages (step 2 and update) are on disk. */
export const savedMessage = 100
/** And of this kind, once: the identity (as JSON) under which the others are told of this connection. */
export const identityMessage = 101
/** And of this kind, without a body, when what stands beside the document (its step, its room's name) has changed: ask for the page again. */
export const lookAgainMessage = 102
/** And of this kind: several messages in one frame, each as a varUint8Array, to be read in their order. None of them wants an answer. */
export const severalMessage = 103
/** And of this kind, without a body, every few seconds: the server is there, and so is everybody it has told of and not taken back. */
export const aliveMessage = 104
/**
 * And of this kind, before anything else: the epoch of the document, as a varString. It changes when the document is written anew so
 * that nothing deleted is left in it. A client that has a copy says of which epoch it is, `?saved=1&epoch=E`, and is closed with
 * `closeCodes.rebuilt` where that is not the present one: changes of an old copy would bring back what was deleted.
 */
export const epochMessage = 105
export const wantsSaved = { saved: '1' } as const

/** 4400 to 4499 tell y-websocket not to come back by itself. */
export const closeCodes = {
  /** The message could not be read. */
  malformed: 4400,
  /** The right to be here was withdrawn, or never given. */
  notAllowed: 4403,
  /** The document was written anew. Let the copy go, fetch it again, and make the changes that were not saved on the new one. */
  rebuilt: 4410,
  /** The document holds as much as it can. It can be read; an organiser can have it written anew. */
  full: 4413,
  /** The server is going down, or cannot save: come back later. */
  later: 4503,
  /** Too much unread: come back and catch up. */
  tooSlow: 4508,
  /** Too many messages, or too much of them, at once: come back and catch up. */
  tooMany: 4529,
} as const

/** Who somebody is, as the server stamps it on presence; what a client says of itself is replaced. `key` is the same for all windows of one person in one document, and means nothing elsewhere. */
export const Identity = z.object({ key: z.string(), name: z.nullable(DisplayName), role: Role })
export type Identity = Readonly<z.infer<typeof Identity>>

/** What is told of somebody who is here. All but `user` is said by their client. */
export const Presence = z.object({
  user: Identity,
  /** The section they are in, if they say so. */
  sectionId: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
  /** That they are writing, never what. */
  writing: z.optional(z.boolean()),
})
export type Presence = Readonly<z.infer<typeof Presence>>
