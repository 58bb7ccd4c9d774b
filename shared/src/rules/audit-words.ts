/** What is said of each deed of the audit record, and of who did it. */
import type { AuditActor, AuditDeed } from '#model/audit.ts'

export const deedWords: Readonly<Record<AuditDeed, string>> = {
  'link-made': 'A link was made',
  'link-revoked': 'A link was taken back',
  'code-made': 'A short code was made',
  'code-refused': 'Short codes were tried that open nothing',
  'came-in-as-team': 'Somebody came in as one of the team',
  'archive-taken': 'Everything of a strategy was taken away as a file',
  'letters-sent': 'Letters of thanks were sent',
  'people-taken': 'What is kept of people was taken away as a file',
  'booking-list-read': 'The list of people who booked was read',
  'monitoring-closed': 'The count of who is in the room was closed',
  'concern-raised': 'A concern was raised',
  'concerns-opened': 'Concerns were opened to read',
  'lead-named': 'Somebody was named to hear concerns',
  'lead-changed': 'Somebody else was named to hear concerns',
  'data-about-me-taken': 'Somebody took away what is kept about them',
  erased: 'Somebody had what is kept about them erased',
  'name-removed': 'Somebody had their name taken away',
  'deleted-words-erased': 'What had been deleted was erased for good',
  'retention-previewed': 'It was looked at what is to be deleted',
  'retention-purged': 'What had been kept long enough was deleted',
  'retention-changed': 'It was changed how long things are kept',
}

export const actorWords: Readonly<Record<AuditActor, string>> = {
  organiser: 'an organiser',
  facilitator: 'a facilitator',
  lead: 'whoever hears concerns',
  person: 'somebody for themselves',
  server: 'the server by itself',
  operator: 'whoever runs the server',
}
