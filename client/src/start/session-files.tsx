/** The slides and files of a session: read by everybody, added and described by the team. */
import { useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { maxFiles, type SessionFile } from '@waymark/shared/model/session-file.ts'
import { listFiles } from '@waymark/shared/wire/files.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { AddFile } from './add-file.tsx'
import { FileLine, RemovedFile } from './file-line.tsx'
import { sayCount } from './said.ts'

export interface FilesShape {
  readonly sessionId: SessionId
  readonly mayManage: boolean
}

export function SessionFiles({ sessionId, mayManage }: FilesShape) {
  const asked = useAsked(listFiles, { params: { sessionId }, body: {} })
  // To somebody who can only read, what is not there yet is nothing to look at.
  if (asked.state !== 'no' && !mayManage && (asked.state === 'asking' || asked.value.files.length === 0)) return null
  return (
    <section className="card stack" aria-labelledby="files">
      <h2 id="files">Slides and files</h2>
      {asked.state === 'asking' && <Loading what="Fetching the list of files." />}
      {asked.state === 'no' && (
        <Notice tone="danger">
          <p>{asked.problem.code === 'unreachable' ? 'We cannot reach the server.' : asked.problem.message}</p>
        </Notice>
      )}
      {asked.state === 'here' && (
        <FileList sessionId={sessionId} mayManage={mayManage} files={asked.value.files} again={asked.again} />
      )}
    </section>
  )
}

export function FileList({
  sessionId,
  mayManage,
  files,
  again,
}: FilesShape & { readonly files: readonly SessionFile[]; readonly again: () => Promise<void> }) {
  const there = files.filter(({ removedAt }) => removedAt === null)
  const removed = files.filter(({ removedAt }) => removedAt !== null)
  return (
    <>
      {there.length === 0 ? (
        <p className="soft">Nothing yet. What you add is there for everybody of the session.</p>
      ) : (
        <ul className="file-list">
          {there.map(file => (
            <FileLine key={file.id} file={file} mayManage={mayManage} again={again} />
          ))}
        </ul>
      )}
      {mayManage && <Add sessionId={sessionId} isFull={there.length >= maxFiles} again={again} />}
      {removed.length > 0 && (
        <details className="fold">
          <summary>
            <Icon name="chevron" flip />
            {sayCount(removed.length, 'file', 'files')} removed
          </summary>
          <ul className="file-list">
            {removed.map(file => (
              <RemovedFile key={file.id} file={file} again={again} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Add({
  sessionId,
  isFull,
  again,
}: {
  readonly sessionId: SessionId
  readonly isFull: boolean
  readonly again: () => Promise<void>
}) {
  const [adding, setAdding] = useState(false)
  return (
    <div>
      <Button
        icon="plus"
        closedBecause={isFull ? `At most ${maxFiles} files fit. Remove one first.` : undefined}
        onClick={() => {
          setAdding(true)
        }}
      >
        Add a file…
      </Button>
      {adding && (
        <AddFile
          sessionId={sessionId}
          onClose={() => {
            setAdding(false)
          }}
          onDone={again}
        />
      )}
    </div>
  )
}
