/** Making a strategy, or changing one: title, years, ambitions and values. */
import type { StrategyForm } from '@waymark/shared/wire/strategy-form.ts'
import type { Answer } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Page } from '#ui/page.tsx'
import { AmbitionsEditor } from './ambitions-editor.tsx'
import { FormEnd } from './form-end.tsx'
import { sentStrategy, shownInStrategy, wrongInStrategy, type StrategyFields } from './strategy-form.ts'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'
import { useLeaving } from './use-leaving.tsx'
import { ValuesEditor } from './values-editor.tsx'

export function StrategyEditor<T>({
  title,
  first,
  label,
  exit,
  send,
  pageAfter,
}: {
  readonly title: string
  readonly first: StrategyFields
  /** Of the button that saves. */
  readonly label: string
  readonly exit: string
  readonly send: (form: StrategyForm) => Promise<Answer<T>>
  /** Where to go once it is saved. */
  readonly pageAfter: (reply: T) => string
}) {
  const form = useForm({
    first,
    wrong: wrongInStrategy,
    shown: shownInStrategy,
    send: fields => send(sentStrategy(fields)),
    done: reply => {
      say('The strategy is saved.')
      goOnTo(pageAfter(reply))
    },
  })
  const { fields, change, errorOf } = form.state
  const { question, goOnTo } = useLeaving(form.unsaved, exit)
  return (
    <Page title={title} mainClass="column stack start-form">
      <h1>{title}</h1>
      <form className="stack" {...form.formProps}>
        <TextField
          label="What is it called?"
          value={fields.title}
          error={errorOf('title')}
          onValue={called => {
            change({ title: called }, 'title')
          }}
        />
        <TextField
          label="For which years?"
          hint="For example 2027 to 2031."
          value={fields.period}
          error={errorOf('period')}
          onValue={period => {
            change({ period }, 'period')
          }}
        />
        <AmbitionsEditor form={form.state} />
        <ValuesEditor form={form.state} />
        <FormEnd refused={form.refused} sending={form.sending} label={label} exit={exit} />
      </form>
      {question}
    </Page>
  )
}
