/** The audit record: what was done on this server that touches safety or people's data, for whoever holds the link to all of it. */
import './setup.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { auditDeeds, AuditDeed } from '@waymark/shared/model/audit.ts'
import { actorWords, deedWords } from '@waymark/shared/rules/audit-words.ts'
import { auditTablePath, readAudit, type AuditLine } from '@waymark/shared/wire/audit.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Choose } from '#ui/choose.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { sayCount } from './said.ts'

type Asked = AuditDeed | 'all'
type Lines = ReplyOf<typeof readAudit>

const deeds: readonly (readonly [Asked, string])[] = [
  ['all', 'Everything'],
  ...auditDeeds.map(deed => [deed, deedWords[deed]] as const),
]

export function AuditPage() {
  const [deed, setDeed] = useState<Asked>('all')
  return (
    <Page title="Audit record" whereMore="Audit record" mainClass="column stack">
      <p>
        <Link href={pages.home()}>Back to the start</Link>
      </p>
      <h1>Audit record</h1>
      <p className="lead">
        What was done that touches safety or people’s data, when, and in which role. It holds no words, no names and
        nothing that leads to a person. Times are UTC.
      </p>
      <Choose
        label="Show"
        options={deeds}
        value={deed}
        onChoose={value => {
          setDeed(AuditDeed.safeParse(value).data ?? 'all')
        }}
      />
      <p>
        <a className={buttonClass({ size: 'compact' })} href={auditTablePath} download>
          Take all of it as a table
        </a>
      </p>
      <Record key={deed} deed={deed} />
    </Page>
  )
}

function Record({ deed }: { readonly deed: Asked }) {
  const asked = useAsked(readAudit, { params: { deed, after: 'start' }, body: {} })
  if (asked.state === 'asking') return <Loading what="Fetching the record." />
  if (asked.state === 'here') return <Known deed={deed} newest={asked.value} />
  return (
    <Trouble
      title="We cannot show the record now"
      message={asked.problem.message}
      onAgain={() => {
        void asked.again()
      }}
    />
  )
}

function Known({ deed, newest }: { readonly deed: Asked; readonly newest: Lines }) {
  const [older, setOlder] = useState<Lines>()
  const lines = [...newest.lines, ...(older?.lines ?? [])]
  const left = older?.left ?? newest.left
  const showEarlier = async (): Promise<void> => {
    const answer = await call(readAudit, { params: { deed, after: lines.at(-1)?.id ?? 'start' }, body: {} })
    if (!answer.ok) {
      say(answer.problem.message)
      return
    }
    setOlder({ lines: [...(older?.lines ?? []), ...answer.value.lines], left: answer.value.left })
    say(`${sayCount(answer.value.lines.length, 'more line', 'more lines')}.`)
  }
  if (lines.length === 0)
    return (
      <div className="empty">
        <Icon name="sign" />
        <strong>Nothing of this was done yet</strong>
      </div>
    )
  return (
    <>
      <ol className="stack" aria-label="Newest first">
        {lines.map(line => (
          <OneLine key={line.id} line={line} />
        ))}
      </ol>
      {left > 0 && (
        <div>
          <Button size="compact" onClick={() => void showEarlier()}>
            Show earlier
          </Button>
        </div>
      )}
    </>
  )
}

function OneLine({ line: { at, by, did, count, strategyTitle, sessionTitle } }: { readonly line: AuditLine }) {
  const where = [strategyTitle, sessionTitle].filter(title => title !== null).join(', ')
  return (
    <li>
      <strong>
        {deedWords[did]}
        {count !== null && ` (${count})`}
      </strong>
      , by {actorWords[by]}
      <br />
      <span className="small soft">
        {/* The clock of nobody in particular: the same for all who read it. */}
        <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time>
        {where !== '' && `. ${where}`}
      </span>
    </li>
  )
}
