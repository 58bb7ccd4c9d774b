/** Feedback rounds through the product's own doors: a draft that is published, a round on it, and people who say something, under a clock of ours. */
import type { Deps } from '@waymark/server/deps.ts'
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import { CommentId, DraftId, RoundId, StatementId, VersionId } from '@waymark/shared/model/ids.ts'
import { buildDraft } from '@waymark/shared/wire/drafts.ts'
import * as wire from '@waymark/shared/wire/feedback.ts'
import type { ReplyOf, SentBodyOf } from '@waymark/shared/wire/route.ts'
import { publishVersion, putVersion, readVersion } from '@waymark/shared/wire/versions.ts'
import { aSession, type ASession } from './a-session.ts'
import type { Person } from './person.ts'
import { plainVisitor, type PlainVisitor, type SeenPage } from './plain-visitor.ts'
import { testApp } from './test-app.ts'
import { until } from './wait.ts'

export const whileOpen = '2027-05-02T10:00:00.000Z'
/** The moment itself: 9 am of that day in London. */
export const over = '2027-05-08T08:00:00.000Z'
export const justBefore = '2027-05-08T07:59:59.999Z'

export const saidLabels = {
  words: 'What you want to say',
  says: 'Does this say what you said?',
  name: 'Your name, if you like',
  show: 'You may show my words to everybody, without my name',
} as const

export const roundForm = (versionId: VersionId): SentBodyOf<typeof wire.putRound> => ({
  versionId,
  intro: 'Did we hear you right?',
  closesAt: { local: '2027-05-08T09:00', zone: 'Europe/London' },
  contact: 'Ring us on 029 2018 0000.',
  promisedBy: 'You hear back from us in June.',
  takesMail: false,
})

let made = 0
export const newCommentId = (): CommentId => CommentId.parse(`comment-typed-in-${(made += 1)}`)
const newRoundId = (): RoundId => RoundId.parse(`round-of-feedback-${(made += 1)}`)
const newVersionId = (): VersionId => VersionId.parse(`version-of-a-draft-${(made += 1)}`)

export interface Published {
  readonly draftId: DraftId
  readonly versionId: VersionId
  /** Of the page of what is published. */
  readonly path: string
  readonly statements: readonly StatementId[]
  /** Keeps what the draft says now, and publishes it. */
  readonly publishAgain: () => Promise<VersionId>
}

export type OpenRound = Published & { readonly params: { readonly draftId: DraftId; readonly roundId: RoundId } }

/** A draft with these statements that everybody reads. */
export async function published(
  at: Pick<ASession, 'organiser'> & { readonly session: Pick<ASession['session'], 'draftId'> },
  statements: readonly string[],
): Promise<Published> {
  const draftId = DraftId.parse(at.session.draftId)
  await at.organiser.ask(buildDraft, { params: { draftId } })
  await written(at.organiser, draftId, statements)
  const publishAgain = async (): Promise<VersionId> => (await publishNow(at, draftId)).versionId
  return { draftId, publishAgain, ...(await publishNow(at, draftId)) }
}

/** Answers once the server has it. */
async function written(by: Person, draftId: DraftId, statements: readonly string[]): Promise<void> {
  const mine = await by.openDoc(draftDocName(draftId))
  const fragment = draftFragment(mine.doc)
  const blocks = statements.map(text => ({
    kind: 'statement' as const,
    cites: [],
    ownWords: true,
    spans: [{ text, marks: [] }],
  }))
  insertBlocks(fragment, fragment.length, blocks)
  await until('the server has it', async () => {
    const seen = await by.openDoc(draftDocName(draftId))
    const isThere = draftFragment(seen.doc).length === fragment.length
    seen.close()
    return isThere
  })
  mine.close()
}

async function publishNow({ organiser }: Pick<ASession, 'organiser'>, draftId: DraftId) {
  const params = { draftId, versionId: newVersionId() }
  await organiser.ask(putVersion, { params, body: { name: 'For everybody' } })
  const body = { changes: '', knowsNotLookedAt: true }
  const { address } = await organiser.ask(publishVersion, { params, body })
  const { words } = await organiser.ask(readVersion, { params })
  return {
    versionId: params.versionId,
    path: new URL(address).pathname,
    statements: words.blocks.flatMap(block =>
      block.kind === 'statement' && block.id !== undefined && textOf(block) !== '' ? [block.id] : [],
    ),
  }
}

export async function openRound<On extends Pick<Published, 'draftId' | 'versionId'>>(
  organiser: Person,
  on: On,
  more: Partial<SentBodyOf<typeof wire.putRound>> = {},
): Promise<On & Pick<OpenRound, 'params'>> {
  const params = { draftId: on.draftId, roundId: newRoundId() }
  await organiser.ask(wire.putRound, { params, body: { ...roundForm(on.versionId), ...more } })
  return { ...on, params }
}

export interface Feedback {
  readonly deps: Deps
  readonly address: string
  readonly setClock: (now: string) => void
  /** Another series each time, with a draft of two statements that is published, and a round on it. Sets the clock back. */
  readonly opened: (more?: Partial<SentBodyOf<typeof wire.putRound>>) => Promise<OpenRound & { readonly at: ASession }>
  readonly visitor: () => PlainVisitor
  readonly stop: () => Promise<void>
}

export async function feedback(
  options: Pick<NonNullable<Parameters<typeof testApp>[0]>, 'post' | 'monotonic' | 'options' | 'store'> = {},
): Promise<Feedback> {
  let now = whileOpen
  const server = await testApp({ now: () => now, mailDomain: 'answers.example.org', ...options })
  return {
    deps: server.deps,
    address: server.address,
    setClock: to => {
      now = to
    },
    opened: async more => {
      now = whileOpen
      const at = await aSession({}, server)
      const on = await published(at, ['We open <b>the doors</b>.', 'And the windows.'])
      return { at, ...(await openRound(at.organiser, on, more)) }
    },
    visitor: () => plainVisitor(server.address),
    stop: server.stop,
  }
}

export const queueOf = (
  by: Person,
  { params }: Pick<OpenRound, 'params'>,
): Promise<ReplyOf<typeof wire.readFeedback>> => by.ask(wire.readFeedback, { params })

type Filled = Parameters<SeenPage['press']>[1]

/** Sends a comment by the form, about a statement or the whole; answers the page that one lands on. */
export async function sentBy(
  visitor: PlainVisitor,
  { path, statements }: Pick<Published, 'path' | 'statements'>,
  filled: NonNullable<Filled>,
  statement?: number,
): Promise<SeenPage> {
  const about = statement === undefined ? '' : `?about=${statements[statement]}`
  return (await visitor.open(`${path}/comment${about}`)).press('Send it', filled)
}

export const typedComment = (
  by: Person,
  { params }: Pick<OpenRound, 'params'>,
  more: Partial<SentBodyOf<typeof wire.typeInComment>> & { readonly id?: CommentId } = {},
): Promise<{ readonly number: number }> => {
  const { id: commentId = newCommentId(), ...body } = more
  return by.ask(wire.typeInComment, {
    params: { ...params, commentId },
    body: {
      about: null,
      words: 'Longer hours.',
      says: null,
      route: 'phone',
      name: null,
      mayShow: false,
      isReadBack: false,
      ...body,
    },
  })
}

/** Decides about these comments, as they are now. */
export async function decided(
  by: Person,
  round: Pick<OpenRound, 'params'>,
  numbers: readonly number[],
  becomes: SentBodyOf<typeof wire.triageComments>['decisions'][number],
): Promise<void> {
  const { comments } = await queueOf(by, round)
  await by.ask(wire.triageComments, {
    params: round.params,
    body: {
      decisions: [becomes],
      comments: comments
        .filter(({ number }) => numbers.includes(number))
        .map(({ id, revision }) => ({ id, revision, becomes: 0 })),
    },
  })
}
