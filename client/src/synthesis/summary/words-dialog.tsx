/** Asks for the words beside a picture: the short text, which is heard first, and the full one. */
import { useState } from 'react'
import { maxAlt, maxPictureText, PictureWords } from '@waymark/shared/model/summary.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import type { SummaryActs } from './summary-acts.ts'
import type { Part } from './use-summary.ts'

export function WordsDialog({
  part: { shown, words, hash },
  acts,
  close,
}: {
  readonly part: Part
  readonly acts: SummaryActs
  readonly close: () => void
}) {
  const [alt, setAlt] = useState(words.alt)
  const [text, setText] = useState(words.text)
  const [before] = useState(words)
  const tooLong = PictureWords.shape.text.safeParse(keepableText(text)).error?.issues[0]?.message
  const give = (): void => {
    if (tooLong !== undefined) return
    const own = ownWords(words, { alt, text })
    if (own === null) acts.makeAnew(shown.id)
    else acts.writeWords({ id: shown.id, ...own, of: hash })
    close()
  }
  const asMade = (): void => {
    setAlt(words.usual.alt)
    setText(words.usual.text)
  }
  return (
    <Dialog title={`The words beside ${shown.title}`} onClose={close}>
      {words.alt === before.alt && words.text === before.text ? null : (
        <p className="soft">
          These words have changed meanwhile. Yours take their place; Cancel leaves them as they are.
        </p>
      )}
      <WordsField
        label="In short"
        hint="What is to be seen. It is read aloud in the place of the picture."
        rows={3}
        most={maxAlt}
        value={alt}
        onChange={setAlt}
      />
      <WordsField
        label="In full"
        hint="Every word of the picture, in its order."
        error={tooLong}
        rows={10}
        most={maxPictureText}
        value={text}
        onChange={setText}
      />
      <footer>
        <Button look="primary" onClick={give}>
          Save
        </Button>
        <Button onClick={asMade}>As made from the picture</Button>
        <Button onClick={close}>Cancel</Button>
      </footer>
    </Dialog>
  )
}

/** What is left as it is made by itself goes on being made; null where that is all. */
function ownWords({ usual }: Part['words'], typed: Pick<PictureWords, 'alt' | 'text'>): typeof typed | null {
  const own = (words: string, made: string): string => (words === made ? '' : words)
  const alt = own(keepableText(typed.alt).replaceAll('\n', ' '), usual.alt)
  const text = own(keepableText(typed.text), usual.text)
  return alt === '' && text === '' ? null : { alt, text }
}

const WordsField = ({
  label,
  hint,
  error,
  rows,
  most,
  value,
  onChange,
}: {
  readonly label: string
  readonly hint: string
  readonly error?: string | undefined
  readonly rows: number
  readonly most: number
  readonly value: string
  readonly onChange: (text: string) => void
}) => (
  <Field label={label} hint={hint} error={error}>
    {control => (
      <textarea
        className="input"
        {...control}
        rows={rows}
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
