/**
 * Every kind of row of the three stores and every kind of document, and which class of data it is: that says how long it is kept. A kind
 * that is not named here fails a test.
 */
import { timedClasses, type RetentionClass } from '@waymark/shared/model/retention.ts'
import * as kinds from '#store/kinds.ts'
import * as monitoring from '#store/monitoring-kinds.ts'
import * as people from '#store/people-kinds.ts'

const names = (all: readonly { readonly name: string }[]): string[] => all.map(({ name }) => name)

/** What stands in `words` loses the person and stays as nobody's; the rest of the timed ones goes whole. */
export const classOfKind: ReadonlyMap<string, RetentionClass> = new Map(
  Object.entries({
    // Bookings, requests for a format, thanks: the part of people's store that the doors of others fill.
    contact: names([
      people.bookings,
      people.bookingCounts,
      people.formatTerms,
      people.formatRequests,
      people.thanksTerms,
      people.acknowledgements,
    ]),
    words: names([
      kinds.authorships,
      kinds.members,
      kinds.seats,
      kinds.notQuoted,
      kinds.marks,
      kinds.lightsGiven,
      kinds.checkBacks,
      kinds.talkWishes,
      kinds.looks,
      kinds.rooms,
      kinds.sessions,
      kinds.responses,
      kinds.responseWords,
      kinds.returnKeys,
      kinds.excerpts,
      kinds.comments,
      kinds.commentKeys,
    ]),
    payment: names([people.paymentTerms, people.paymentOffers]),
    record: names([kinds.activities, kinds.audits]),
    history: names([kinds.histories, kinds.snapshots, kinds.snapshotStates]),
    // Gone within hours by whoever comes by, as they say themselves.
    moment: names([
      kinds.shortCodes,
      kinds.codeTries,
      kinds.helpAsks,
      kinds.heldFiles,
      kinds.deskMessages,
      kinds.gatherings,
    ]),
    // Deleted once they are counted; a concern goes on the day that its lead has set.
    monitoring: names([monitoring.whoForms, monitoring.whoAnswers]),
    concerns: names([people.safeguardings, people.leadKeys, people.concerns, people.concernEntries, kinds.logTries]),
    series: names([
      kinds.strategies,
      kinds.lineages,
      kinds.breakouts,
      kinds.links,
      kinds.watchDoors,
      kinds.drafts,
      kinds.versions,
      kinds.versionWords,
      kinds.publications,
      kinds.outcomes,
      kinds.earlierOutcomes,
      kinds.decisions,
      kinds.countingNotes,
      kinds.rounds,
      kinds.roundDoors,
      kinds.commentWritings,
      kinds.files,
      kinds.questionSets,
      kinds.answerDoors,
      kinds.mailDoors,
      kinds.bookingPages,
    ]),
    settings: names([
      kinds.erasures,
      kinds.erasedNotes,
      kinds.privacySettings,
      kinds.dryRuns,
      kinds.dueParts,
      kinds.timesSeen,
      people.duePeopleParts,
    ]),
  } satisfies Record<RetentionClass, string[]>).flatMap(([of, all]) =>
    all.map(name => [name, of as RetentionClass] as const),
  ),
)

/** Of documents: the words of rooms lose the names with their notes; the rest is the work itself. */
export const classOfDoc = {
  room: 'words',
  themes: 'series',
  look: 'series',
  draft: 'series',
  remarks: 'series',
} as const satisfies Record<string, RetentionClass>

export const isTimed = (of: RetentionClass | undefined): boolean => timedClasses.some(one => one === of)
