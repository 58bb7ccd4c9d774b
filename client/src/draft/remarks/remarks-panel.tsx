/** What the team says beside the text: open remarks in the order of the text, those about words that are gone, and those that are settled. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { Talk } from '@waymark/shared/doc/remarks-doc.ts'
import type { Closing, Remark, Reply } from '@waymark/shared/model/remark.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { nameOf, RemarkItem, RemarkWords, Replies, type ItemTools } from './remark-item.tsx'
import { sayMoment } from './say-moment.ts'
import { UnsentReplies, useUnsentReplies } from './unsent-replies.tsx'
import type { ShownRemarks, ShownTalk } from './use-remarks.ts'

interface PanelTools extends Pick<ItemTools, 'acts' | 'picked' | 'onGoTo'> {
  readonly shown: ShownRemarks
  readonly onAsk: () => void
  readonly closedBecause: string | undefined
  /** Whether it is saved, where something is amiss. */
  readonly children: ReactNode
}

export function RemarksPanel({ shown, onAsk, closedBecause, children, ...given }: PanelTools) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')
  const [removed, setRemoved] = useState<Remark>()
  const unsent = useUnsentReplies()
  const tools: ItemTools = {
    ...given,
    unsent,
    onGone: words => {
      setSaid(words)
      say(words)
      heading.current?.focus()
    },
    onRemoved: remark => {
      setRemoved(remark)
      setSaid('')
    },
  }
  const { open, gone, closed, orphans, notShown } = shown
  return (
    <section className="card panelcard remarks" aria-labelledby={id}>
      <div className="in stack">
        <div className="row between">
          <h2 id={id} ref={heading} tabIndex={-1}>
            Remarks
          </h2>
          {children}
        </div>
        <p className="small soft">{sayOpen(open.length + gone.length)}</p>
        <Button icon="plus" wide closedBecause={closedBecause} onClick={onAsk}>
          Remark…
        </Button>
        {removed !== undefined && (
          <PutBack
            onPutBack={() => {
              given.acts.putBack(removed)
              setRemoved(undefined)
              tools.onGone('Your remark is back.')
            }}
          />
        )}
        {said !== '' && <p className="small">{said}</p>}
        <UnsentReplies
          unsent={unsent}
          acts={given.acts}
          isOpen={to => [...open, ...gone].some(({ remark }) => remark.id === to)}
        />
        <Items talks={open} {...tools} />
        {gone.length + orphans.length > 0 && <Gone talks={gone} orphans={orphans} {...tools} />}
        {closed.length > 0 && <Closed talks={closed} acts={given.acts} onGone={tools.onGone} />}
        <NotShown count={notShown} />
      </div>
    </section>
  )
}

const NotShown = ({ count }: { readonly count: number }) =>
  count === 0 ? null : <p className="small">{count === 1 ? '1 more' : `${count} more`} cannot be shown here.</p>

function sayOpen(count: number): string {
  if (count === 0) return 'Nothing is open. What you say here, only the team reads.'
  return `${count === 1 ? '1 is open' : `${count} are open`}. Only the team reads them.`
}

function PutBack({ onPutBack }: { readonly onPutBack: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    button.current?.focus()
  }, [])
  return (
    <div className="row between">
      <span role="status">Your remark was removed.</span>
      <Button size="compact" icon="undo" ref={button} onClick={onPutBack}>
        Put back
      </Button>
    </div>
  )
}

const Items = ({ talks, ...tools }: ItemTools & { readonly talks: readonly ShownTalk[] }) =>
  talks.length === 0 ? null : (
    <ol className="remark-list stack">
      {talks.map(talk => (
        <RemarkItem key={talk.remark.id} talk={talk} {...tools} />
      ))}
    </ol>
  )

function Gone({
  talks,
  orphans,
  ...tools
}: ItemTools & { readonly talks: readonly ShownTalk[]; readonly orphans: readonly Reply[] }) {
  return (
    <>
      <h3>About words that are gone</h3>
      <Items talks={talks} {...tools} />
      {orphans.length > 0 && (
        <>
          <p className="small soft">Replies to remarks that their authors removed:</p>
          <Replies replies={orphans} />
        </>
      )}
    </>
  )
}

const closings: Readonly<Record<Closing, string>> = { taken: 'Taken', left: 'Left as it was', settled: 'Settled' }

/** They may be many: drawn once somebody looks. */
function Closed({ talks, ...tools }: Pick<ItemTools, 'acts' | 'onGone'> & { readonly talks: readonly Talk[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="fold"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
      }}
    >
      <summary>Settled ({talks.length})</summary>
      {isOpen && (
        <ol className="remark-list stack">
          {talks.map(talk => (
            <ClosedItem key={talk.remark.id} talk={talk} {...tools} />
          ))}
        </ol>
      )}
    </details>
  )
}

const ClosedItem = ({
  talk: { remark, replies },
  acts,
  onGone,
}: Pick<ItemTools, 'acts' | 'onGone'> & { readonly talk: Talk }) => (
  <li className="remark stack">
    <RemarkWords remark={remark} />
    <Replies replies={replies} />
    <p className="small soft">{sayClosed(remark)}</p>
    <div>
      <Button
        size="compact"
        onClick={() => {
          acts.openAgain(remark.id)
          onGone('It is open again.')
        }}
      >
        Open again<span className="sr"> “{nameOf(remark)}”</span>
      </Button>
    </div>
  </li>
)

function sayClosed({ closed = 'settled', closedBy, closedAt }: Remark): string {
  const who = closedBy === undefined ? '' : ` by ${closedBy}`
  return `${closings[closed]}${who}${closedAt === undefined ? '' : `, ${sayMoment(closedAt)}`}`
}
