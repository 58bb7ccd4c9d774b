/** Adding a file: chosen, given a title and a description, and sent while it is told how far it is. */
import { useEffect, useRef, useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { FileWords, maxFileBytes } from '@waymark/shared/model/session-file.ts'
import { kindsTaken, saySize, tooLargeSaid } from '@waymark/shared/rules/file-words.ts'
import { AddedFile, addFilePath } from '@waymark/shared/wire/files.ts'
import { sendFile } from '#api/send-file.ts'
import { say } from '#ui/announce.tsx'
import { Field } from '#ui/field.tsx'
import { allPlaced, wrongFields, type Refused } from './field-errors.ts'
import { FileWordFields } from './file-word-fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useForm } from './use-form.ts'

const shown = new Set(['file', 'title', 'description'])
const accepted = '.pdf,.pptx,.docx,.odt,.odp,.png,.jpg,.jpeg,.webp,.txt'

interface FileFields extends FileWords {
  readonly file: File | undefined
}

export function wrongInFile({ file, title, description }: FileFields): Refused {
  const found = new Map(wrongFields(FileWords, { title, description }))
  if (file === undefined) found.set('file', 'Choose a file.')
  else if (file.size > maxFileBytes) found.set('file', tooLargeSaid)
  return allPlaced(found, shown)
}

export function AddFile({
  sessionId,
  onClose,
  onDone,
}: {
  readonly sessionId: SessionId
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const [sent, setSent] = useState(0)
  const stop = useStop()
  const form = useForm<FileFields, unknown>({
    first: { file: undefined, title: '', description: '' },
    wrong: wrongInFile,
    shown: () => shown,
    send: async ({ file, title, description }) => {
      setSent(0)
      return sendFile({
        address: addFilePath(sessionId),
        fields: { title, description },
        file: file ?? new File([], ''),
        reply: AddedFile,
        onSent: setSent,
        signal: stop(),
      })
    },
    done: () => {
      onClose()
      say('The file is added.')
      void onDone()
    },
  })
  const { fields, change, errorOf } = form.state
  return (
    <FormDialog title="Add a file" yes="Add the file" form={form} onClose={onClose}>
      <Field label="The file" hint={`${kindsTaken}, up to ${saySize(maxFileBytes)}.`} error={errorOf('file')}>
        {control => (
          <input
            className="input"
            type="file"
            {...control}
            accept={accepted}
            onChange={event => {
              change({ file: event.target.files?.[0] }, 'file')
            }}
          />
        )}
      </Field>
      <FileWordFields form={form.state} />
      {form.sending && <Sending part={sent} name={fields.file?.name ?? ''} />}
    </FormDialog>
  )
}

export function Sending({ part, name }: { readonly part: number; readonly name: string }) {
  const percent = Math.round(part * 100)
  return (
    <div className="stack tight">
      <p>{percent < 100 ? `${percent} % of it is sent.` : 'All of it is sent. It is looked at and saved.'}</p>
      <progress className="sending" max={100} value={percent} aria-label={`Sending ${name}`} />
    </div>
  )
}

/** Whoever closes the question stops what is on its way. */
function useStop(): () => AbortSignal {
  const controller = useRef<AbortController>(undefined)
  useEffect(
    () => () => {
      controller.current?.abort()
    },
    [],
  )
  return () => {
    controller.current = new AbortController()
    return controller.current.signal
  }
}
