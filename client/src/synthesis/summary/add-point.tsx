/** A field for a new point, and a way to begin with what the themes say. */
import { useState } from 'react'
import { maxPoint, SummaryPoint } from '@waymark/shared/model/summary.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import type { SummaryActs } from './summary-acts.ts'
import type { Part } from './use-summary.ts'

export function AddPoint({
  part,
  acts,
  lost,
  letGo,
}: {
  readonly part: Part
  readonly acts: SummaryActs
  /** Words for a point that somebody else removed meanwhile. */
  readonly lost: string
  readonly letGo: () => void
}) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  if (lost !== '') {
    setText(lost)
    setError('Somebody removed this point meanwhile. Your words are still here: add them again, or let them go.')
    letGo()
  }
  const add = (): void => {
    const kept = SummaryPoint.shape.text.safeParse(keepableText(text))
    setError(kept.error?.issues[0]?.message)
    if (!kept.success) return
    acts.add({ home: part.home, text: kept.data, rests: [] })
    setText('')
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
    >
      <PointField title={part.shown.title} error={error} value={text} onChange={setText} />
      <div className="row">
        <Button type="submit" icon="plus">
          Add
        </Button>
        <StartFromThemes part={part} acts={acts} />
      </div>
    </form>
  )
}

function StartFromThemes({ part, acts }: { readonly part: Part; readonly acts: SummaryActs }) {
  const { themes, points, home } = part
  if (themes.length === 0) return null
  const cited = new Set<string>(points.flatMap(({ sources }) => sources.map(({ id }) => id)))
  const left = themes.filter(({ id }) => !cited.has(id)).length
  return (
    <Button
      look="quiet"
      closedBecause={left === 0 ? 'Every theme is in a point already' : undefined}
      onClick={() => {
        acts.start(home, { themes, cited })
      }}
    >
      Start from the themes
    </Button>
  )
}

const PointField = ({
  title,
  error,
  value,
  onChange,
}: {
  readonly title: string
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (text: string) => void
}) => (
  <Field
    label={
      <>
        Add a point<span className="sr"> to {title}</span>
      </>
    }
    error={error}
  >
    {control => (
      <textarea
        className="input"
        {...control}
        rows={2}
        maxLength={maxPoint}
        dir="auto"
        value={value}
        onChange={({ target }) => {
          onChange(target.value)
        }}
      />
    )}
  </Field>
)
