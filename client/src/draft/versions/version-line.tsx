/** One version in the list: what it is called, who kept it when, whether everybody reads it, and what can be done with it. */
import { useState } from 'react'
import type { Version } from '@waymark/shared/model/version.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import { NameDialog } from './name-form.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { sayKept, sayPublished, sayVersion, type SeenVersions } from './seen-versions.ts'

export type WhatToSee = 'read' | 'compare' | 'back'

interface LineShape {
  readonly version: Version
  readonly seen: SeenVersions
  readonly mayWrite: boolean
  readonly notLookedAt: number
  readonly isShown: boolean
  readonly onSee: (what: WhatToSee) => void
  readonly again: () => Promise<void>
}

export function VersionLine(line: LineShape) {
  const { version, seen, isShown, onSee } = line
  const [asking, setAsking] = useState<'name' | 'publish'>()
  const about = <span className="sr"> {sayVersion(version)}</span>
  return (
    <li className="card" aria-current={isShown || undefined}>
      <h3 dir="auto">{version.name}</h3>
      <p className="small soft" dir="auto">
        {sayKept(version)}
      </p>
      <p className="small">
        <Icon name={version.publishedAt === null ? 'lock' : 'eye'} /> {sayPublished(version, seen)}
      </p>
      <div className="row">
        <Button
          size="compact"
          onClick={() => {
            onSee('read')
          }}
        >
          Read{about}
        </Button>
        <Button
          size="compact"
          onClick={() => {
            onSee('compare')
          }}
        >
          Compare{about}
        </Button>
        <More line={line} onAsk={setAsking} />
      </div>
      {asking !== undefined && <Asking line={line} asking={asking} close={() => setAsking(undefined)} />}
    </li>
  )
}

function More({
  line: { version, seen, mayWrite, onSee },
  onAsk,
}: {
  readonly line: LineShape
  readonly onAsk: (what: 'name' | 'publish') => void
}) {
  const choices: Choice[] = [
    ...(seen.mayPublish
      ? [{ label: version.publishedAt === null ? 'Publish…' : 'Publish again…', run: () => onAsk('publish') }]
      : []),
    ...(mayWrite
      ? [
          { label: 'Call it otherwise…', run: () => onAsk('name') },
          { label: 'Go back to this…', more: 'You see first what that changes', run: () => onSee('back') },
        ]
      : []),
  ]
  if (choices.length === 0) return null
  return (
    <Menu
      face={<Icon name="more" />}
      label={`More about version ${version.number}: ${version.name}`}
      buttonClass="iconbtn"
      choices={choices}
    />
  )
}

function Asking({
  line: { version, notLookedAt, again },
  asking,
  close,
}: {
  readonly line: LineShape
  readonly asking: 'name' | 'publish'
  readonly close: () => void
}) {
  const done = (said: string) => (): void => {
    close()
    say(said)
    void again()
  }
  return asking === 'name' ? (
    <NameDialog
      title="What shall it be called?"
      draftId={version.draftId}
      version={version}
      yes="Save the name"
      onClose={close}
      onDone={done('The name is saved.')}
    />
  ) : (
    <PublishDialog
      version={version}
      notLookedAt={notLookedAt}
      onClose={close}
      onDone={done('It is published: everybody who has the address can read it.')}
    />
  )
}
