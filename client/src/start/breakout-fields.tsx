/** One breakout in a form: what it is for, its question, and where notes can stand. */
import { maxSections, type Purpose } from '@waymark/shared/model/session.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import { newSection, purposeNames, withPurpose, type BreakoutFields as Fields } from './breakout-form.ts'
import { FieldWrong } from './field-wrong.tsx'
import { changedAt, takenOut } from './lists.ts'
import { TextField } from './text-field.tsx'

export interface BreakoutShape {
  readonly breakout: Fields
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (change: Partial<Fields>, field: string) => void
}

const purposes: readonly (readonly [purpose: Purpose, more: string])[] = [
  ['review-ambitions', 'Notes stand under each ambition.'],
  ['what-is-missing', 'Without the ambitions, so that nobody looks only there.'],
  ['values', 'Notes stand under each value that you name.'],
  ['journey-of-change', 'Notes stand under the stages that you name.'],
  ['decision', 'Notes stand under each option that you name.'],
  ['open-question', 'Notes stand under headings that you name.'],
]

export function BreakoutFields({ breakout, errorOf, onChange }: BreakoutShape) {
  return (
    <>
      <fieldset className="field">
        <legend>What is it for?</legend>
        <div className="choices boxed">
          {purposes.map(([purpose, more]) => (
            <label className="choice" key={purpose}>
              <input
                type="radio"
                name={`${breakout.key}-purpose`}
                checked={breakout.purpose === purpose}
                onChange={() => {
                  onChange(withPurpose(breakout, purpose), 'purpose')
                }}
              />
              <span>
                {purposeNames[purpose]}
                <small>{more}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label="The question"
        value={breakout.question}
        error={errorOf('question')}
        onValue={question => {
          onChange({ question }, 'question')
        }}
      />
      {breakout.purpose === 'review-ambitions' ? (
        <label className="choice">
          <input
            type="checkbox"
            checked={breakout.aboutAll}
            onChange={event => {
              onChange({ aboutAll: event.target.checked }, 'sections')
            }}
          />
          <span>
            With a place for notes about all of them
            <small>For what fits under no single ambition, or under several.</small>
          </span>
        </label>
      ) : (
        <Sections breakout={breakout} errorOf={errorOf} onChange={onChange} />
      )}
    </>
  )
}

function Sections({ breakout: { sections }, errorOf, onChange }: BreakoutShape) {
  return (
    <div className="stack" role="group" aria-label="Headings for the notes">
      <FieldWrong said={errorOf('sections')} />
      {sections.map((section, at) => (
        <div className="stack" key={section.key}>
          <TextField
            label={`Heading ${at + 1}`}
            value={section.title}
            error={errorOf(`sections.${at}.title`)}
            onValue={title => {
              onChange({ sections: changedAt(sections, at, { title }) }, `sections.${at}.title`)
            }}
          />
          <TextField
            label={`What belongs under heading ${at + 1}`}
            hint="Can stay empty."
            value={section.description}
            error={errorOf(`sections.${at}.description`)}
            onValue={description => {
              onChange({ sections: changedAt(sections, at, { description }) }, `sections.${at}.description`)
            }}
          />
          {sections.length > 1 && (
            <Button
              look="quiet"
              size="compact"
              icon="close"
              onClick={() => {
                onChange({ sections: takenOut(sections, at) }, 'sections')
              }}
            >
              Take out heading {at + 1}
            </Button>
          )}
        </div>
      ))}
      <Button
        size="compact"
        icon="plus"
        closedBecause={sections.length >= maxSections ? `At most ${maxSections} headings fit.` : undefined}
        onClick={() => {
          onChange({ sections: [...sections, newSection(newId())] }, 'sections')
        }}
      >
        Add a heading
      </Button>
    </div>
  )
}
