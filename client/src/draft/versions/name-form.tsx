/** Asks for the name of a version: one that is kept now, or one that is called otherwise. */
import { useState, type ReactNode } from 'react'
import { keepableText } from '@waymark/shared/model/text.ts'
import { VersionName, type Version } from '@waymark/shared/model/version.ts'
import { VersionId, type DraftId } from '@waymark/shared/model/ids.ts'
import { putVersion } from '@waymark/shared/wire/versions.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { NotDone, useAct } from './sure-dialog.tsx'

interface NamingShape {
  readonly draftId: DraftId
  /** The one that is called otherwise; undefined keeps a new one. */
  readonly version: Pick<Version, 'id' | 'name'> | undefined
  readonly onDone: (version: Version) => void
}

function useNaming({ draftId, version, onDone }: NamingShape) {
  const [name, setName] = useState(version?.name ?? '')
  const [wasTried, setWasTried] = useState(false)
  // The same however often it is asked for, until it was answered: so it is kept once.
  const [versionId, renew] = useState(() => version?.id ?? VersionId.parse(newId()))
  const { acting, problem, run } = useAct(
    () => call(putVersion, { params: { draftId, versionId }, body: { name } }),
    reply => {
      setWasTried(false)
      if (version === undefined) {
        setName('')
        renew(VersionId.parse(newId()))
      }
      onDone(reply.version)
    },
  )
  const wrong = VersionName.safeParse(name).error?.issues[0]?.message
  return {
    name,
    setName,
    acting,
    problem,
    error: wasTried ? wrong : undefined,
    submit: () => {
      setWasTried(true)
      if (wrong === undefined) run()
    },
  }
}

export function NameForm({
  yes,
  closedBecause,
  children,
  ...naming
}: NamingShape & {
  readonly yes: string
  readonly closedBecause?: string | undefined
  /** Another way out. */
  readonly children?: ReactNode
}) {
  const { name, setName, acting, problem, error, submit } = useNaming(naming)
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if (closedBecause === undefined) submit()
      }}
    >
      <Field label="A name for it" hint="Such as “For the trustees”." error={error}>
        {control => (
          <input
            className="input"
            {...control}
            autoComplete="off"
            dir="auto"
            value={name}
            onChange={({ target }) => {
              setName(keepableText(target.value))
            }}
          />
        )}
      </Field>
      <NotDone problem={problem} />
      <footer className="row">
        <Button look="primary" type="submit" closedBecause={closedBecause}>
          {acting ? 'Saving…' : yes}
        </Button>
        {children}
      </footer>
    </form>
  )
}

export function NameDialog({
  title,
  onClose,
  ...form
}: Omit<Parameters<typeof NameForm>[0], 'children'> & { readonly title: string; readonly onClose: () => void }) {
  return (
    <Dialog title={title} onClose={onClose}>
      <NameForm {...form}>
        <Button onClick={onClose}>Leave it</Button>
      </NameForm>
    </Dialog>
  )
}
