/** Lets everybody read a version: what changed, and a question where nobody has looked at some of the notes. */
import { useState } from 'react'
import { keepableText } from '@waymark/shared/model/text.ts'
import { WhatChanged, type Version } from '@waymark/shared/model/version.ts'
import { publishVersion } from '@waymark/shared/wire/versions.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { sayVersion } from './seen-versions.ts'
import { NotDone, useAct } from './sure-dialog.tsx'

interface PublishShape {
  readonly version: Version
  readonly notLookedAt: number
  readonly onClose: () => void
  readonly onDone: () => void
}

export function PublishDialog({ version, notLookedAt, onClose, onDone }: PublishShape) {
  const [changes, setChanges] = useState(version.changes)
  const [knows, setKnows] = useState(false)
  const { id: versionId, draftId } = version
  const { acting, problem, run } = useAct(
    () => call(publishVersion, { params: { draftId, versionId }, body: { changes, knowsNotLookedAt: knows } }),
    onDone,
  )
  const tooLong = WhatChanged.safeParse(changes).error?.issues[0]?.message
  const asks = notLookedAt > 0 || problem?.code === 'conflict'
  return (
    <Dialog title={`Publish ${sayVersion(version)}?`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          if (tooLong === undefined && (!asks || knows)) run()
        }}
      >
        <p>Everybody who has the address can read it, without an account. What is written later is not shown there.</p>
        <Field
          label="What changed since the one before"
          hint="For everybody to read. You can leave it empty: the statements that changed are shown in any case."
          error={tooLong}
        >
          {control => (
            <textarea
              className="input"
              {...control}
              rows={4}
              dir="auto"
              value={changes}
              onChange={({ target }) => {
                setChanges(keepableText(target.value))
              }}
            />
          )}
        </Field>
        {asks && <Knows notLookedAt={notLookedAt} knows={knows} onKnows={setKnows} />}
        <NotDone problem={problem} />
        <footer>
          <Button
            look="primary"
            type="submit"
            closedBecause={asks && !knows ? 'Say first that you know of the notes' : undefined}
          >
            {acting ? 'Publishing…' : 'Publish it'}
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </footer>
      </form>
    </Dialog>
  )
}

const Knows = ({
  notLookedAt,
  knows,
  onKnows,
}: {
  readonly notLookedAt: number
  readonly knows: boolean
  readonly onKnows: (knows: boolean) => void
}) => (
  <label className="choice">
    <input
      type="checkbox"
      checked={knows}
      onChange={({ target }) => {
        onKnows(target.checked)
      }}
    />
    <span>
      {notLookedAt === 1
        ? 'Nobody has looked at 1 note yet. Publish all the same'
        : `Nobody has looked at ${notLookedAt > 0 ? notLookedAt : 'some'} notes yet. Publish all the same`}
    </span>
  </label>
)
