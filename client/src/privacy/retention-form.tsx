/** For how many months each class is kept, whether what is due goes by itself, and who answers for it all. Nothing typed is lost by a no. */
import { useState } from 'react'
import {
  monthsOf,
  timedClasses,
  type Months,
  type PrivacySettings,
  type TimedClass,
} from '@waymark/shared/model/retention.ts'
import { classWords, fixedWords, sayMonths } from '@waymark/shared/rules/retention-words.ts'
import { setRetention } from '@waymark/shared/wire/retention.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'

interface Shape {
  readonly settings: PrivacySettings
  readonly sendsMail: boolean
  readonly again: () => Promise<void>
}

/** As typed: empty is kept. */
type Typed = Readonly<Record<TimedClass, string>>

const typedOf = (months: Months): Typed => {
  const said = (of: TimedClass): string => (months[of] === null ? '' : String(months[of]))
  return {
    contact: said('contact'),
    words: said('words'),
    payment: said('payment'),
    record: said('record'),
    history: said('history'),
  }
}

const monthsIn = (typed: Typed): Months => {
  const read = (of: TimedClass): number | null => (typed[of].trim() === '' ? null : Number(typed[of]))
  return {
    contact: read('contact'),
    words: read('words'),
    payment: read('payment'),
    record: read('record'),
    history: read('history'),
  }
}

export function RetentionForm({ settings, sendsMail, again }: Shape) {
  const [typed, setTyped] = useState(() => typedOf(settings.months))
  const [rest, setRest] = useState(settings)
  const [wrong, setWrong] = useState<{ readonly at: string; readonly message: string }>()
  const send = async (): Promise<void> => {
    const { isAutomatic, tellTo, notice } = rest
    const answer = await call(setRetention, {
      params: {},
      body: { months: monthsIn(typed), isAutomatic, tellTo, notice },
    })
    setWrong(answer.ok ? undefined : { at: answer.problem.at.slice(1).join('.'), message: answer.problem.message })
    if (!answer.ok) return
    say('It is set.')
    await again()
  }
  const errorAt = (at: string): string | undefined => (wrong?.at === at ? wrong.message : undefined)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {timedClasses.map(of => (
        <TextInput
          key={of}
          label={`${classWords[of].name}: for how many months`}
          hint={hintOf(of)}
          type="number"
          error={errorAt(`months.${of}`)}
          value={typed[of]}
          onValue={value => setTyped({ ...typed, [of]: value })}
        />
      ))}
      <ul className="stack">
        {fixedWords.map(([name, what]) => (
          <li key={name}>
            <b>{name}.</b> {what}
          </li>
        ))}
      </ul>
      <RestOfIt rest={rest} onRest={setRest} errorAt={errorAt} sendsMail={sendsMail} />
      {wrong !== undefined && (
        <Notice tone="danger">
          <p>{wrong.message}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" look="primary">
          Save
        </Button>
      </div>
    </form>
  )
}

const hintOf = (of: TimedClass): string => {
  const { least, most, usual } = monthsOf[of]
  return `${classWords[of].what} From ${least} to ${most}, usually ${usual} (${sayMonths(usual)}). Leave it empty to keep it.`
}

interface RestShape {
  readonly rest: PrivacySettings
  readonly onRest: (rest: PrivacySettings) => void
  readonly errorAt: (at: string) => string | undefined
  readonly sendsMail: boolean
}

const noticeFields = [
  { of: 'controller', label: 'Who answers for what is kept', hint: 'The organisation, as people know it.' },
  { of: 'contact', label: 'How to reach them about it', hint: 'A name, a number, an address.' },
  { of: 'complaints', label: 'Where somebody complains', hint: '' },
] as const

const RestOfIt = ({ rest, onRest, errorAt, sendsMail }: RestShape) => (
  <>
    <label className="choice">
      <input
        type="checkbox"
        checked={rest.isAutomatic}
        onChange={({ target }) => onRest({ ...rest, isAutomatic: target.checked })}
      />
      <span>Delete what is due by itself, a week after the list of it was made</span>
    </label>
    {rest.isAutomatic && (
      <TextInput
        label="Who is sent that list by e-mail"
        hint={
          sendsMail
            ? 'One address. Can stay empty: the list stands here, too.'
            : 'No e-mail is sent from this server: the list stands here.'
        }
        error={errorAt('tellTo')}
        value={rest.tellTo}
        onValue={tellTo => onRest({ ...rest, tellTo })}
      />
    )}
    <h3>On the page that everybody reads</h3>
    {noticeFields.map(({ of, label, hint }) => (
      <TextInput
        key={of}
        label={label}
        hint={hint === '' ? undefined : hint}
        type={of === 'controller' ? 'text' : 'long'}
        rows={2}
        error={errorAt(`notice.${of}`)}
        value={rest.notice[of]}
        onValue={value => onRest({ ...rest, notice: { ...rest.notice, [of]: value } })}
      />
    ))}
  </>
)
