/** The names of those who want to be thanked: those to be looked at first, then the others, each shown or held back. */
import { useRef } from 'react'
import type { Acknowledgement } from '@waymark/shared/model/acknowledgement.ts'
import { acknowledgementStateWords } from '@waymark/shared/rules/thanks-words.ts'
import { setNames } from '@waymark/shared/wire/thanks.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { NotDone } from './of-strategy.tsx'
import type { ThanksShape } from './thanks-shape.ts'
import { useAct, type Acting } from './use-act.ts'

type Name = Pick<Acknowledgement, 'id' | 'name' | 'day' | 'state'>

export function ThanksNames({ strategyId, told: { names }, again }: ThanksShape) {
  const acting = useAct(again)
  const heading = useRef<HTMLHeadingElement>(null)
  const waiting = names.filter(({ state }) => state === 'wanted')
  const set = (chosen: readonly Name[], state: 'shown' | 'held'): void => {
    const asked = { params: { strategyId }, body: { names: chosen.map(({ id, name }) => ({ id, name })), state } }
    // The button that was pressed is gone then.
    void acting
      .act(
        () => call(setNames, asked),
        ({ done }) => sayDone(done, chosen.length, state),
      )
      .then(() => heading.current?.focus())
  }
  return (
    <section className="stack" aria-labelledby="names">
      <h2 id="names" ref={heading} tabIndex={-1}>
        Names
      </h2>
      <NotDone trouble={acting.trouble} />
      {names.length === 0 ? (
        <div className="empty">
          <Icon name="people" />
          <strong>No names yet</strong>
          <p>Everybody is thanked all the same: in the document nobody is named.</p>
        </div>
      ) : (
        <p role="status">{sayNames(names)}</p>
      )}
      {waiting.length > 1 && (
        <div>
          <Button icon="check" onClick={() => set(waiting, 'shown')}>
            Show all {waiting.length} that are to be looked at
          </Button>
        </div>
      )}
      {names.length > 0 && (
        <ul className="stack format-list" aria-label="Names">
          {[...waiting, ...names.filter(({ state }) => state !== 'wanted')].map(one => (
            <NameLine key={one.id} name={one} acting={acting} onSet={state => set([one], state)} />
          ))}
        </ul>
      )}
    </section>
  )
}

const sayNames = (names: readonly Name[]): string => {
  const count = (state: Name['state']): number => names.filter(one => one.state === state).length
  return `${count('wanted')} to be looked at, ${count('shown')} in the document, ${count('held')} held back`
}

const sayDone = (done: number, asked: number, state: 'shown' | 'held'): string => {
  if (done < asked) return 'Some were changed by those who gave them. Look at them again.'
  if (state === 'held') return 'The name is held back.'
  return done === 1 ? 'The name is in the document.' : `${done} names are in the document.`
}

function NameLine({
  name: { name, state },
  acting,
  onSet,
}: {
  readonly name: Name
  readonly acting: Acting
  readonly onSet: (state: 'shown' | 'held') => void
}) {
  return (
    <li className="card stack">
      <h3 dir="auto">{name}</h3>
      <div className="row">
        <span className="tag">{acknowledgementStateWords[state]}</span>
        {state !== 'shown' && (
          <Button size="compact" disabled={acting.isBusy} onClick={() => onSet('shown')}>
            Show it<span className="sr">: {name}</span>
          </Button>
        )}
        {state !== 'held' && (
          <Button size="compact" look="quiet" disabled={acting.isBusy} onClick={() => onSet('held')}>
            Hold it back<span className="sr">: {name}</span>
          </Button>
        )}
      </div>
    </li>
  )
}
