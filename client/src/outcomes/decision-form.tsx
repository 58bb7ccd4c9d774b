/** Recording a decision, or changing one. Nothing typed is lost by a no, and each no stands beside its field. */
import { useRef, useState } from 'react'
import { waysToDecide, type WayToDecide } from '@waymark/shared/model/decision.ts'
import { wayNames } from '@waymark/shared/rules/decisions.ts'
import type { AnyProblem } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { wrongFrom, wrongWithDecision, type DecisionFields, type FieldsShape, type Wrong } from './decision-fields.ts'
import { LinkedFields, type Linkable } from './linked-fields.tsx'
import { OptionFields } from './option-fields.tsx'
import { useFirstWrong } from './use-first-wrong.ts'
import { useUnsaved } from './use-unsaved.ts'
import { WordsField } from './words-field.tsx'

export interface DecisionFormShape {
  readonly first: DecisionFields
  readonly label: string
  readonly linkable: Linkable
  /** Answers what stands in the way; undefined where it is saved. */
  readonly onSave: (fields: DecisionFields) => Promise<AnyProblem | undefined>
  readonly onLeave: () => void
}

export function DecisionFormOf({ first, label, linkable, onSave, onLeave }: DecisionFormShape) {
  const { form, shape, wrong, isBusy, save } = useDecisionForm(first, onSave)
  return (
    <form
      className="card stack came-form"
      aria-label={label}
      noValidate
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        if (!isBusy) void save()
      }}
    >
      <WhatWasAsked {...shape} />
      <OptionFields {...shape} />
      <HowItWent {...shape} />
      <WhatCame {...shape} />
      <Days {...shape} />
      <LinkedFields {...shape} linkable={linkable} />
      <label className="choice">
        <input
          type="checkbox"
          checked={shape.fields.isPublished}
          onChange={({ target }) => {
            shape.change({ isPublished: target.checked })
          }}
        />
        <span>
          Let everybody read it
          <small>Beside the published draft, without the name of whoever recorded it.</small>
        </span>
      </label>
      {wrong.size > 0 && <Notice tone="danger">{sayWrong(wrong)}</Notice>}
      <div className="row">
        <Button type="submit" look="primary">
          {isBusy ? 'Saving…' : 'Save the decision'}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

function useDecisionForm(first: DecisionFields, onSave: DecisionFormShape['onSave']) {
  // What it began with stays, whatever others make of the decision meanwhile.
  const [begun] = useState(first)
  const [fields, setFields] = useState(first)
  const [wrong, setWrong] = useState<Wrong>(new Map())
  const [tried, setTried] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useUnsaved(fields !== begun)
  useFirstWrong(form, tried)
  const refuse = (found: Wrong): void => {
    setWrong(found)
    setTried(tried + 1)
  }
  const save = async (): Promise<void> => {
    const before = wrongWithDecision(fields)
    if (before.size > 0) {
      refuse(before)
      return
    }
    setBusy(true)
    const problem = await onSave(fields)
    setBusy(false)
    if (problem !== undefined) refuse(wrongFrom(problem))
  }
  const shape: FieldsShape = {
    fields,
    change: more => {
      setFields({ ...fields, ...more })
    },
    errorAt: name => wrong.get(name),
  }
  return { form, shape, wrong, isBusy, save }
}

const sayWrong = (wrong: Wrong) => (
  <p>
    {wrong.get('') ?? (wrong.size === 1 ? 'One thing needs another look.' : `${wrong.size} things need another look.`)}{' '}
    Nothing you typed is lost.
  </p>
)

const WhatWasAsked = ({ fields, change, errorAt }: FieldsShape) => (
  <>
    <WordsField
      label="What was to be decided"
      hint="As a question."
      isFirst
      error={errorAt('question')}
      value={fields.question}
      onValue={question => {
        change({ question })
      }}
    />
    <WordsField
      label="How it came up"
      hint="Can stay empty."
      type="long"
      error={errorAt('background')}
      value={fields.background}
      onValue={background => {
        change({ background })
      }}
    />
  </>
)

const HowItWent = ({ fields, change, errorAt }: FieldsShape) => (
  <>
    <WordsField
      label="Who was asked"
      hint="In words, such as: everybody who came to the session in March. Can stay empty."
      error={errorAt('asked')}
      value={fields.asked}
      onValue={asked => {
        change({ asked })
      }}
    />
    <WordsField
      label="How many people, where you know"
      type="number"
      error={errorAt('askedPeople')}
      value={fields.askedPeople}
      onValue={askedPeople => {
        change({ askedPeople })
      }}
    />
    <Field label="How it was decided" error={errorAt('how')}>
      {control => (
        <select
          className="input"
          {...control}
          value={fields.how}
          onChange={({ target }) => {
            change({ how: wayIn(target.value) })
          }}
        >
          {waysToDecide.map(way => (
            <option key={way} value={way}>
              {wayNames[way]}
            </option>
          ))}
        </select>
      )}
    </Field>
    <WordsField
      label="More about that"
      hint="Who decided, how many were for it, what was said against it. Can stay empty."
      type="long"
      error={errorAt('howMore')}
      value={fields.howMore}
      onValue={howMore => {
        change({ howMore })
      }}
    />
  </>
)

const wayIn = (value: string): WayToDecide => waysToDecide.find(way => way === value) ?? 'consent'

const WhatCame = ({ fields, change, errorAt }: FieldsShape) => (
  <>
    <Field label="What was chosen" error={errorAt('chosen')}>
      {control => (
        <select
          className="input"
          {...control}
          value={fields.chosen}
          onChange={({ target }) => {
            change({ chosen: target.value })
          }}
        >
          <option value="">None of these options</option>
          {fields.options.map((option, at) => (
            <option key={`option ${at}`} value={String(at)}>
              {`${at + 1}. ${option}`}
            </option>
          ))}
        </select>
      )}
    </Field>
    <WordsField
      label="What came of it, in your own words"
      hint="Beside the option, or in place of one."
      type="long"
      error={errorAt('result')}
      value={fields.result}
      onValue={result => {
        change({ result })
      }}
    />
    <WordsField
      label="Why"
      type="long"
      error={errorAt('reason')}
      value={fields.reason}
      onValue={reason => {
        change({ reason })
      }}
    />
  </>
)

const Days = ({ fields, change, errorAt }: FieldsShape) => (
  <>
    <WordsField
      label="Decided on"
      type="date"
      error={errorAt('decidedOn')}
      value={fields.decidedOn}
      onValue={decidedOn => {
        change({ decidedOn })
      }}
    />
    <WordsField
      label="To be looked at again on"
      hint="Can stay empty."
      type="date"
      error={errorAt('reviewOn')}
      value={fields.reviewOn}
      onValue={reviewOn => {
        change({ reviewOn })
      }}
    />
  </>
)
