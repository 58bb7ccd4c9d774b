/** Offers of payment by name: who was offered it, what they said, what is paid; and making one. */
import { useEffect, useRef, useState } from 'react'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { PaymentOffer, PaymentTerms } from '@waymark/shared/model/payment.ts'
import { useAct } from './use-act.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { OfferForm } from './offer-form.tsx'
import { OfferLine } from './offer-line.tsx'
import { sayOffers } from './payment-form.ts'

export interface OffersShape {
  readonly setId: QuestionSetId
  readonly terms: PaymentTerms
  readonly offers: readonly PaymentOffer[]
  readonly again: () => Promise<void>
}

interface Made {
  readonly name: string
  readonly address: string
}

export function PaymentOffers({ setId, terms, offers, again }: OffersShape) {
  const [made, setMade] = useState<Made>()
  const heading = useRef<HTMLHeadingElement>(null)
  const acting = useAct(again)
  const before = useRef(offers.length)
  // Whoever pressed a button of one that is gone goes on at the heading: not before it is gone, while the question about it is open.
  useEffect(() => {
    if (offers.length < before.current) heading.current?.focus()
    before.current = offers.length
  }, [offers.length])
  return (
    <section className="stack" aria-labelledby="offers">
      <h2 id="offers" ref={heading} tabIndex={-1}>
        Who was offered it
      </h2>
      {offers.length === 0 ? <NobodyYet /> : <p role="status">{sayOffers(terms, offers)}</p>}
      {acting.trouble !== '' && (
        <Notice tone="danger">
          <p>{acting.trouble}</p>
        </Notice>
      )}
      {offers.length > 0 && (
        <ul className="stack offer-list" aria-label="Offers">
          {offers.map(offer => (
            <OfferLine key={offer.id} setId={setId} terms={terms} offer={offer} acting={acting} />
          ))}
        </ul>
      )}
      <h3>Offer it to somebody</h3>
      {made !== undefined && (
        <MadeLink
          {...made}
          onSent={() => {
            setMade(undefined)
            heading.current?.focus()
          }}
        />
      )}
      <OfferForm setId={setId} terms={terms} again={again} onMade={setMade} />
    </section>
  )
}

const NobodyYet = () => (
  <div className="empty">
    <Icon name="sign" />
    <strong>Nobody is in the list yet</strong>
    <p>Whoever says yes at the address above comes in by themselves. You can offer it to somebody by name, too.</p>
  </div>
)

/** Told once: whoever reads this page later sees no link that belongs to somebody else. */
const MadeLink = ({ name, address, onSent }: Made & { readonly onSent: () => void }) => (
  <div className="card stack" role="group" aria-label={`The link for ${name}`}>
    <p>
      <b>
        The offer to <span dir="auto">{name}</span> is made.
      </b>{' '}
      Send them this link, and nobody else. It is shown this once: if it is lost, take the offer back and make another.
    </p>
    <CopyField label={`The link for ${name}`} address={address} />
    <div>
      <Button size="compact" icon="check" onClick={onSent}>
        I have it
      </Button>
    </div>
  </div>
)
