/** Bringing in answers that came by another way: files, several at once, and messages that are pasted. */
import { useEffect, useRef, useState } from 'react'
import { ResponseId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { pasteMessage } from '@waymark/shared/wire/messages.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Fold } from './fold.tsx'
import { ofMessage, sendAnswers, type Brought } from './send-answers.ts'

interface BringInShape {
  readonly set: QuestionSetView
  readonly again: () => Promise<void>
}

export function BringIn({ set, again }: BringInShape) {
  const [brought, setBrought] = useState<readonly Brought[]>([])
  const add = async (more: readonly Brought[]): Promise<void> => {
    setBrought(before => [...before, ...more])
    const count = more.filter(({ number }) => number !== null).length
    say(count === 1 ? '1 answer came in.' : `${count} answers came in.`)
    if (count > 0) await again()
  }
  return (
    <Fold summary="Bring in files and messages">
      <div className="stack">
        <Files set={set} add={add} />
        <Paste set={set} add={add} />
        <BroughtIn brought={brought} />
      </div>
    </Fold>
  )
}

interface Adding {
  readonly set: QuestionSetView
  readonly add: (more: readonly Brought[]) => Promise<void>
}

const kinds = '.docx,.odt,.txt,.md,.zip,.eml,.mbox'

/** One after the other, so that each is told as soon as it was read. */
function Files({ set, add }: Adding) {
  const [under, setUnder] = useState('')
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (files: readonly File[]): Promise<void> => {
    const ending = new AbortController()
    stop.current = ending
    for (const [at, file] of files.entries()) {
      if (ending.signal.aborted) break
      const name = files.length === 1 ? file.name : `${at + 1} of ${files.length}: ${file.name}`
      const onSent = (part: number): void => {
        setUnder(part < 1 ? `Sending ${name} (${Math.round(part * 100)} %)` : `Reading ${name}`)
      }
      onSent(0)
      const answer = await sendAnswers(set.id, file, { onSent, signal: ending.signal })
      await add(answer.ok ? answer.value : [{ file: file.name, said: answer.problem.message, number: null }])
    }
    setUnder('')
  }
  return (
    <>
      <Field
        label="Files with answers"
        hint="Word, OpenDocument or text, ZIPs of them, and messages as .eml or .mbox. Their words are kept; the files are not."
      >
        {control => (
          <input
            className="input"
            {...control}
            type="file"
            multiple
            accept={kinds}
            disabled={under !== ''}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])]
              target.value = ''
              void send(files)
            }}
          />
        )}
      </Field>
      <p role="status" className="small">
        {under}
      </p>
      {under !== '' && (
        <Button
          size="compact"
          onClick={() => {
            stop.current?.abort()
          }}
        >
          Stop
        </Button>
      )}
    </>
  )
}

function Paste({ set, add }: Adding) {
  const [text, setText] = useState('')
  // The same however often it is sent, so that it is one answer.
  const [id, setId] = useState(() => ResponseId.parse(newId()))
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const send = async (): Promise<void> => {
    setBusy(true)
    const answer = await call(pasteMessage, { params: { setId: set.id }, body: { text, id } })
    setBusy(false)
    setTrouble(answer.ok ? undefined : answer.problem.message)
    if (!answer.ok) return
    setText('')
    setId(ResponseId.parse(newId()))
    await add([ofMessage('Pasted message', answer.value.message)])
  }
  return (
    <>
      <Field label="A message, pasted" hint="As it came, with what stands above it if you have that." error={trouble}>
        {control => (
          <textarea
            className="input"
            {...control}
            rows={5}
            value={text}
            onChange={({ target }) => {
              setText(keepableText(target.value))
            }}
          />
        )}
      </Field>
      <div>
        <Button
          closedBecause={isBusy ? 'It is being sent' : text.trim() === '' ? 'Nothing is pasted yet' : undefined}
          onClick={() => void send()}
        >
          Bring it in
        </Button>
      </div>
    </>
  )
}

export const BroughtIn = ({ brought }: { readonly brought: readonly Brought[] }) =>
  brought.length > 0 && (
    <ul className="stack brought-in" aria-label="What was brought in">
      {brought.map(({ file, said, number }, at) => (
        <li key={`${file} ${at}`}>
          <b>{file}</b> {number === null && <span className="tag">Not taken</span>} {said}
        </li>
      ))}
    </ul>
  )
