/** Versions of a draft: keeping one, reading it, and letting everybody read it. */
import * as z from 'zod/mini'
import { DraftId, VersionId } from '#model/ids.ts'
import { Version, VersionName, VersionWords, WhatChanged } from '#model/version.ts'
import { nothing, route } from './route.ts'

const ofDraft = z.object({ draftId: DraftId })
const ofVersion = z.object({ draftId: DraftId, versionId: VersionId })

/** The newest first. `address` is where everybody reads the published ones; empty while nothing is shown. */
export const listVersions = route({
  method: 'GET',
  path: '/api/drafts/:draftId/versions',
  params: ofDraft,
  body: nothing,
  reply: z.object({ versions: z.array(Version), address: z.string(), mayPublish: z.boolean() }),
})

/** Keeps what the draft says now under a name. Asked twice, it is kept once, and is called as it was called last. */
export const putVersion = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/versions/:versionId',
  params: ofVersion,
  body: z.object({ name: VersionName }),
  reply: z.object({ version: Version }),
})

export const readVersion = route({
  method: 'GET',
  path: '/api/drafts/:draftId/versions/:versionId',
  params: ofVersion,
  body: nothing,
  reply: z.object({ version: Version, words: VersionWords }),
})

/** Lets everybody read it. With notes that nobody has looked at, only when that is said to be known. */
export const publishVersion = route({
  method: 'POST',
  path: '/api/drafts/:draftId/versions/:versionId/publish',
  params: ofVersion,
  body: z.object({ changes: WhatChanged, knowsNotLookedAt: z.boolean() }),
  reply: z.object({ version: Version, address: z.string() }),
})

/**
 * Puts what it says in the place of what the draft says, after that was kept as a version: `before`, or null where the draft says the
 * same already, and nothing was done.
 */
export const restoreVersion = route({
  method: 'POST',
  path: '/api/drafts/:draftId/versions/:versionId/restore',
  params: ofVersion,
  body: nothing,
  reply: z.object({ before: z.nullable(Version) }),
})

/** Nothing of the draft is shown to everybody any more; publishing a version shows it again under the same address. */
export const takeDown = route({
  method: 'POST',
  path: '/api/drafts/:draftId/take-down',
  params: ofDraft,
  body: nothing,
  reply: nothing,
})
