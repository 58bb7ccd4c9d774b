/** The form for a note. After adding, the focus stays in it, and it is empty again. */
import { useId, useState, type RefObject } from 'react'
import { routes } from '@waymark/shared/model/note.ts'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { say } from '#ui/announce.tsx'
import type { Branch } from '#surface/surface-props.ts'
import type { NoteForm } from './kept-form.ts'
import { SectionSelect } from './section-select.tsx'
import { WordsField } from './words-field.tsx'

export interface ComposerProps {
  readonly form: NoteForm
  readonly onForm: (form: NoteForm) => void
  readonly tree: readonly Branch[]
  readonly hasName: boolean
  /** Whether words of others may be written down here. */
  readonly forOthers: boolean
  /** Why nothing can be added now. The words stay all the same. */
  readonly closedBecause: string | undefined
  readonly onAdd: () => void
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onWriting: (isWriting: boolean) => void
}

const routeLabels: Readonly<Record<NoteForm['route'], string>> = {
  live: 'My own words',
  chat: 'From the chat',
  phone: 'By phone',
  'in-the-room': 'Said in the room',
}

export function Composer(props: ComposerProps) {
  const { form, onForm, tree, closedBecause, onAdd, field, onWriting } = props
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
      <WordsField
        label="Your note"
        text={form.text}
        error={error}
        onChange={text => {
          setError(undefined)
          onForm({ ...form, text })
        }}
        onSend={add}
        describedBy={promise}
        field={field}
        onFocusChange={onWriting}
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
      <p className="promise" id={promise}>
        <Icon name="lock" />
        Nobody else can change or delete your words.
      </p>
    </form>
  )
}

function HowItCame({ form, onForm, hasName, forOthers }: ComposerProps) {
  return (
    <>
      {forOthers && (
        <Field label="How it came">
          {control => (
            <select
              className="input"
              {...control}
              value={form.route}
              onChange={event => {
                const route = routes.find(one => one === event.target.value)
                if (route !== undefined) onForm({ ...form, route })
              }}
            >
              {routes.map(route => (
                <option key={route} value={route}>
                  {routeLabels[route]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {hasName && form.route === 'live' && (
        <label className="choice signed">
          <input
            type="checkbox"
            checked={form.leaveNameOff}
            onChange={event => {
              onForm({ ...form, leaveNameOff: event.target.checked })
            }}
          />
          <span>Leave my name off this note</span>
        </label>
      )}
    </>
  )
}
