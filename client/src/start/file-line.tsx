/** One file of a session: what it is, the way to it, and, for the team, its words and its end. */
import { useState } from 'react'
import { FileWords, type SessionFile } from '@waymark/shared/model/session-file.ts'
import { kindNames, saySize } from '@waymark/shared/rules/file-words.ts'
import { changeFile, fileContentPath, putFileBack, removeFile } from '@waymark/shared/wire/files.ts'
import { call, type Answer } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { allPlaced, wrongFields } from './field-errors.ts'
import { FileWordFields } from './file-word-fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useForm } from './use-form.ts'

interface LineShape {
  readonly file: SessionFile
  readonly again: () => Promise<void>
}

const kindOf = ({ kind, bytes }: SessionFile): string => `${kindNames[kind]}, ${saySize(bytes)}`

export function FileLine({ file, mayManage, again }: LineShape & { readonly mayManage: boolean }) {
  const { id, title, description } = file
  return (
    <li className="stack tight">
      <p>
        <Icon name="download" />{' '}
        <a href={fileContentPath(id)} download>
          <bdi>{title}</bdi>
        </a>{' '}
        <span className="small soft">({kindOf(file)})</span>
      </p>
      <p className="small start-words" dir="auto">
        {description}
      </p>
      {mayManage && (
        <div className="row">
          <ChangeWords file={file} again={again} />
          <Act
            label="Remove"
            of={title}
            act={() => call(removeFile, { params: { fileId: id }, body: {} })}
            done="The file is removed. It can be put back."
            again={again}
          />
        </div>
      )}
    </li>
  )
}

export function RemovedFile({ file, again }: LineShape) {
  return (
    <li className="row between">
      <span>
        <bdi>{file.title}</bdi> <span className="small soft">({kindOf(file)})</span>
      </span>
      <Act
        label="Put it back"
        of={file.title}
        act={() => call(putFileBack, { params: { fileId: file.id }, body: {} })}
        done="The file is back."
        again={again}
      />
    </li>
  )
}

function Act({
  label,
  of,
  act,
  done,
  again,
}: {
  readonly label: string
  readonly of: string
  readonly act: () => Promise<Answer<unknown>>
  readonly done: string
  readonly again: () => Promise<void>
}) {
  const [problem, setProblem] = useState<string>()
  const run = async (): Promise<void> => {
    const answer = await act()
    if (answer.ok) say(done)
    else {
      const said =
        answer.problem.code === 'unreachable' ? 'We cannot reach the server: try again.' : answer.problem.message
      setProblem(said)
      sayNow(said)
    }
    await again()
  }
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        onClick={() => {
          void run()
        }}
      >
        {label}
        <span className="sr"> {of}</span>
      </Button>
      {problem !== undefined && <p className="field-wrong">{problem}</p>}
    </>
  )
}

const shown = new Set(['title', 'description'])

function ChangeWords({ file, again }: LineShape) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        onClick={() => {
          setAsking(true)
        }}
      >
        Change…<span className="sr"> {file.title}</span>
      </Button>
      {asking && (
        <WordsDialog
          file={file}
          again={again}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

function WordsDialog({ file, again, onClose }: LineShape & { readonly onClose: () => void }) {
  const { title, description } = file
  const form = useForm({
    first: { title, description },
    wrong: fields => allPlaced(wrongFields(FileWords, fields), shown),
    shown: () => shown,
    send: body => call(changeFile, { params: { fileId: file.id }, body }),
    done: () => {
      onClose()
      say('The words are saved.')
      void again()
    },
  })
  return (
    <FormDialog title="Change the words of a file" yes="Save" form={form} onClose={onClose}>
      <FileWordFields form={form.state} />
    </FormDialog>
  )
}
