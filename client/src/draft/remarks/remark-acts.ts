/** What somebody can do with remarks. Each answers a sentence where it could not be done, and then nothing has changed. */
import type { Transaction } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { readTalks, type RemarksDoc, type Talk } from '@waymark/shared/doc/remarks-doc.ts'
import { RemarkId, ReplyId, StatementId } from '@waymark/shared/model/ids.ts'
import {
  Instead,
  mostRemarks,
  mostReplies,
  Remark,
  RemarkWords,
  ReplyWords,
  type Closing,
} from '@waymark/shared/model/remark.ts'
import { hasWords, keepableText } from '@waymark/shared/model/text.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import { knownBy, quoteOf, takeWords, type About } from './remark-commands.ts'
import { atWords } from './remark-marks.ts'
import { apart } from './own-step.ts'

/** A sentence that says why not; undefined where it is done. */
export type No = string | undefined

export interface RemarkForm {
  readonly about: About
  /** Where the statement stands now; undefined once it is gone. */
  readonly at: number | undefined
  readonly words: string
  /** Null where no other words are suggested. */
  readonly instead: string | null
}

export interface RemarkActs {
  readonly add: (form: RemarkForm) => No
  readonly reply: (to: RemarkId, words: string) => No
  readonly close: (id: RemarkId, how: Exclude<Closing, 'taken'>) => void
  /** Puts the words that are suggested into the draft. */
  readonly take: (remark: Remark) => No
  readonly openAgain: (id: RemarkId) => void
  readonly remove: (talk: Talk) => No
  readonly putBack: (remark: Remark) => void
}

export interface ActsNeed {
  readonly doc: RemarksDoc
  readonly editor: Editor
  readonly by: string
  readonly now: () => Instant
  readonly newId: () => string
  readonly onMade: (id: RemarkId) => void
}

export function remarkActs(need: ActsNeed): RemarkActs {
  const { doc, editor, by, now } = need
  const close = (id: RemarkId, how: Closing): void => {
    doc.remarks.patch(id, { closed: how, closedBy: by, closedAt: now() })
  }
  return {
    add: form => add(need, form),
    reply: (to, words) => reply(need, to, words),
    close,
    take: remark => {
      const no = takeInto(editor, remark)
      if (no === undefined) close(remark.id, 'taken')
      return no
    },
    openAgain: id => {
      doc.remarks.patch(id, { closed: undefined, closedBy: undefined, closedAt: undefined })
    },
    remove: ({ remark, replies }) => {
      if (replies.length > 0) return 'Others have replied to it. Settle it: their words would be left without yours.'
      doc.remarks.remove(remark.id)
      return undefined
    },
    putBack: remark => {
      doc.remarks.put(remark)
    },
  }
}

const full = `There are ${mostRemarks.toLocaleString('en-GB')} remarks beside this draft: that is all that fit.`
const tooLong = 'This is more than a remark can quote. Select fewer words.'

function add(need: ActsNeed, form: RemarkForm): No {
  const { doc, editor, by, now, newId } = need
  const { about, at, words, instead } = form
  const quoted = quoteOf(about, instead !== null)
  if (quoted === undefined) return tooLong
  const wrong = wrongWith(form, quoted.quote)
  if (wrong !== undefined) return wrong
  if (readTalks(doc).talks.length >= mostRemarks) return full
  const known = at === undefined ? undefined : knownBy(editor.state, at, newId)
  // Where its statement went while it was written, it stands among those about words that are gone.
  const statementId = known?.id ?? StatementId.parse(newId())
  const said = { words: keepableText(words), instead: instead === null ? null : keepableText(instead) }
  return put(need, { id: RemarkId.parse(newId()), statementId, ...quoted, ...said, by, at: now() }, known?.tr)
}

/** The statement gets its id with the remark, or not at all. */
function put({ doc, editor, onMade }: ActsNeed, made: Remark, givingId: Transaction | undefined): No {
  const remark = Remark.safeParse(made)
  if (!remark.success) return remark.error.issues[0]?.message ?? tooLong
  if (givingId !== undefined) editor.view.dispatch(givingId)
  doc.remarks.put(remark.data)
  onMade(remark.data.id)
  return undefined
}

function wrongWith({ words, instead }: Pick<RemarkForm, 'words' | 'instead'>, quote: string): No {
  if (instead === null) return hasWords(words) ? issueOf(RemarkWords, words) : 'Write what you want to say first.'
  if (keepableText(instead) === quote) return 'Change the words first, or leave “Suggest other words” out.'
  return issueOf(Instead, instead) ?? issueOf(RemarkWords, words)
}

const issueOf = (schema: typeof RemarkWords, words: string): No =>
  schema.safeParse(keepableText(words)).error?.issues[0]?.message

function reply({ doc, by, now, newId }: ActsNeed, to: RemarkId, words: string): No {
  const kept = ReplyWords.safeParse(keepableText(words))
  if (!kept.success) return kept.error.issues[0]?.message ?? 'Write your reply first.'
  const replies = [...doc.replies.all().values()].filter(({ remarkId }) => remarkId === to)
  if (replies.length >= mostReplies) return `There are ${mostReplies} replies: that is all that fit.`
  doc.replies.put({ id: ReplyId.parse(newId()), remarkId: to, words: kept.data, by, at: now() })
  return undefined
}

const whyNot = {
  gone: 'The statement is gone, so nothing was changed.',
  lost: 'These words are no longer there, so nothing was changed.',
  unclear: 'These words stand there more than once, and it cannot be told which are meant. Change them by hand.',
} as const

/** Only what stands there for certain is changed. */
function takeInto(editor: Editor, { id, instead }: Remark): No {
  const { found, line } = atWords(editor.state, id) ?? {}
  if (found === undefined || line === undefined) return whyNot.gone
  if (found.is !== 'here') return whyNot[found.is]
  apart(editor.state, () => {
    editor.view.dispatch(takeWords(editor.state, { at: line.at, from: found.from, to: found.to }, instead ?? ''))
  })
  return undefined
}
