/** How a breakout that is there is run, changed. */
import { changeBreakout, type BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { shownInRun } from './breakout-form.ts'
import { allPlaced, wrongFields } from './field-errors.ts'
import { FormDialog } from './form-dialog.tsx'
import { RunFields } from './run-fields.tsx'
import { useForm } from './use-form.ts'

const shown = new Set(shownInRun())

export function ChangeRun({
  breakout,
  onClose,
  onDone,
}: {
  readonly breakout: BreakoutView
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const form = useForm({
    first: breakout.settings,
    wrong: settings => allPlaced(wrongFields(changeBreakout.body, { settings }), shown),
    shown: () => shown,
    send: settings => call(changeBreakout, { params: { breakoutId: breakout.id }, body: { settings } }),
    done: () => {
      onClose()
      say('How it is run is saved.')
      void onDone()
    },
  })
  const { fields, change, errorOf } = form.state
  return (
    <FormDialog title="How it is run" yes="Save" form={form} onClose={onClose}>
      <RunFields
        name={`run-${breakout.id}`}
        purpose={breakout.purpose}
        settings={fields}
        errorOf={setting => errorOf(`settings.${setting}`)}
        onChange={(changed, setting) => {
          change(changed, `settings.${setting}`)
        }}
      />
    </FormDialog>
  )
}
