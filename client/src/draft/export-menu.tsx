/** The draft as a file to keep and to send. */
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { exportPath, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
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
    </Panel>
  )
}
