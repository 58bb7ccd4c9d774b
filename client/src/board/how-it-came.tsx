/** How words came, for those who write down what others say; whose they are; and whether one's own carry one's name. */
import { routesInRoom } from '@waymark/shared/model/note.ts'
import { Field } from '#ui/field.tsx'
import { isOfAnother, type NoteForm } from './kept-form.ts'

export interface HowItCameProps {
  readonly form: NoteForm
  readonly onForm: (form: NoteForm) => void
  /** Whether I gave one. */
  readonly hasName: boolean
  /** Whether a note may carry a name here. */
  readonly hasNames: boolean
  /** Whether words of others may be written down here. */
  readonly forOthers: boolean
}

const routeLabels: Readonly<Record<NoteForm['route'], string>> = {
  live: 'My own words',
  chat: 'From the chat',
  phone: 'By phone',
  'in-the-room': 'Said in the room',
  paper: 'On paper',
}

type Several = { readonly several?: boolean }

export function HowItCame(props: HowItCameProps & Several) {
  const { form, onForm, hasNames, forOthers, several = false } = props
  return (
    <>
      {forOthers && <RouteSelect form={form} onForm={onForm} several={several} />}
      {form.route !== 'live' && <Told form={form} onForm={onForm} several={several} />}
      {hasNames && <Name {...props} several={several} />}
    </>
  )
}

function Name({ form, onForm, hasName, forOthers, several }: HowItCameProps & { readonly several: boolean }) {
  return (
    <>
      {isOfAnother(form) && <Whose form={form} onForm={onForm} />}
      {hasName && !isOfAnother(form) && (
        <Tick
          label={`Leave my name off ${several ? 'these notes' : 'this note'}`}
          isOn={form.leaveNameOff}
          onTick={leaveNameOff => {
            onForm({ ...form, leaveNameOff })
          }}
        />
      )}
      {!forOthers && !several && (
        <Tick
          label="Several of us write on this device"
          isOn={form.isShared}
          onTick={isShared => {
            onForm({ ...form, isShared, whose: '' })
          }}
        />
      )}
    </>
  )
}

type Part = Pick<HowItCameProps, 'form' | 'onForm'> & { readonly several: boolean }

const RouteSelect = ({ form, onForm, several }: Part) => (
  <Field label={several ? 'How they came' : 'How it came'}>
    {control => (
      <select
        className="input"
        {...control}
        value={form.route}
        onChange={event => {
          const route = routesInRoom.find(one => one === event.target.value)
          if (route !== undefined) onForm({ ...form, route })
        }}
      >
        {routesInRoom.map(route => (
          <option key={route} value={route}>
            {routeLabels[route]}
          </option>
        ))}
      </select>
    )}
  </Field>
)

const Told = ({ form, onForm, several }: Part) => (
  <>
    <Tick
      label={several ? 'These are summaries, in my words' : 'This is a summary, in my words'}
      isOn={form.isSummary}
      onTick={isSummary => {
        onForm({ ...form, isSummary })
      }}
    />
    <Tick
      label={several ? 'They were read back' : 'It was read back'}
      isOn={form.isReadBack}
      onTick={isReadBack => {
        onForm({ ...form, isReadBack })
      }}
    />
  </>
)

const Whose = ({ form, onForm }: Omit<Part, 'several'>) => (
  <Field label="Whose words these are" hint="Can stay empty: then it carries no name.">
    {control => (
      <input
        className="input"
        {...control}
        value={form.whose}
        maxLength={40}
        autoComplete="off"
        onChange={event => {
          onForm({ ...form, whose: event.target.value })
        }}
      />
    )}
  </Field>
)

const Tick = ({
  label,
  isOn,
  onTick,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onTick: (isOn: boolean) => void
}) => (
  <label className="choice signed">
    <input
      type="checkbox"
      checked={isOn}
      onChange={event => {
        onTick(event.target.checked)
      }}
    />
    <span>{label}</span>
  </label>
)
