/** Thanking people by name, for organisers alone: whether names are taken, which are shown, and a letter to those who left an address. */
import './formats.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readThanks, setThanks } from '@waymark/shared/wire/thanks.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { NotDone, OfStrategy, Told } from './of-strategy.tsx'
import { ThanksLetterForm } from './thanks-letter-form.tsx'
import { ThanksNames } from './thanks-names.tsx'
import type { ThanksShape } from './thanks-shape.ts'
import { useAct } from './use-act.ts'

const title = 'Thanking people'

export const ThanksPage = ({ strategyId }: { readonly strategyId: string }) => (
  <OfStrategy strategyId={strategyId} title={title}>
    {id => <Open key={id} strategyId={id} />}
  </OfStrategy>
)

function Open({ strategyId }: { readonly strategyId: StrategyId }) {
  const asked = useAsked(readThanks, { params: { strategyId }, body: {} })
  return (
    <Told title={title} asked={asked}>
      {told => <Shown strategyId={strategyId} told={told} again={asked.again} />}
    </Told>
  )
}

function Shown(shape: ThanksShape) {
  const { strategyId, told } = shape
  return (
    <Page title={title} where={told.title} whereMore={title} mainClass="column stack">
      <p>
        <Link href={pages.strategy(strategyId)}>Back to the strategy</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">
        Whoever wants to is thanked by name at the end of what is published and of its documents. A name is kept apart
        from the words: nothing here says what anybody wrote, or that they did.
      </p>
      <Taking {...shape} />
      <ThanksNames {...shape} />
      <ThanksLetterForm {...shape} />
    </Page>
  )
}

function Taking({ strategyId, told: { terms, address }, again }: ThanksShape) {
  const [intro, setIntro] = useState(terms.intro)
  const acting = useAct(again)
  const set = (isOpen: boolean, said: string): void => {
    const asked = { params: { strategyId }, body: { isOpen, intro } }
    void acting.act(
      () => call(setThanks, asked),
      () => said,
    )
  }
  return (
    <section className="stack" aria-labelledby="taking">
      <h2 id="taking">Taking names</h2>
      <NotDone trouble={acting.trouble} />
      {terms.isOpen ? (
        <>
          <p>People can give their names now. Whoever has sent an answer is shown the way; send others the address.</p>
          <CopyField label="Being thanked by name" address={address} />
        </>
      ) : (
        <Notice tone="plain">
          <p>No names are taken now. Whoever gave theirs can still change it or take it back.</p>
        </Notice>
      )}
      <TextInput
        label="Above the names"
        hint="You can leave this empty."
        type="long"
        rows={3}
        value={intro}
        onValue={value => {
          setIntro(keepableText(value))
        }}
      />
      <div className="row">
        {intro !== terms.intro && (
          <Button onClick={() => set(terms.isOpen, 'The words above the names are saved.')}>Save these words</Button>
        )}
        <Button
          onClick={() =>
            set(!terms.isOpen, terms.isOpen ? 'No names are taken now.' : 'People can give their names now.')
          }
        >
          {terms.isOpen ? 'Take no more names' : 'Take names'}
        </Button>
      </div>
    </section>
  )
}
