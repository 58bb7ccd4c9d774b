/** The addresses of the pages: the server points to them, the client shows them. */
import type {
  BreakoutId,
  DraftId,
  NoteId,
  PublicationId,
  QuestionSetId,
  RoomId,
  SessionId,
  StatementId,
  StrategyId,
} from '#model/ids.ts'

export const pages = {
  home: () => '/',
  /** Coming in by a link: the secret stands behind the #, which browsers do not send. */
  comeIn: (secret: string) => `/in#${secret}`,
  startStrategy: () => '/start',
  /** What was done that touches safety, for whoever holds the link to the whole server. */
  audit: () => '/audit',
  strategy: (id: StrategyId) => `/strategies/${id}`,
  changeStrategy: (id: StrategyId) => `/strategies/${id}/change`,
  /** Where it comes from. */
  lineage: (id: StrategyId) => `/strategies/${id}/where-it-comes-from`,
  startSession: (id: StrategyId) => `/strategies/${id}/new-session`,
  /** Planned like another one. */
  startSessionLike: (id: StrategyId, like: SessionId) => `/strategies/${id}/new-session?like=${like}`,
  session: (id: SessionId) => `/sessions/${id}`,
  desk: (id: SessionId) => `/sessions/${id}/desk`,
  whatToExpect: (id: SessionId) => `/sessions/${id}/what-to-expect`,
  synthesis: (id: SessionId, breakoutId: BreakoutId) => `/sessions/${id}/group/${breakoutId}`,
  /** The summary of a breakout, and its pictures. */
  pictures: (id: SessionId, breakoutId: BreakoutId) => `/sessions/${id}/pictures/${breakoutId}`,
  snapshots: (id: SessionId, breakoutId: BreakoutId) => `/sessions/${id}/breakouts/${breakoutId}/snapshots`,
  room: (id: RoomId) => `/rooms/${id}`,
  draft: (id: DraftId) => `/drafts/${id}`,
  /** What was done about each theme: for the team to say. */
  outcomes: (id: DraftId) => `/drafts/${id}/outcomes`,
  decisions: (id: StrategyId) => `/strategies/${id}/decisions`,
  /** What it came to in numbers, for organisers. */
  impact: (id: StrategyId) => `/strategies/${id}/numbers`,
  versions: (id: DraftId) => `/drafts/${id}/versions`,
  /** What is published of a draft, for everybody: made by the server. */
  direction: (id: PublicationId) => `/direction/${id}`,
  directionVersion: (id: PublicationId, number: number) => `/direction/${id}/versions/${number}`,
  /** Where a statement comes from, and where a note went: for everybody. */
  trailOfStatement: (id: PublicationId, statementId: StatementId) => `/direction/${id}/statements/${statementId}`,
  trailOfNote: (id: PublicationId, key: string) => `/direction/${id}/said/${key}`,
  /** What people said and what was done about it, what was decided, and the numbers: made by the server, too. */
  youSaid: (id: PublicationId) => `/direction/${id}/you-said`,
  directionDecisions: (id: PublicationId) => `/direction/${id}/decisions`,
  inNumbers: (id: PublicationId) => `/direction/${id}/in-numbers`,
  /** What changed since the published one before. */
  directionChanges: (id: PublicationId, number: number) => `/direction/${id}/versions/${number}/changes`,
  /** Saying something about one statement of it, or about the whole. */
  comment: (id: PublicationId, about: StatementId | null = null) =>
    `/direction/${id}/comment${about === null ? '' : `?about=${about}`}`,
  /** One's own comment, for whoever has the link to it, and what can be done with it. */
  myComment: (secret: string, act: '' | 'change' | 'withdraw' | 'put-back' | 'hide' = '') =>
    `/direction/mine/${secret}${act === '' ? '' : `/${act}`}`,
  /** Where the team reads what people say to what is published. */
  feedback: (id: DraftId) => `/drafts/${id}/feedback`,
  /** Looking on: whoever may read needs no secret, for anybody else it stands behind the #. */
  /** Setting up questions that are answered in writing. */
  questions: (id: SessionId) => `/sessions/${id}/questions`,
  inbox: (id: SessionId, setId: QuestionSetId) => `/sessions/${id}/questions/${setId}/answers`,
  /** Paying people for their time, for organisers. */
  payments: (id: SessionId, setId: QuestionSetId) => `/sessions/${id}/questions/${setId}/payments`,
  /** Asking questions in writing that continue no session. */
  askOnTheirOwn: (id: StrategyId) => `/strategies/${id}/ask`,
  /** Made by the server, for everybody alike. */
  answer: (token: string) => `/answer/${token}`,
  /** One's own answer, for whoever has the link to it, and what can be done with it. */
  myAnswer: (secret: string, act: '' | 'change' | 'copy' | 'withdraw' | 'put-back' | 'throw-away' | 'mail' = '') =>
    `/answer/mine/${secret}${act === '' ? '' : `/${act}`}`,
  /** Who is the lead for safeguarding, for organisers. */
  safeguardingSetUp: (id: StrategyId) => `/strategies/${id}/safeguarding`,
  /** Made by the server, for everybody alike: the statement, and the private way to the lead. */
  safeguarding: (token: string) => `/safeguarding/${token}`,
  /** The same, where the session is known: it leads there. */
  safeguardingIn: (id: SessionId) => `/safeguarding/session/${id}`,
  concern: (token: string) => `/concern/${token}`,
  concernIn: (id: SessionId) => `/concern/session/${id}`,
  /** For the lead alone. */
  becomeLead: (secret: string) => `/safeguarding/lead/${secret}`,
  concernLog: (token: string) => `/safeguarding/log/${token}`,
  /** Made by the server: whether one wants to be paid for one's time. */
  paid: (token: string) => `/paid/${token}`,
  /** Who is in the room: asking it and reading what came of it, for organisers. */
  whoInRoom: (id: SessionId) => `/sessions/${id}/who`,
  whoOfStrategy: (id: StrategyId) => `/strategies/${id}/who`,
  /** Made by the server, for everybody alike: where people answer, and what came of it. */
  who: (token: string) => `/who/${token}`,
  whoResults: (token: string) => `/who/${token}/results`,
  /** Made by the server: asking for a page in another format; `of` is the address of that page, without what stands behind a ? or #. */
  formats: (of = '') => `/formats${of === '' ? '' : `?of=${encodeURIComponent(of)}`}`,
  /** One's own request, for whoever has the link to it. */
  myFormat: (secret: string, act: '' | 'remove' = '') => `/formats/mine/${secret}${act === '' ? '' : `/${act}`}`,
  /** Who asked for other formats, for the team. */
  formatRequests: (id: StrategyId) => `/strategies/${id}/formats`,
  /** Made by the server: giving one's name to be thanked by. */
  thanks: (token: string) => `/thanks/${token}`,
  /** One's own name in the thanks. */
  myThanks: (secret: string, act: '' | 'withdraw' | 'remove' = '') =>
    `/thanks/mine/${secret}${act === '' ? '' : `/${act}`}`,
  /** Thanking people, for organisers. */
  thankPeople: (id: StrategyId) => `/strategies/${id}/thanks`,
  /** What is kept, how long, and who answers for it: made by the server. */
  privacy: () => '/privacy',
  /** Everything that is known here of whoever asks: made by the server. */
  me: () => '/me',
  /** How long things are kept, for organisers of the whole server. */
  retention: () => '/privacy/retention',
  /** Made by the server: having erased all that this browser's person wrote, a written answer, a comment; and how far that is. */
  erase: () => '/erase',
  eraseAnswer: (secret: string) => `/erase/answer/${secret}`,
  eraseComment: (secret: string) => `/erase/comment/${secret}`,
  erasing: (secret: string) => `/erase/followed/${secret}`,
  /** Who books a place, for the team. */
  booking: (id: SessionId) => `/sessions/${id}/booking`,
  /** Made by the server: booking a place. */
  book: (token: string) => `/book/${token}`,
  /** One's own booking, for whoever has the link to it. */
  myBooking: (token: string, secret: string) => `/book/${token}/mine/${secret}`,
  watch: (id: SessionId, secret = '') => `/watch/${id}${secret === '' ? '' : `#${secret}`}`,
}

/** Those that the server makes itself, for browsers without JavaScript and networks that let nothing live through. */
export const plainPages = {
  home: () => '/plain',
  /** Where the form of the home is sent. */
  comeIn: () => '/plain/in',
  session: (id: SessionId) => `/plain/sessions/${id}`,
  /** Asking to talk to somebody in private. */
  talk: (id: SessionId) => `/plain/sessions/${id}/talk`,
  room: (id: RoomId) => `/plain/rooms/${id}`,
  /** Where the forms about themes are sent. */
  checkBack: (id: RoomId) => `/plain/rooms/${id}/check-back`,
  watch: (id: SessionId) => `/plain/watch/${id}`,
  note: (roomId: RoomId, id: NoteId) => `/plain/rooms/${roomId}/notes/${id}`,
}

/** Where somebody goes on without JavaScript who is sent to a page of the app: the home, where the page has no plain one. */
export const plainPageOf = (page: string): string =>
  /^\/(?:rooms|sessions)\/[A-Za-z0-9_-]+$/.test(page) ? `/plain${page}` : plainPages.home()
