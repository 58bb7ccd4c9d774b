/** Remarks: what the team says beside the draft, and the question for one. */
import '#draft/draft.css'
import '#draft/remarks/remarks.css'
import { RemarkDialog } from '#draft/remarks/remark-dialog.tsx'
import { RemarkCount } from '#draft/remarks/remark-chip.tsx'
import { RemarksPanel } from '#draft/remarks/remarks-panel.tsx'
import type { ShownRemarks, ShownTalk } from '#draft/remarks/use-remarks.ts'
import { RemarkId, ReplyId, StatementId } from '@waymark/shared/model/ids.ts'
import type { Remark, Reply } from '@waymark/shared/model/remark.ts'
import { DialogPlace } from '#ui/dialog.tsx'
import { poolsOf, words } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}
const noNo = (): undefined => undefined

const acts = {
  add: noNo,
  reply: noNo,
  close: nothing,
  take: noNo,
  openAgain: nothing,
  remove: noNo,
  putBack: nothing,
}

const here = { is: 'here', index: 0, isMoved: false } as const
const quote = 'sit down somewhere warm'
const beginning = `Somebody who has swum in January can ${quote}.`

function remarksOf(copy: string) {
  const at = poolsOf(copy).strategy.createdAt
  const remark = (name: string, more: Partial<Remark>): Remark => ({
    id: RemarkId.parse(`remark-${name}-${copy}`),
    statementId: StatementId.parse('statement-in-the-gallery'),
    quote,
    before: '',
    after: '',
    isOnlyOne: true,
    beginning,
    words: '',
    instead: null,
    by: 'Bryn',
    at,
    ...more,
  })
  const reply = (to: Remark, said: string): Reply => ({
    id: ReplyId.parse(`reply-to-${to.id}`.slice(0, 40)),
    remarkId: to.id,
    words: said,
    by: 'A facilitator',
    at,
  })
  return { remark, reply, at }
}

function shownOf(copy: string): ShownRemarks {
  const { remark, reply, at } = remarksOf(copy)
  const talk = (of: Remark, more: Partial<ShownTalk> = {}): ShownTalk => ({
    remark: of,
    replies: [],
    where: here,
    isMine: false,
    ...more,
  })
  const asked = remark('asked', { words: 'Is it the benches or the tea house that was meant?' })
  const other = remark('other', { instead: 'sit down by a warm stove', words: 'Nearer to what was said.' })
  const lost = remark('lost', { quote: words.arabic, instead: '' })
  const closed = remark('closed', { words: 'Twice the same word.', closed: 'taken', closedBy: 'Bryn', closedAt: at })
  return {
    open: [
      talk(asked, { replies: [reply(asked, words.room)] }),
      talk(other, { isMine: true, where: { ...here, isMoved: true } }),
      talk(lost, { where: { is: 'lost', index: 1, isMoved: false } }),
    ],
    gone: [
      talk(remark('gone', { quote: '', words: words.emoji }), {
        where: { is: 'gone', index: undefined, isMoved: false },
      }),
    ],
    closed: [{ remark: closed, replies: [] }],
    orphans: [reply(remark('taken-back', {}), 'We said so on Monday.')],
    notShown: 2,
  }
}

const none: ShownRemarks = { open: [], gone: [], closed: [], orphans: [], notShown: 0 }

function Remarks({ copy }: PartProps) {
  const panel = { acts, picked: undefined, onAsk: nothing, onGoTo: nothing, closedBecause: undefined, children: null }
  const about = { at: 0, text: beginning, from: beginning.indexOf(quote), to: beginning.indexOf(quote) + quote.length }
  return (
    <>
      <Specimen name="At a statement">
        <div className="paper">
          <div className="statement">
            <p className="words">
              Somebody who has swum in January can <span className="remarked">{quote}</span>.
            </p>
            <RemarkCount count={2} reached onPress={nothing} />
          </div>
        </div>
      </Specimen>
      <Specimen name="None is open">
        <RemarksPanel {...panel} shown={none} />
      </Specimen>
      <Specimen name="With replies, other words, words that are gone">
        <RemarksPanel {...panel} shown={shownOf(copy)} />
      </Specimen>
      <Specimen name="Making one about some words" wide>
        <DialogPlace value="in">
          <RemarkDialog about={about} isGone={false} onAdd={noNo} onClose={nothing} />
        </DialogPlace>
      </Specimen>
      <Specimen name="Making one about a statement that somebody took out meanwhile" wide>
        <DialogPlace value="in">
          <RemarkDialog about={{ ...about, to: about.from }} isGone onAdd={noNo} onClose={nothing} />
        </DialogPlace>
      </Specimen>
    </>
  )
}

export const remarkParts: readonly GalleryPart[] = [{ title: 'Remarks', Part: Remarks }]
