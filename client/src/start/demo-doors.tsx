/** Three ways into the demo. */
import { useId } from 'react'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { home } from '@waymark/shared/wire/sessions.ts'
import { buttonClass } from '#ui/button.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'

type Demo = NonNullable<ReplyOf<typeof home>['demo']>

interface Door {
  readonly as: Exclude<keyof Demo, 'title'>
  readonly label: string
  readonly icon: IconName
  readonly more: string
}

const doors: readonly Door[] = [
  {
    as: 'participant',
    label: 'Come in as a participant',
    icon: 'pencil',
    more: 'Write notes in a room, and see what others write.',
  },
  {
    as: 'facilitator',
    label: 'Come in as a facilitator',
    icon: 'group',
    more: 'Group what was said into themes, and watch the draft grow.',
  },
  { as: 'reader', label: 'Just read', icon: 'book', more: 'Follow a sentence of the draft back to the words.' },
]

export function DemoDoors({ demo, isFirst }: { readonly demo: Demo; readonly isFirst: boolean }) {
  const heading = useId()
  return (
    <section className="stack" aria-labelledby={heading}>
      <h2 id={heading}>{isFirst ? 'Look round first' : 'Look round the demo'}</h2>
      <p className="measure">
        “{demo.title}” is a demo about an organisation that does not exist. Write what you like: others who look round
        will see it.
      </p>
      <ul className="start-doors">
        {doors.map(({ as, label, icon, more }) => (
          <li className="card stack" key={as}>
            <Icon name={icon} big />
            <p>{more}</p>
            <a
              className={buttonClass({ look: isFirst && as === 'participant' ? 'primary' : 'plain', wide: true })}
              href={demo[as]}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
