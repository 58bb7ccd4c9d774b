/** The draft as a file to keep and to send. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { askedOf, cannotDo, usualChoices, type ExportChoices } from '@waymark/shared/wire/export-choices.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Panel } from '#ui/menu.tsx'
import { ExportChoiceFields } from './export-choice-fields.tsx'
import { formatGroups, type OfferedFormat } from './export-formats.ts'
import { NotLookedAt } from './not-looked-at.tsx'
import type { DraftReply } from './sources.ts'

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

function Formats({ draftId }: { readonly draftId: DraftId }) {
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
                <FormatLink draftId={draftId} offered={offered} choices={choices} />
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
}: {
  readonly draftId: DraftId
  readonly offered: OfferedFormat
  readonly choices: ExportChoices
}) {
  const cannot = cannotDo(format, choices).map(name => cannotSay[name])
  return (
    <a className="menuitem" href={exportPath(draftId, format, askedOf(format, choices))} download>
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
