/** The form for a note. After adding, the focus stays in it, and it is empty again. */
import { useId, useState, type RefObject } from 'react'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { say } from '#ui/announce.tsx'
import type { Branch } from '#surface/surface-props.ts'
import { HowItCame, type HowItCameProps } from './how-it-came.tsx'
import { LinesOffer } from './lines-offer.tsx'
import { linesOf, usuallyLeftOut } from './lines-of.ts'
import { SectionSelect } from './section-select.tsx'
import { WordsField } from './words-field.tsx'

export interface ComposerProps extends HowItCameProps {
  readonly tree: readonly Branch[]
  /** Why nothing can be added now. The words stay all the same. */
  readonly closedBecause: string | undefined
  readonly onAdd: () => void
  /** Asks for several notes at once: of the lines in the form, or of others. */
  readonly onMany: (of: 'form' | 'others') => void
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onWriting: (isWriting: boolean) => void
}

export function Composer(props: ComposerProps) {
  const { form, onForm, tree, closedBecause, onAdd, onMany, field } = props
  const [error, setError] = useState<string>()
  const promise = useId()
  const add = (): void => {
    if (closedBecause !== undefined) return
    const wrong = wrongWith(form.text)
    setError(wrong)
    if (wrong === undefined) onAdd()
    else say(wrong)
    field.current?.focus()
  }
  return (
    <form
      className="composer"
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
    >
      <NoteWords
        {...props}
        error={error}
        onText={text => {
          setError(undefined)
          onForm({ ...form, text })
        }}
        onSend={add}
        describedBy={promise}
      />
      <SectionSelect
        label="About"
        tree={tree}
        value={form.sectionId}
        onChange={sectionId => {
          onForm({ ...form, sectionId })
        }}
      />
      <HowItCame {...props} />
      <Button look="primary" icon="plus" wide type="submit" closedBecause={closedBecause}>
        Add note
      </Button>
      <Button
        look="quiet"
        size="compact"
        className="many"
        closedBecause={closedBecause}
        onClick={() => {
          onMany('others')
        }}
      >
        Add many…
      </Button>
      <p className="promise" id={promise}>
        <Icon name="lock" />
        Nobody else can change or delete your words.
      </p>
    </form>
  )
}

/** The field; and, once several lines were pasted into it, the offer to make several notes of them. */
function NoteWords({
  form: { text },
  error,
  onText,
  onSend,
  describedBy,
  closedBecause,
  onMany,
  field,
  onWriting,
}: ComposerProps & {
  readonly error: string | undefined
  readonly onText: (text: string) => void
  readonly onSend: () => void
  readonly describedBy: string
}) {
  const [isPasted, setPasted] = useState(false)
  const isOffered = isPasted && closedBecause === undefined && text.includes('\n')
  const count = isOffered ? linesOf(text, usuallyLeftOut).lines.length : 0
  return (
    <>
      <WordsField
        label="Your note"
        text={text}
        error={error}
        onChange={onText}
        onSend={onSend}
        onPasteLines={() => {
          setPasted(true)
        }}
        describedBy={describedBy}
        field={field}
        onFocusChange={onWriting}
      />
      {count > 1 && (
        <LinesOffer
          count={count}
          onMany={() => {
            onMany('form')
          }}
          onOne={() => {
            setPasted(false)
            field.current?.focus()
          }}
        />
      )}
    </>
  )
}
