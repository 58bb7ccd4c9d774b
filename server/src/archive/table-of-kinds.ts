/**
 * Every kind of row there is, and how it goes into the archive of a series: whole, in part, or not at all and why. A kind that is not
 * named here fails a test. One whose parent is named goes whole by `whole(kind, { under })`; its words then have to be for everybody of
 * the team. The order is that of reading and writing: a parent stands before what is listed under it.
 */
import * as z from 'zod/mini'
import { draftDocName, lookDocName, remarksDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { CheckBack } from '@waymark/shared/model/check-back.ts'
import type { Comment } from '@waymark/shared/model/feedback.ts'
import { Lineage } from '@waymark/shared/model/lineage.ts'
import { Look } from '@waymark/shared/model/look.ts'
import { LightGiven, Mark } from '@waymark/shared/model/mark.ts'
import { responseWordsId, type Response } from '@waymark/shared/model/response.ts'
import { instantOf, timeIn, type Instant, type ZonedTime } from '@waymark/shared/model/time.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import * as kinds from '#store/kinds.ts'
import * as monitoring from '#store/monitoring-kinds.ts'
import * as people from '#store/people-kinds.ts'
import type { Store } from '#store/store.ts'
import { changed, whole, type Along, type Carried, type LeftOut } from './carried.ts'
import { dealtOut, howMany, idMadeOf, nobody, without } from './nobody.ts'

const by = z.int().check(z.positive(), z.maximum(100_000))
const noOne = { id: true, memberId: true } as const

/** What a room is not shown, nobody takes away. */
const isShown = (roomId: string, along: Along): boolean => along.get(kinds.rooms, roomId as never)?.marksShown === true

const settingsOf = (roomId: string, along: Along) => {
  const room = along.get(kinds.rooms, roomId as never)
  return room === undefined ? undefined : along.get(kinds.breakouts, room.breakoutId)?.settings
}

export const carried: readonly Carried[] = [
  // The demo that is brought in is a series like others: nobody comes in without a link.
  whole(kinds.strategies, { leave: strategy => ({ ...strategy, demo: false }) }),
  changed(kinds.lineages, {
    under: kinds.strategies,
    schema: Lineage.check(z.refine(({ before }) => before?.kind !== 'strategy')),
    lines: (all, _, store) => Promise.all(all.map(one => withWhatWasBefore(store, one))),
    record: lineage => lineage,
  }),
  whole(kinds.drafts, { under: kinds.strategies, docs: ({ id }) => [draftDocName(id), remarksDocName(id)] }),
  whole(kinds.versions, { under: kinds.drafts }),
  whole(kinds.versionWords, { under: kinds.drafts }),
  whole(kinds.rounds, { under: kinds.drafts }),
  whole(kinds.comments, { under: kinds.rounds, leave: standingComment }),
  // What the team took back is told to nobody.
  whole(kinds.outcomes, {
    under: kinds.drafts,
    leave: outcome =>
      outcome.isTakenBack ? undefined : { ...outcome, updates: outcome.updates.filter(one => !one.isTakenBack) },
  }),
  whole(kinds.earlierOutcomes, {
    under: kinds.drafts,
    leave: (one, along) => {
      const outcome = along.get(kinds.outcomes, one.id.slice(0, one.id.lastIndexOf('.')) as never)
      return outcome === undefined || one.isTakenBack ? undefined : one
    },
  }),
  whole(kinds.decisions, { under: kinds.strategies }),
  whole(kinds.countingNotes, { under: kinds.strategies }),
  // Nobody reads what is published on another server before somebody says so there.
  whole(kinds.publications, { under: kinds.drafts, leave: publication => ({ ...publication, openedAt: null }) }),
  // Whom people could talk to, and how that person was reached, is of that day.
  whole(kinds.sessions, { under: kinds.strategies, leave: session => ({ ...session, lead: null }) }),
  // That it was taken away, and brought in, is of this server.
  whole(kinds.activities, {
    under: kinds.sessions,
    leave: activity => (activity.did.kind.startsWith('archive-') ? undefined : activity),
  }),
  whole(kinds.files, { under: kinds.sessions, leave: file => (file.removedAt === null ? file : undefined) }),
  whole(kinds.breakouts, {
    under: kinds.sessions,
    leave: breakout => ({ ...breakout, timer: null }),
    docs: ({ id }) => [themesDocName(id)],
  }),
  whole(kinds.histories, { under: kinds.breakouts }),
  changed(kinds.looks, {
    under: kinds.breakouts,
    schema: z.omit(Look, { memberId: true }),
    lines: all => all.map(look => without(look, ['memberId'])),
    record: look => ({ ...look, memberId: nobody(look.id) }),
    docs: ({ id }) => [lookDocName(id)],
  }),
  whole(kinds.rooms, { under: kinds.breakouts, docs: ({ id }) => [roomDocName(id)] }),
  changed(kinds.marks, {
    under: kinds.rooms,
    schema: z.extend(z.omit(Mark, noOne), { by }),
    lines: (all, along) => {
      const [first] = all
      const settings = first === undefined ? undefined : settingsOf(first.roomId, along)
      if (first === undefined || settings === undefined || !isShown(first.roomId, along)) return []
      const there = all.filter(({ noteId }) => along.hasNote(noteId))
      // Where dots are counted for each person, none is said to have given two.
      const people = settings.marks === 'dots' ? there.length : howMany(there)
      return dealtOut(there, { about: ({ noteId }) => noteId, people })
    },
    record: ({ by: one, ...mark }) => ({
      ...mark,
      id: idMadeOf(mark.roomId, mark.noteId, String(one)),
      memberId: nobody(mark.roomId, String(one)),
    }),
  }),
  changed(kinds.lightsGiven, {
    under: kinds.rooms,
    schema: z.extend(z.omit(LightGiven, noOne), { by }),
    lines: (all, along) =>
      all.every(({ roomId }) => isShown(roomId, along))
        ? dealtOut(all, { about: ({ sectionId }) => sectionId, people: howMany(all) })
        : [],
    record: ({ by: one, ...given }) => ({
      ...given,
      id: idMadeOf(given.roomId, given.sectionId, String(one)),
      memberId: nobody(given.roomId, String(one)),
    }),
  }),
  changed(kinds.checkBacks, {
    under: kinds.rooms,
    schema: z.extend(z.omit(CheckBack, noOne), { by }),
    lines: all => dealtOut(all, { about: ({ themeId }) => themeId, people: howMany(all) }),
    record: ({ by: one, ...said }) => ({
      ...said,
      id: idMadeOf(said.roomId, said.themeId, String(one)),
      memberId: nobody(said.roomId, String(one)),
    }),
  }),
  whole(kinds.questionSets, { under: kinds.sessions, leave: set => ({ ...set, openedAt: null }) }),
  whole(kinds.responses, { under: kinds.questionSets, leave: sentAndStanding }),
  // What an answer said before its author changed it is theirs.
  whole(kinds.responseWords, {
    under: kinds.responses,
    leave: (words, along) => (words.id === nowOf(along.get(kinds.responses, words.responseId)) ? words : undefined),
  }),
  // A passage that its author has changed since stays a note, and leads to no answer any more.
  whole(kinds.excerpts, {
    under: kinds.rooms,
    leave: (excerpt, along) => {
      const words = along.get(kinds.responseWords, nowOf(along.get(kinds.responses, excerpt.responseId)))
      const stands = excerpt.takenOff === null && along.hasNote(excerpt.id)
      return stands && words?.pieces.some(({ id }) => id === excerpt.pieceId) === true ? excerpt : undefined
    },
  }),
]

/** What other rows lead to, or a document or a file hangs on. */
export const places = carried.filter(
  one => one.hasDocs || one.name === kinds.files.name || carried.some(({ under }) => under === one.name),
)

const nowOf = (response: Response | undefined): string => (response === undefined ? '' : responseWordsId(response))

/** The strategy before is another series: what is said of it goes along as if it had been typed in. */
async function withWhatWasBefore(store: Store, lineage: Lineage): Promise<Lineage> {
  const { before } = lineage
  if (before?.kind !== 'strategy') return lineage
  const gone = { title: 'A strategy that is not here any more', period: 'not known', ambitions: [], values: [] }
  const { title, period, ambitions, values } = (await store.get(kinds.strategies, before.strategyId)) ?? gone
  const called = (items: readonly { readonly id: string; readonly title: string }[]) =>
    items.map(one => ({ id: one.id, title: one.title }))
  const typed = { kind: 'typed', title, period, ambitions: called(ambitions), values: called(values) }
  return Lineage.parse({ ...lineage, before: typed })
}

/** When somebody answered is no more exact than the day, and whether it was late. */
function sentAndStanding(response: Response, along: Along): Response | undefined {
  const { sentAt, withdrawnAt, setId } = response
  const deadline = along.get(kinds.questionSets, setId)?.deadline
  if (sentAt === null || withdrawnAt !== null || deadline === undefined) return undefined
  return { ...response, sentAt: byTheDay(sentAt, deadline) }
}

/** As of answers: no more exact than the day, and whether it was late. */
function standingComment(comment: Comment, along: Along): Comment | undefined {
  const round = along.get(kinds.rounds, comment.roundId)
  if (comment.withdrawnAt !== null || round === undefined) return undefined
  const at = byTheDay(comment.at, round.closesAt)
  const { closedEarlyAt } = round
  const isAfterEarlyEnd = closedEarlyAt !== null && comment.at >= closedEarlyAt
  return { ...comment, at: isAfterEarlyEnd && at < closedEarlyAt ? closedEarlyAt : at }
}

function byTheDay(sentAt: Instant, deadline: ZonedTime): Instant {
  const { local, zone } = timeIn(deadline.zone, sentAt)
  const day = instantOf({ local: `${local.slice(0, 10)}T00:00`, zone })
  return !isBefore(sentAt, deadline) && isBefore(day, deadline) ? instantOf(deadline) : day
}

const secret = 'It lets somebody in, or says who did. What is brought in gets new links.'
const ofTheMoment = 'It is about people who were there at that moment.'
const deleted = 'It holds what stood there once, words that were taken back since among them.'
const ofTheRoom = 'Who is in the room is kept apart from words and people, and stays apart.'
const ofPeople = 'Who people are, and how to reach them, is kept apart from words and stays apart.'

/** Not at all, and why. */
export const leftOut: readonly LeftOut[] = [
  { name: kinds.links.name, why: secret },
  { name: kinds.shortCodes.name, why: secret },
  { name: kinds.codeTries.name, why: 'It is a number that this server counts for itself.' },
  { name: kinds.members.name, why: secret },
  { name: kinds.seats.name, why: secret },
  { name: kinds.watchDoors.name, why: secret },
  { name: kinds.answerDoors.name, why: secret },
  { name: kinds.mailDoors.name, why: secret },
  { name: kinds.returnKeys.name, why: secret },
  { name: kinds.roundDoors.name, why: secret },
  { name: kinds.commentKeys.name, why: secret },
  {
    name: kinds.authorships.name,
    why: 'It says whose a note is, and holds notes that nobody is shown. What is brought in is nobody’s.',
  },
  { name: kinds.notQuoted.name, why: 'It says what one person chose. What they said goes along without its words.' },
  { name: kinds.talkWishes.name, why: 'It is for one person alone.' },
  { name: kinds.helpAsks.name, why: ofTheMoment },
  { name: kinds.deskMessages.name, why: ofTheMoment },
  { name: kinds.gatherings.name, why: ofTheMoment },
  { name: kinds.commentWritings.name, why: 'It is a number that this server counts for itself.' },
  { name: kinds.audits.name, why: 'It is about what was done on this server.' },
  ...[kinds.privacySettings, kinds.dryRuns, kinds.dueParts, kinds.timesSeen].map(({ name }) => ({
    name,
    why: 'It is how this server keeps what it keeps.',
  })),
  { name: kinds.erasures.name, why: 'It is work of this server, for somebody who asked it.' },
  { name: kinds.erasedNotes.name, why: 'It says of a note that it is gone, and what is gone goes nowhere.' },
  { name: kinds.heldFiles.name, why: 'It waits for a moment for one browser.' },
  { name: kinds.snapshots.name, why: deleted },
  { name: kinds.snapshotStates.name, why: deleted },
  { name: kinds.logTries.name, why: ofTheMoment },
  { name: kinds.bookingPages.name, why: 'Places are booked on this server.' },
  ...Object.values(people).map(({ name }) => ({ name, why: ofPeople })),
  ...Object.values(monitoring).map(({ name }) => ({ name, why: ofTheRoom })),
]
