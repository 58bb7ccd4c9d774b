/** Who the lead is, how they are reached, and what the statement says. Nothing typed is lost by a no. */
import { useState } from 'react'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { SafeguardingForm, usualEmergency, usualStatement } from '@waymark/shared/model/safeguarding.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { setSafeguarding } from '@waymark/shared/wire/safeguarding.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'

type Fields = Readonly<Record<keyof SafeguardingForm, string>>

const none: Fields = {
  lead: '',
  reach: '',
  when: '',
  deputy: '',
  mail: '',
  emergency: usualEmergency,
  statement: usualStatement,
  keepYears: '7',
}

const texts = [
  { field: 'lead', label: 'Name of the lead', hint: 'Not somebody who runs the sessions, if you can.' },
  { field: 'reach', label: 'How they are reached', hint: 'A phone number or an address. Everybody sees it.' },
  { field: 'when', label: 'When they are there', hint: 'Such as: Monday to Friday, 9 to 5. Can stay empty.' },
  { field: 'deputy', label: 'Who is reached when they are not there', hint: 'With how. Can stay empty.' },
  {
    field: 'mail',
    label: 'Their e-mail address',
    hint: 'They are told there that something waits, without a word of it. Nobody is shown it. Can stay empty.',
  },
  { field: 'emergency', label: 'Whom to call when somebody is in danger', type: 'long' },
  { field: 'statement', label: 'The statement', type: 'long', rows: 10 },
  {
    field: 'keepYears',
    label: 'For how many years concerns are kept',
    hint: 'Only then can the lead delete what is closed.',
    type: 'number',
  },
] as const

export function LeadForm({
  strategyId,
  form,
  again,
}: {
  readonly strategyId: StrategyId
  readonly form: SafeguardingForm | null
  readonly again: () => Promise<void>
}) {
  const [fields, setFields] = useState<Fields>(() =>
    form === null ? none : { ...form, keepYears: String(form.keepYears) },
  )
  const [wrong, setWrong] = useState<{ readonly at: string; readonly message: string }>()
  const send = async (): Promise<void> => {
    const parsed = SafeguardingForm.safeParse({ ...fields, keepYears: Number(fields.keepYears) })
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return setWrong({ at: String(issue?.path[0] ?? ''), message: issue?.message ?? 'Look at the fields again.' })
    }
    const answer = await call(setSafeguarding, { params: { strategyId }, body: parsed.data })
    setWrong(answer.ok ? undefined : { at: String(answer.problem.at[1] ?? ''), message: answer.problem.message })
    if (!answer.ok) return
    say('The lead is saved.')
    await again()
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {texts.map(({ field, ...more }) => (
        <TextInput
          key={field}
          {...more}
          error={wrong?.at === field ? wrong.message : undefined}
          value={fields[field]}
          onValue={value => {
            setFields({ ...fields, [field]: keepableText(value) })
          }}
        />
      ))}
      {wrong !== undefined && (
        <Notice tone="danger">
          <p>{wrong.message}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" look={form === null ? 'primary' : 'plain'}>
          Save the lead
        </Button>
      </div>
    </form>
  )
}
