/** All that is said about a theme: what people said, what the team noticed, where people differ, where it goes, and what was merged into it. */
import { useState } from 'react'
import { maxNoticed, maxSaid, maxView, nameOfTheme } from '@waymark/shared/model/theme.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { GoesFields } from './goes-fields.tsx'
import { PickedNotes } from './picked-notes.tsx'
import { GoneDialog } from './theme-choice-dialog.tsx'
import { changedFields, wordsOfTheme, type ThemeForm } from './theme-form.ts'
import { MergedWords } from './theme-more.tsx'
import { useScope } from './synthesis-scope.ts'
import type { ShownTheme } from './synthesis-view.ts'

interface Asked {
  readonly themes: readonly ShownTheme[]
  readonly close: () => void
}

export function ThemeDialog({ themeId, ...asked }: Asked & { readonly themeId: ThemeId }) {
  const [before] = useState(() => asked.themes.find(({ theme }) => theme.id === themeId))
  return before === undefined ? <GoneDialog close={asked.close} /> : <About {...asked} before={before} />
}

function About({ themes, close, before }: Asked & { readonly before: ShownTheme }) {
  const { acts, ambitions } = useScope()
  const shown = themes.find(({ theme }) => theme.id === before.theme.id) ?? before
  const [form, setForm] = useState(() => wordsOfTheme(before.theme))
  const change = (fields: Partial<ThemeForm>): void => {
    setForm({ ...form, ...fields })
  }
  return (
    <Dialog title={`About “${nameOfTheme(shown.theme)}”`} onClose={close}>
      <form
        className="stack about-theme"
        onSubmit={event => {
          event.preventDefault()
          const fields = changedFields(before.theme, form)
          if (Object.keys(fields).length > 0) acts.describe(before.theme.id, fields)
          close()
        }}
      >
        <Words form={form} change={change} />
        <Views form={form} change={change} />
        {ambitions !== null && <GoesFields form={form} ambitions={ambitions} change={change} />}
        <MergedWords merged={shown.merged} />
        {shown.notes.length > 0 && <PickedNotes notes={shown.notes} />}
        <footer>
          <Button type="submit" look="primary">
            Save
          </Button>
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}

interface Fields {
  readonly form: ThemeForm
  readonly change: (fields: Partial<ThemeForm>) => void
}

const Words = ({ form, change }: Fields) => (
  <>
    <Text
      label="What people said, in a sentence"
      hint="It is shown in the document, above the notes."
      max={maxSaid}
      value={form.said}
      onChange={said => {
        change({ said })
      }}
    />
    <Text
      label="What we noticed"
      hint="For the team only: it is in no document, and no room is shown it."
      max={maxNoticed}
      rows={4}
      value={form.noticed}
      onChange={noticed => {
        change({ noticed })
      }}
    />
  </>
)

const Views = ({ form, change }: Fields) => (
  <fieldset className="stack views-fields">
    <legend>Where people differ</legend>
    <div className="two-views">
      <Text
        label="One view"
        max={maxView}
        value={form.view}
        onChange={view => {
          change({ view })
        }}
      />
      <Text
        label="The other view"
        max={maxView}
        value={form.otherView}
        onChange={otherView => {
          change({ otherView })
        }}
      />
    </div>
    <Text
      label="What both share"
      max={maxView}
      value={form.sharedView}
      onChange={sharedView => {
        change({ sharedView })
      }}
    />
  </fieldset>
)

function Text({
  label,
  hint,
  max,
  rows = 2,
  value,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly max: number
  readonly rows?: number
  readonly value: string
  readonly onChange: (text: string) => void
}) {
  return (
    <Field label={label} hint={hint}>
      {control => (
        <textarea
          className="input"
          dir="auto"
          {...control}
          rows={rows}
          maxLength={max}
          value={value}
          onChange={({ target }) => {
            onChange(keepableText(target.value))
          }}
        />
      )}
    </Field>
  )
}
