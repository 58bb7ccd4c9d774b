/** One breakout in a form: what it is for, its question, and where notes can stand. */
import { maxSections, type Purpose } from '@waymark/shared/model/session.ts'
import { purposeNames } from '@waymark/shared/rules/session-words.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import {
  newSection,
  shownInRun,
  withPurpose,
  type BreakoutFields as Fields,
  type SectionFields,
} from './breakout-form.ts'
import { FieldWrong } from './field-wrong.tsx'
import { changedAt, takenOut } from './lists.ts'
import { RunFields, RunFold, runSummary } from './run-fields.tsx'
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
      <Places breakout={breakout} errorOf={errorOf} onChange={onChange} />
      <Run breakout={breakout} errorOf={errorOf} onChange={onChange} />
    </>
  )
}

/** Where notes can stand. */
function Places({ breakout, errorOf, onChange }: BreakoutShape) {
  const { purpose, aboutAll, besides, sections } = breakout
  if (purpose !== 'review-ambitions')
    return (
      <Sections
        list={sections}
        after={0}
        errorOf={errorOf}
        onList={(list, field) => {
          onChange({ sections: list }, field)
        }}
      />
    )
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={aboutAll}
          onChange={event => {
            onChange({ aboutAll: event.target.checked }, 'sections')
          }}
        />
        <span>
          With a place for notes about all of them
          <small>For what fits under no single ambition, or under several.</small>
        </span>
      </label>
      {besides.length > 0 && (
        <Sections
          list={besides}
          after={aboutAll ? 1 : 0}
          mayBeNone
          errorOf={errorOf}
          onList={(list, field) => {
            onChange({ besides: list }, field)
          }}
        />
      )}
    </>
  )
}

function Run({ breakout, errorOf, onChange }: BreakoutShape) {
  const { key, purpose, settings } = breakout
  return (
    <RunFold summary={runSummary(breakout)} isWrong={shownInRun().some(name => errorOf(name) !== undefined)}>
      <RunFields
        name={key}
        purpose={purpose}
        settings={settings}
        errorOf={setting => errorOf(`settings.${setting}`)}
        onChange={(change, setting) => {
          onChange({ settings: { ...settings, ...change } }, `settings.${setting}`)
        }}
      />
    </RunFold>
  )
}

interface SectionsShape {
  readonly list: readonly SectionFields[]
  /** How many sections are sent before these. */
  readonly after: number
  /** The last one may be taken out, too. */
  readonly mayBeNone?: boolean
  readonly errorOf: (field: string) => string | undefined
  readonly onList: (list: readonly SectionFields[], field: string) => void
}

function Sections({ list, after, mayBeNone = false, errorOf, onList }: SectionsShape) {
  return (
    <div className="stack" role="group" aria-label="Headings for the notes">
      <FieldWrong said={errorOf('sections')} />
      {list.map((section, at) => (
        <div className="stack" key={section.key}>
          <TextField
            label={`Heading ${at + 1}`}
            value={section.title}
            error={errorOf(`sections.${after + at}.title`)}
            onValue={title => {
              onList(changedAt(list, at, { title }), `sections.${after + at}.title`)
            }}
          />
          <TextField
            label={`What belongs under heading ${at + 1}`}
            hint="Can stay empty."
            value={section.description}
            error={errorOf(`sections.${after + at}.description`)}
            onValue={description => {
              onList(changedAt(list, at, { description }), `sections.${after + at}.description`)
            }}
          />
          {(list.length > 1 || mayBeNone) && (
            <Button
              look="quiet"
              size="compact"
              icon="close"
              onClick={() => {
                onList(takenOut(list, at), 'sections')
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
        closedBecause={after + list.length >= maxSections ? `At most ${maxSections} headings fit.` : undefined}
        onClick={() => {
          onList([...list, newSection(newId())], 'sections')
        }}
      >
        Add a heading
      </Button>
    </div>
  )
}
