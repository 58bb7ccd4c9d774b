/** The picture of what is saved, the same in words beside it, and both to take away. */
import { useState } from 'react'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { lineageOfs } from '@waymark/shared/model/lineage.ts'
import { inLineageOrder, type ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { lineageAlt, sayEntry, sayReason, saySide, sayUnsaid } from '@waymark/shared/rules/lineage-words.ts'
import { addressOfLineage } from '@waymark/shared/wire/lineage.ts'
import type { PictureLook } from '@waymark/shared/wire/pictures.ts'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'

/** Whoever has chosen high contrast sees the picture so, until they choose otherwise. */
const lookOfTheme = (): PictureLook => (document.documentElement.dataset['theme'] === 'contrast' ? 'contrast' : 'paper')

export function LineagePicture({
  id,
  lineage,
  version,
  isBehind,
}: {
  readonly id: StrategyId
  /** As it is saved. */
  readonly lineage: ReadLineage
  readonly version: number
  /** More was done on this page since. */
  readonly isBehind: boolean
}) {
  const [look, setLook] = useState<PictureLook>(lookOfTheme)
  return (
    <section className="stack lineage-picture" aria-labelledby="lineage-picture">
      <h2 id="lineage-picture">As a picture</h2>
      {isBehind && (
        <Notice>
          <p>The picture shows what is saved. What you did since is in it once you save.</p>
        </Notice>
      )}
      <figure>
        <Drawn
          key={`${look} ${version}`}
          address={`${addressOfLineage(id, 'svg', look)}&of=${version}`}
          alt={lineageAlt(lineage)}
        />
      </figure>
      <div className="row lineage-take">
        <Field label="Look">
          {control => (
            <select
              className="input"
              {...control}
              value={look}
              onChange={({ target }) => setLook(target.value === 'contrast' ? 'contrast' : 'paper')}
            >
              <option value="paper">In colour</option>
              <option value="contrast">High contrast</option>
            </select>
          )}
        </Field>
        {(['svg', 'png'] as const).map(format => (
          <a className="btn" key={format} href={addressOfLineage(id, format, look)} download>
            <Icon name="download" />
            Save as {format.toUpperCase()}
          </a>
        ))}
      </div>
      <SameWords lineage={lineage} />
    </section>
  )
}

function Drawn({ address, alt }: { readonly address: string; readonly alt: string }) {
  const [isLost, setLost] = useState(false)
  if (isLost)
    return (
      <div className="empty">
        <Icon name="offline" />
        <p>The picture cannot be drawn just now. All its words are below.</p>
      </div>
    )
  return <img src={address} alt={alt} onError={() => setLost(true)} />
}

function SameWords({ lineage }: { readonly lineage: ReadLineage }) {
  const entries = inLineageOrder(lineage)
  return (
    <section className="card stack" aria-labelledby="lineage-words">
      <h3 id="lineage-words">The same, in words</h3>
      <p>
        From {saySide(lineage.old)} to {saySide(lineage.now)}
      </p>
      {lineageOfs.map(of => {
        const own = entries.filter(entry => entry.of === of)
        const unsaid = sayUnsaid(lineage, of)
        return (
          own.length + unsaid.length > 0 && (
            <div className="stack" key={of}>
              <h4>{of === 'ambition' ? 'Ambitions' : 'Values'}</h4>
              <ul className="bullets">
                {own.map(entry => (
                  <li key={entry.id}>
                    <span dir="auto">{sayEntry(entry, lineage)}</span>{' '}
                    <span className="soft" dir="auto">
                      {sayReason(entry)}
                    </span>
                  </li>
                ))}
                {unsaid.map(said => (
                  <li key={said} dir="auto">
                    {said}
                  </li>
                ))}
              </ul>
            </div>
          )
        )
      })}
    </section>
  )
}
