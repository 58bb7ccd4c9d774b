/** This browser has been here before: carry on, or come in as another person. */
import type { Me } from '@waymark/shared/wire/entry.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { carryOn } from '@waymark/shared/wire/entry-words.ts'
import { NotInYet } from './not-in-yet.tsx'
import { useComeIn } from './use-come-in.ts'

export function KnownHere({
  me,
  secret,
  onSomebodyElse,
}: {
  readonly me: Me
  readonly secret: string
  readonly onSomebodyElse: () => void
}) {
  const { coming, problem, ask } = useComeIn()
  return (
    <form
      className="card raised stack"
      onSubmit={event => {
        event.preventDefault()
        void ask({ secret, name: me.name, roomId: null, asSomebodyElse: false })
      }}
    >
      {problem !== undefined && <NotInYet problem={problem} />}
      <h2>{me.name === null ? 'You have been here before' : `Hello again, ${me.name}`}</h2>
      <Button look="primary" size="large" wide type="submit">
        {coming ? 'Coming in…' : carryOn(me.name)}
        <Icon name="right" flip />
      </Button>
      <Button wide onClick={onSomebodyElse}>
        I am somebody else
      </Button>
      <p className="small soft">What was written here before stays with whoever wrote it.</p>
    </form>
  )
}
