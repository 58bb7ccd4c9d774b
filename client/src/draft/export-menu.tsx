/** The draft as a file to keep and to send. */
import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { exportPath, isData } from '@waymark/shared/wire/drafts.ts'
import { askedOf, cannotDo, usualChoices, type ExportChoices } from '@waymark/shared/wire/export-choices.ts'
import { shortExport } from '@waymark/shared/wire/exports.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Panel } from '#ui/menu.tsx'
import { LongExportNow } from './long-export.tsx'
import { ExportChoiceFields } from './export-choice-fields.tsx'
import { formatGroups, type OfferedFormat } from './export-formats.ts'
import { NotLookedAt } from './not-looked-at.tsx'
import type { DraftReply } from './sources.ts'
import { useLongExport } from './use-long-export.ts'

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
  const long = useLongExport()
  const begunAt = useRef<HTMLElement>(null)
  const backToLink = useCallback(() => begunAt.current?.focus(), [])
  const begin = (link: HTMLAnchorElement, label: string): void => {
    begunAt.current = link
    long.begin(link.href, label)
  }
  const isLong = reply.notes.length > shortExport
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
        <LongExportNow now={long.now} stop={long.stop} onFocusLost={backToLink} />
        <Formats draftId={draftId} begin={isLong ? begin : undefined} />
      </AskedFirst>
    </Panel>
  )
}

/** While nobody has looked at some of the notes, whoever shares the draft says that it is to go out all the same. Asked each time the menu is opened. */
function AskedFirst({ asks, children }: { readonly asks: boolean; readonly children: ReactNode }) {
  const [isSure, setIsSure] = useState(false)
  const formats = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isSure) formats.current?.querySelector<HTMLElement>('select')?.focus()
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

/** Writes a long file; where it is left out, and where no script runs, the link alone does. */
type Begin = ((link: HTMLAnchorElement, label: string) => void) | undefined

function Formats({ draftId, begin }: { readonly draftId: DraftId; readonly begin: Begin }) {
  const [choices, choose] = useState(usualChoices)
  const id = useId()
  return (
    <div className="stack">
      <ExportChoiceFields choices={choices} choose={choose} />
      {formatGroups.map(({ name, formats }, at) => (
        <div key={name}>
          <p className="label" id={`${id}-${at}`}>
            {name}
          </p>
          <ul className="plain" role="list" aria-labelledby={`${id}-${at}`}>
            {formats.map(offered => (
              <li key={offered.format}>
                <FormatLink draftId={draftId} offered={offered} choices={choices} begin={begin} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function FormatLink({
  draftId,
  offered: { format, label, more, icon },
  choices,
  begin,
}: {
  readonly draftId: DraftId
  readonly offered: OfferedFormat
  readonly choices: ExportChoices
  readonly begin: Begin
}) {
  const cannot = isData(format) ? [] : cannotDo(format, choices).map(name => cannotSay[name])
  return (
    <a
      className="menuitem"
      href={exportPath(draftId, format, askedOf(format, choices))}
      download
      onClick={event => {
        if (begin === undefined) return
        event.preventDefault()
        begin(event.currentTarget, label)
      }}
    >
      <Icon name={icon} />
      <span>
        {label}
        <small>{cannot.length === 0 ? more : cannot.join(' ')}</small>
      </span>
    </a>
  )
}

/** What a file does instead, where it cannot do what was chosen. */
const cannotSay: Readonly<Record<ReturnType<typeof cannotDo>[number], string>> = {
  evidence: 'Here what people said stands where it belongs.',
  print: 'It has no large print.',
}
