/** The draft as a file to keep and to send. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { exportPath, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { Button } from '#ui/button.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Panel } from '#ui/menu.tsx'
import { NotLookedAt } from './not-looked-at.tsx'
import type { DraftReply } from './sources.ts'

const formats: readonly {
  readonly format: ExportFormat
  readonly label: string
  readonly more: string
  readonly icon: IconName
}[] = [
  { format: 'docx', label: 'Word', more: 'With headings and sources', icon: 'doc' },
  { format: 'html', label: 'Web page', more: 'Opens anywhere, for good', icon: 'book' },
  { format: 'md', label: 'Markdown', more: 'Plain text with marks', icon: 'list' },
]

export function ExportMenu({
  draftId,
  reply,
  saved,
}: {
  readonly draftId: DraftId
  readonly reply: DraftReply
  /** Whether all that stands here is on the server, which writes the files. */
  readonly saved: boolean
}) {
  return (
    <Panel
      className="export"
      buttonClass="btn"
      label="Export"
      face={
        <>
          <Icon name="download" />
          <span className="hide-s">Export</span>
        </>
      }
    >
      {!saved && <p>Your last words are not saved yet. They would be missing in the file.</p>}
      <NotLookedAt reply={reply} />
      <AskedFirst asks={reply.coverage.notLookedAt > 0}>
        <Formats draftId={draftId} />
      </AskedFirst>
    </Panel>
  )
}

/** While nobody has looked at some of the notes, whoever shares the draft says that it is to go out all the same. Asked each time the menu is opened. */
function AskedFirst({ asks, children }: { readonly asks: boolean; readonly children: ReactNode }) {
  const [isSure, setIsSure] = useState(false)
  const formats = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isSure) formats.current?.querySelector<HTMLElement>('a')?.focus()
  }, [isSure])
  if (!asks || isSure) return <div ref={formats}>{children}</div>
  return (
    <Button
      onClick={() => {
        setIsSure(true)
      }}
    >
      Export all the same
    </Button>
  )
}

function Formats({ draftId }: { readonly draftId: DraftId }) {
  return (
    <ul className="plain" role="list">
      {formats.map(({ format, label, more, icon }) => (
        <li key={format}>
          <a className="menuitem" href={exportPath(draftId, format)} download>
            <Icon name={icon} />
            <span>
              {label}
              <small>{more}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
