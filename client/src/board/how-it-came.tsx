/** How words came, for those who write down what others say; and whether one's own carry one's name. */
import { routes } from '@waymark/shared/model/note.ts'
import { Field } from '#ui/field.tsx'
import type { NoteForm } from './kept-form.ts'

export interface HowItCameProps {
  readonly form: NoteForm
  readonly onForm: (form: NoteForm) => void
  readonly hasName: boolean
  /** Whether words of others may be written down here. */
  readonly forOthers: boolean
}

const routeLabels: Readonly<Record<NoteForm['route'], string>> = {
  live: 'My own words',
  chat: 'From the chat',
  phone: 'By phone',
  'in-the-room': 'Said in the room',
}

export function HowItCame({
  form,
  onForm,
  hasName,
  forOthers,
  several = false,
}: HowItCameProps & { readonly several?: boolean }) {
  return (
    <>
      {forOthers && (
        <Field label={several ? 'How they came' : 'How it came'}>
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
          <span>Leave my name off {several ? 'these notes' : 'this note'}</span>
        </label>
      )}
    </>
  )
}
