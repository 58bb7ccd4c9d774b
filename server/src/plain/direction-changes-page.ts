/** What changed between two published versions of "Our Direction", statement by statement, for everybody. */
import type { Piece } from '@waymark/shared/doc/changed-words.ts'
import { compareDrafts, isChange, type ComparedBlock } from '@waymark/shared/doc/compare-drafts.ts'
import { sayChanges, sayComparison, saySourceChanges } from '@waymark/shared/doc/comparison-words.ts'
import { withoutEmptyParts } from '@waymark/shared/drafting/part-nodes.ts'
import type { Block, Citation } from '@waymark/shared/model/draft.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { PublishedVersion } from './direction-page.ts'
import { html, type Html } from './html.ts'
import { pageOf } from './page.ts'

interface TwoVersions {
  readonly now: PublishedVersion
  /** The published one before. */
  readonly before: PublishedVersion
}

export function directionChangesPage({ now, before }: TwoVersions): string {
  const { strategy, version, publicationId } = now
  const title = `What changed since version ${before.version.number}`
  const rows = compareDrafts(readIn(before), readIn(now))
  const changes = rows.filter(isChange)
  return pageOf({
    title: `${title}: ${strategy.title} ${strategy.period}`,
    where: `${strategy.title} ${strategy.period}`,
    whereMore: `Version ${version.number}`,
    of: pages.directionVersion(publicationId, version.number),
    main: html`<article class="column stack direction">
      <h1>${title}</h1>
      <p class="lead">${sayComparison(rows)}</p>
      <p>
        <a href="${pages.directionVersion(publicationId, version.number)}">Read version ${version.number}</a>,
        <a href="${pages.directionVersion(publicationId, before.version.number)}"
          >read version ${before.version.number}</a
        >
      </p>
      ${
        version.changes !== '' &&
        html`<section class="card stack">
          <h2>What the team says about it</h2>
          <p class="words" dir="auto">${version.changes}</p>
        </section>`
      }
      ${changes.map(row => changePart(row, nameFrom({ now, before })))}
    </article>`,
  })
}

/** What a part of the draft is called is read only where the part says something. */
const readIn = ({ words: { blocks, parts } }: PublishedVersion): Block[] =>
  withoutEmptyParts(blocks, part => parts.some(one => one.part === part && one.lines.length > 0))

type NameOf = (cite: Citation) => string

const nameFrom = ({ now, before }: TwoVersions): NameOf => {
  const names = new Map([...before.words.themes, ...now.words.themes].map(({ id, name }) => [id, name]))
  return cite => ('themeId' in cite ? (names.get(cite.themeId) ?? 'a theme that is gone') : 'a note')
}

function changePart(row: ComparedBlock, nameOf: NameOf): Html {
  return html`<section class="card stack tight change">
    <h2>${sayChanges(row)}</h2>
    <p class="words" dir="auto">${row.words.map(piecePart)}</p>
    ${saySourceChanges(row, nameOf).map(said => html`<p class="small soft" dir="auto">${said}</p>`)}
  </section>`
}

/** Marked by more than a line and a colour: whoever hears the page hears where it begins and ends. */
function piecePart({ is, text }: Piece): Html {
  if (is === 'kept') return html`${text}`
  return is === 'added'
    ? html`<ins><span class="sr">[added: </span>${text}<span class="sr">]</span></ins>`
    : html`<del><span class="sr">[removed: </span>${text}<span class="sr">]</span></del>`
}
