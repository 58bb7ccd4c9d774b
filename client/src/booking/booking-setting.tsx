/** What people read before they book, and how many places there are. Nothing typed is lost by a no. */
import { useState } from 'react'
import { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { setBooking, type BookingForm } from '@waymark/shared/wire/booking.ts'
import { Button } from '#ui/button.tsx'
import { Choose } from '#ui/choose.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'
import type { BookingShape } from './booking-shape.ts'
import { useDoing } from './use-doing.ts'

const texts = [
  ['where', 'Where it is, or how to join', 'The place and the way there, or the link or number of the call.'],
  ['costs', 'What a call or the data costs', 'And who pays for it. Can stay empty.'],
  ['access', 'Access that is there already', 'Such as: captions, a ramp, a quiet room.'],
  ['recording', 'Recording', 'Whether anything is recorded, and who gets it.'],
  ['whoIsThere', 'Who will be there', ''],
  ['more', 'More about it', 'Can stay empty.'],
] as const

type Fields = Omit<BookingForm, 'capacity' | 'keptDays'> & { readonly capacity: string; readonly keptDays: string }

const fresh: Fields = {
  isOpen: true,
  where: '',
  costs: '',
  access: '',
  recording: '',
  whoIsThere: '',
  more: '',
  asksDietary: false,
  inOwnTime: null,
  capacity: '',
  keptDays: '30',
}

function fieldsOf(page: BookingShape['seen']['page']): Fields {
  if (page === null) return fresh
  const { id: _id, told: _told, sequence: _sequence, capacity, keptDays, ...more } = page
  return { ...more, capacity: capacity === null ? '' : String(capacity), keptDays: String(keptDays) }
}

const bodyOf = ({ capacity, keptDays, ...more }: Fields): BookingForm => ({
  ...more,
  capacity: capacity.trim() === '' ? null : Number(capacity),
  keptDays: Number(keptDays),
})

export function BookingSetting({ seen: { page, session, sets }, again }: BookingShape) {
  const [fields, setFields] = useState(() => fieldsOf(page))
  const { trouble, act } = useDoing(again)
  const change = (more: Partial<Fields>): void => {
    setFields({ ...fields, ...more })
  }
  return (
    <section className="stack" aria-labelledby="setting">
      <h2 id="setting">{page === null ? 'Let people book' : 'Change what people read'}</h2>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void act(setBooking, { params: { sessionId: session.id }, body: bodyOf(fields) }, 'The page is saved.')
        }}
      >
        <TextFields fields={fields} change={change} />
        <Tick
          label="Ask what people eat"
          isOn={fields.asksDietary}
          onTick={asksDietary => {
            change({ asksDietary })
          }}
        />
        <Choose
          label="Questions that can be answered in its place"
          value={fields.inOwnTime ?? ''}
          options={[['', 'None'], ...sets.map(({ id, title }) => [id, title] as const)]}
          onChoose={chosen => {
            change({ inOwnTime: QuestionSetId.safeParse(chosen).data ?? null })
          }}
        />
        <Tick
          label="People can book"
          isOn={fields.isOpen}
          onTick={isOpen => {
            change({ isOpen })
          }}
        />
        {trouble !== '' && (
          <Notice tone="danger">
            <p>{trouble}</p>
          </Notice>
        )}
        <div>
          <Button type="submit" look={page === null ? 'primary' : 'plain'}>
            Save the page
          </Button>
        </div>
      </form>
    </section>
  )
}

interface FieldsShape {
  readonly fields: Fields
  readonly change: (more: Partial<Fields>) => void
}

const TextFields = ({ fields, change }: FieldsShape) => (
  <>
    <TextInput
      label="Places"
      hint="Left empty, everybody gets one."
      type="number"
      value={fields.capacity}
      onValue={capacity => {
        change({ capacity })
      }}
    />
    {texts.map(([field, label, hint]) => (
      <TextInput
        key={field}
        label={label}
        hint={hint === '' ? undefined : hint}
        type="long"
        rows={2}
        value={fields[field]}
        onValue={value => {
          change({ [field]: keepableText(value) })
        }}
      />
    ))}
    <TextInput
      label="Days after the session until everything about people is deleted"
      type="number"
      value={fields.keptDays}
      onValue={keptDays => {
        change({ keptDays })
      }}
    />
  </>
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
  <label className="choice">
    <input
      type="checkbox"
      checked={isOn}
      onChange={({ target }) => {
        onTick(target.checked)
      }}
    />
    <span>{label}</span>
  </label>
)
