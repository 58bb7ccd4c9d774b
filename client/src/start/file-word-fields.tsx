/** What is said of a file: a title, and what somebody who cannot see it needs to know. */
import type { FileWords } from '@waymark/shared/model/session-file.ts'
import { TextField } from './text-field.tsx'
import type { FormState } from './use-form.ts'

export function FileWordFields({
  form: { fields, change, errorOf },
}: {
  readonly form: Pick<FormState<FileWords>, 'fields' | 'change' | 'errorOf'>
}) {
  return (
    <>
      <TextField
        label="Title"
        value={fields.title}
        error={errorOf('title')}
        onValue={title => {
          change({ title }, 'title')
        }}
      />
      <TextField
        label="What is in it"
        hint="What somebody who cannot see it needs to know."
        lines={3}
        value={fields.description}
        error={errorOf('description')}
        onValue={description => {
          change({ description }, 'description')
        }}
      />
    </>
  )
}
