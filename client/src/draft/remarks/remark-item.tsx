/** One remark: the words it is about, what was said and suggested, what was answered, and what can be done with it. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Talk } from '@waymark/shared/doc/remarks-doc.ts'
import type { Remark } from '@waymark/shared/model/remark.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import type { No, RemarkActs } from './remark-acts.ts'
import { ReplyForm } from './reply-form.tsx'
import { sayMoment } from './say-moment.ts'
import type { Unsent } from './unsent-replies.tsx'
import type { PickedRemark } from './use-remark-desk.ts'
import type { ShownTalk } from './use-remarks.ts'

export interface ItemTools {
  readonly acts: RemarkActs
  readonly picked: PickedRemark | undefined
  /** Replies that are being written. */
  readonly unsent: Unsent
  /** Leads to the words in the draft. */
  readonly onGoTo: (remark: Remark) => void
  /** It stands in this list no more: the focus goes on. */
  readonly onGone: (said: string) => void
  /** It can be put back. */
  readonly onRemoved: (remark: Remark) => void
}

const shownOfWords = 200

export function RemarkItem({ talk, ...tools }: ItemTools & { readonly talk: ShownTalk }) {
  const { remark, replies, where } = talk
  const item = useRef<HTMLLIElement>(null)
  const { picked } = tools
  useEffect(() => {
    if (picked?.id === remark.id) item.current?.focus()
  }, [picked, remark.id])
  return (
    <li className="remark stack" ref={item} tabIndex={-1}>
      <RemarkWords remark={remark}>
        {where.index !== undefined && (
          <Button
            look="quiet"
            size="compact"
            onClick={() => {
              tools.onGoTo(remark)
            }}
          >
            Show it in the text<span className="sr"> “{nameOf(remark)}”</span>
          </Button>
        )}
      </RemarkWords>
      <Standing talk={talk} />
      <Replies replies={replies} />
      <Doing talk={talk} {...tools} />
    </li>
  )
}

/** By which its buttons are told from those of others. */
export const nameOf = ({ words, quote, beginning }: Remark): string =>
  shortened(words === '' ? (quote === '' ? beginning : quote) : words, 40)

/** The words it is about, who said what, and the other words. */
export function RemarkWords({ remark, children }: { readonly remark: Remark; readonly children?: ReactNode }) {
  const { quote, words, instead, by, at, beginning } = remark
  const about = quote === '' ? beginning : quote
  return (
    <>
      <p className="small soft">
        <b dir="auto">{by}</b>, <time dateTime={at}>{sayMoment(at)}</time>
        {quote === '' ? ', about all of ' : ', about '}
        <span className="remark-words" dir="auto">
          {about === '' ? 'a statement without words' : `“${shortened(about, shownOfWords)}”`}
        </span>
      </p>
      {words !== '' && (
        <p className="remark-words" dir="auto">
          {words}
        </p>
      )}
      {instead !== null && (
        <dl className="remark-change">
          <dt>Now</dt>
          <dd dir="auto">
            <del>{quote}</del>
          </dd>
          <dt>Suggested</dt>
          <dd dir="auto">{instead === '' ? 'Without these words' : <ins>{instead}</ins>}</dd>
        </dl>
      )}
      {children}
    </>
  )
}

/** What has become of its words, where that is not what it was. */
function Standing({ talk: { remark, where } }: { readonly talk: ShownTalk }) {
  const said = sayStanding(where, remark)
  return said === undefined ? null : <p className="small remark-standing">{said}</p>
}

function sayStanding({ is, isMoved }: ShownTalk['where'], { quote }: Remark): string | undefined {
  if (is === 'lost') return 'These words are no longer there: somebody has written others.'
  if (is === 'unclear') return 'These words stand there more than once now.'
  if (is === 'here' && isMoved) return 'These words stand in another statement now.'
  return is === 'gone' && quote === '' ? 'This statement is no longer in the draft.' : undefined
}

export const Replies = ({ replies }: Pick<Talk, 'replies'>) =>
  replies.length === 0 ? null : (
    <ol className="remark-replies stack" aria-label="Replies">
      {replies.map(({ id, words, by, at }) => (
        <li key={id}>
          <p className="small soft">
            <b dir="auto">{by}</b>, <time dateTime={at}>{sayMoment(at)}</time>
          </p>
          <p className="remark-words" dir="auto">
            {words}
          </p>
        </li>
      ))}
    </ol>
  )

type Doings = Pick<ItemTools, 'acts' | 'unsent' | 'onGone' | 'onRemoved'> & { readonly talk: ShownTalk }

function Doing({ talk, ...tools }: Doings) {
  const { remark } = talk
  const { acts, onGone, unsent } = tools
  const written = unsent.of(remark.id)
  const [no, setNo] = useState<No>()
  const replyButton = useRef<HTMLButtonElement>(null)
  const back = (): void => {
    unsent.write(remark.id, undefined)
    replyButton.current?.focus()
  }
  const send = (words: string): No => {
    const wrong = acts.reply(remark.id, words)
    if (wrong !== undefined) return wrong
    say('Your reply is there.')
    back()
    return undefined
  }
  const ofThis = <span className="sr"> “{nameOf(remark)}”</span>
  return (
    <>
      {written !== undefined && (
        <ReplyForm
          words={written}
          onChange={words => {
            unsent.write(remark.id, words)
          }}
          onSend={send}
          onCancel={back}
        />
      )}
      {no !== undefined && <p role="status">{no}</p>}
      <div className="row remark-acts">
        {remark.instead !== null && <Suggested talk={talk} acts={acts} onGone={onGone} onNo={setNo} ofThis={ofThis} />}
        <Button
          size="compact"
          ref={replyButton}
          aria-expanded={written !== undefined}
          onClick={() => {
            unsent.write(remark.id, written === undefined ? '' : undefined)
          }}
        >
          Reply{ofThis}
        </Button>
        <Ending talk={talk} {...tools} onNo={setNo} ofThis={ofThis} />
      </div>
    </>
  )
}

interface Acting {
  readonly onNo: (no: No) => void
  readonly ofThis: ReactNode
}

/** Settles it, or takes one’s own away. */
function Ending({ talk, acts, onGone, onRemoved, onNo, ofThis }: Omit<Doings, 'unsent'> & Acting) {
  const { remark, replies, isMine } = talk
  return (
    <>
      {remark.instead === null && (
        <Button
          size="compact"
          onClick={() => {
            acts.close(remark.id, 'settled')
            onGone('Settled. It stands under “Settled”, and can be opened again.')
          }}
        >
          Settle{ofThis}
        </Button>
      )}
      {isMine && replies.length === 0 && (
        <Button
          size="compact"
          look="quiet"
          onClick={() => {
            const wrong = acts.remove(talk)
            onNo(wrong)
            if (wrong === undefined) onRemoved(remark)
          }}
        >
          Remove{ofThis}
        </Button>
      )}
    </>
  )
}

function Suggested({
  talk: { remark, where },
  acts,
  onGone,
  onNo,
  ofThis,
}: Omit<Doings, 'onRemoved' | 'unsent'> & Acting) {
  const why = where.is === 'here' ? undefined : 'The words it would change cannot be found for certain'
  return (
    <>
      <Button
        size="compact"
        icon="check"
        closedBecause={why}
        onClick={() => {
          const no = acts.take(remark)
          onNo(no)
          if (no === undefined) onGone('The words are in the draft. Undo takes them out again.')
        }}
      >
        Take{ofThis}
      </Button>
      <Button
        size="compact"
        onClick={() => {
          acts.close(remark.id, 'left')
          onGone('Left as it was. It stands under “Settled”, and can be opened again.')
        }}
      >
        Leave{ofThis}
      </Button>
    </>
  )
}
