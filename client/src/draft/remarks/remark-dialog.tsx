/** Asks for a remark about words of the draft, or all of a statement; and for other words, where somebody suggests some. */
import { useState } from 'react'
import { maxQuote, maxRemark } from '@waymark/shared/model/remark.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import type { No, RemarkForm } from './remark-acts.ts'
import { quoteOf, type About } from './remark-commands.ts'

const shownOfStatement = 160

export function RemarkDialog({
  about,
  isGone,
  onAdd,
  onClose,
}: {
  readonly about: About
  /** The statement was taken out meanwhile. */
  readonly isGone: boolean
  readonly onAdd: (form: Pick<RemarkForm, 'words' | 'instead'>) => No
  readonly onClose: () => void
}) {
  const [words, setWords] = useState('')
  const [instead, setInstead] = useState<string>()
  const [no, setNo] = useState<No>()
  const add = (): void => {
    const wrong = onAdd({ words, instead: instead ?? null })
    setNo(wrong)
    if (wrong === undefined) onClose()
  }
  return (
    <Dialog title="Remark" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        {isGone && <TakenOut />}
        <Quoted about={about} />
        <Words
          label="What you want to say"
          hint={instead === undefined ? 'Only the team reads it.' : 'Only the team reads it. You may leave this empty.'}
          error={no}
          most={maxRemark}
          value={words}
          onChange={setWords}
        />
        <OtherWords quote={quoteOf(about, true)?.quote ?? ''} instead={instead} onChange={setInstead} />
        <footer>
          <Button type="submit" look="primary">
            Add the remark
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}

const TakenOut = () => (
  <Notice>
    <p>Somebody has taken this statement out meanwhile. Your remark is kept all the same.</p>
  </Notice>
)

/** Not offered where there are no words to change, or more than fit. */
function OtherWords({
  quote,
  instead,
  onChange,
}: {
  readonly quote: string
  readonly instead: string | undefined
  readonly onChange: (instead: string | undefined) => void
}) {
  if (quote === '') return null
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={instead !== undefined}
          onChange={({ target }) => {
            onChange(target.checked ? quote : undefined)
          }}
        />
        <span>Suggest other words</span>
      </label>
      {instead !== undefined && (
        <Words
          label="Other words"
          hint="Nothing in the draft changes until somebody takes them."
          error={undefined}
          most={maxQuote}
          value={instead}
          onChange={onChange}
        />
      )}
    </>
  )
}

function Quoted({ about: { text, from, to } }: { readonly about: About }) {
  const words = from === to ? shortened(text, shownOfStatement) : text.slice(from, to)
  return (
    <div className="remark-about">
      <p className="small soft">{from === to ? 'About all of this statement' : 'About these words'}</p>
      {words !== '' && (
        <p dir="auto" className="remark-words">
          “{words}”
        </p>
      )}
    </div>
  )
}

const Words = ({
  label,
  hint,
  error,
  most,
  value,
  onChange,
}: {
  readonly label: string
  readonly hint: string
  readonly error: string | undefined
  readonly most: number
  readonly value: string
  readonly onChange: (words: string) => void
}) => (
  <Field label={label} hint={hint} error={error}>
    {control => (
      <textarea
        className="input"
        {...control}
        rows={3}
        maxLength={most}
        dir="auto"
        value={value}
        onChange={({ target }) => {
          onChange(target.value)
        }}
      />
    )}
  </Field>
)
