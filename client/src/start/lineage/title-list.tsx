/** The titles of a strategy that is typed in: one field each, in their order. Enter goes on to the next. */
import { useRef, type KeyboardEvent } from 'react'
import type { LineageItem } from '@waymark/shared/rules/lineage.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { FieldWrong } from '#start/field-wrong.tsx'
import { changedAt, moved, takenOut } from '#start/lists.ts'
import { PlaceButtons } from '#start/place-buttons.tsx'
import { TextField } from '#start/text-field.tsx'
import { useFocusOnAdded } from '#start/use-focus-on-added.ts'

interface TitlesShape<T extends LineageItem> {
  /** `ambition`, `value` */
  readonly one: string
  readonly items: readonly T[]
  /** `key` where it goes on with the same field. */
  readonly onItems: (items: readonly T[], key?: string) => void
  /** Of the list, or of one title in it. */
  readonly errorOf: (name: string) => string | undefined
}

export function TitleList<T extends LineageItem>({
  heading,
  addLabel,
  most,
  make,
  ...shape
}: TitlesShape<T> & {
  readonly heading: string
  readonly addLabel: string
  readonly most: number
  readonly make: () => T
}) {
  const { items, onItems, errorOf } = shape
  const { list, onAdded } = useFocusOnAdded()
  const whole = useRef<HTMLDivElement>(null)
  const add = (): void => {
    if (items.length >= most) return
    onItems([...items, make()])
    onAdded()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    add()
  }
  return (
    <div className="stack lineage-typed" role="group" aria-label={heading} ref={whole}>
      <p className="label">{heading}</p>
      <FieldWrong said={errorOf('')} />
      {items.length > 0 && (
        <ol className="lineage-titles" ref={list} onKeyDown={onKeyDown}>
          {items.map((item, at) => (
            <TitleLine
              key={item.id}
              {...shape}
              at={at}
              onGone={() => {
                // The button that had the focus goes with its title.
                whole.current?.querySelector<HTMLElement>(':scope > button')?.focus()
              }}
            />
          ))}
        </ol>
      )}
      <Button
        size="compact"
        icon="plus"
        closedBecause={items.length >= most ? `At most ${most} fit` : undefined}
        onClick={add}
      >
        {addLabel}
      </Button>
    </div>
  )
}

function TitleLine<T extends LineageItem>({
  one,
  items,
  onItems,
  errorOf,
  at,
  onGone,
}: TitlesShape<T> & { readonly at: number; readonly onGone: () => void }) {
  const item = items[at]
  if (item === undefined) return null
  const name = `the ${one} before, ${at + 1}`
  return (
    <li>
      <TextField
        label={`T${name.slice(1)}`}
        value={item.title}
        error={errorOf(`.${at}.title`)}
        onValue={title => {
          onItems(changedAt<LineageItem>(items, at, { title }) as readonly T[], item.id)
        }}
      />
      <PlaceButtons
        name={name}
        first={at === 0}
        last={at === items.length - 1}
        onMove={by => {
          const to = at + by
          if (to < 0 || to >= items.length) return
          onItems(moved(items, at, by))
          say(`Moved to place ${to + 1} of ${items.length}.`)
        }}
        onRemove={() => {
          onItems(takenOut(items, at))
          onGone()
          say('It was taken out. Undo puts it back.')
        }}
      />
    </li>
  )
}
