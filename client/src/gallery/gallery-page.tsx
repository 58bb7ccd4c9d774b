/** Every part of the interface in its states, from plain values: nothing here is asked of a server. For those who change a part, and for the tests that look at all of them. */
import './gallery.css'
import { useDeferredValue, useState } from 'react'
import { Page } from '#ui/page.tsx'
import { boardParts } from './board-parts.tsx'
import { buttonParts } from './buttons-part.tsx'
import { deskParts } from './desk-parts.tsx'
import { draftFilesParts } from './draft-files-parts.tsx'
import { draftParts } from './draft-parts.tsx'
import { fieldParts } from './fields-part.tsx'
import { lineageParts } from './lineage-parts.tsx'
import { menuParts } from './menus-part.tsx'
import { remarkParts } from './remark-parts.tsx'
import { saidParts } from './said-part.tsx'
import type { GalleryPart } from './specimen.tsx'
import { sessionParts } from './session-parts.tsx'
import { startParts } from './start-parts.tsx'
import { stepsParts } from './steps-parts.tsx'
import { surfaceParts } from './surface-parts.tsx'
import { summaryParts } from './summary-parts.tsx'
import { synthesisParts } from './synthesis-parts.tsx'
import { versionParts } from './version-parts.tsx'
import { watchParts } from './watch-parts.tsx'
import { wordParts } from './words-part.tsx'
import { writingParts } from './writing-parts.tsx'

const parts: readonly GalleryPart[] = [
  ...buttonParts,
  ...fieldParts,
  ...menuParts,
  ...saidParts,
  ...wordParts,
  ...startParts,
  ...lineageParts,
  ...stepsParts,

  ...sessionParts,
  ...surfaceParts,
  ...writingParts,
  ...boardParts,
  ...deskParts,
  ...watchParts,
  ...synthesisParts,
  ...summaryParts,
  ...remarkParts,
  ...versionParts,
  ...draftParts,
  ...draftFilesParts,
]

const none: readonly GalleryPart[] = []

const themes = [
  ['paper', 'Cream'],
  ['white', 'White'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
] as const

export function GalleryPage() {
  const [isInAll, setInAll] = useState(false)
  // They are many: the head of the page is there before them.
  const drawn = useDeferredValue(parts, none)
  return (
    <Page title="Gallery" where="Gallery" whereMore="Every part, in its states">
      <div className="pagewide gallery">
        <header className="stack">
          <h1>Gallery</h1>
          <p className="lead">
            Every part of Waymark in its states, drawn from plain values. Nothing here is asked of a server, and nothing
            is kept. The words are about open-air pools that do not exist.
          </p>
          <div className="segmented" role="group" aria-label="Colours">
            <Colours label="As chosen under “Aa”" isOn={!isInAll} onPress={() => setInAll(false)} />
            <Colours label="All four, side by side" isOn={isInAll} onPress={() => setInAll(true)} />
          </div>
          <nav className="jump" aria-label="Parts">
            {parts.map(({ title }) => (
              <a key={title} href={`#${anchorOf(title)}`}>
                {title}
              </a>
            ))}
          </nav>
        </header>
        {drawn.map(part => (
          <Section key={part.title} part={part} isInAll={isInAll} />
        ))}
      </div>
    </Page>
  )
}

const Colours = ({
  label,
  isOn,
  onPress,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onPress: () => void
}) => (
  <button type="button" aria-pressed={isOn} onClick={onPress}>
    {label}
  </button>
)

const anchorOf = (title: string): string => title.toLowerCase().replaceAll(/\W+/g, '-')

function Section({ part: { title, Part }, isInAll }: { readonly part: GalleryPart; readonly isInAll: boolean }) {
  const id = anchorOf(title)
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {isInAll ? (
        <div className="in-themes">
          {themes.map(([theme, label]) => (
            <div className="in-theme" data-theme={theme} key={theme} role="group" aria-label={`${title}: ${label}`}>
              <p className="small soft">{label}</p>
              <div className="specimens">
                <Part copy={theme} />
              </div>
            </div>
          ))}
        </div>
      ) : (
        <div className="specimens">
          <Part copy="one" />
        </div>
      )}
    </section>
  )
}
