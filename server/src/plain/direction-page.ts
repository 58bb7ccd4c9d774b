/** "Our Direction" as everybody reads it: the words of a published version, each statement with what it rests on. */
import { isPartHeading, withoutEmptyParts } from '@waymark/shared/drafting/part-nodes.ts'
import type { Thanked } from '@waymark/shared/drafting/thanks-nodes.ts'
import { thatSaySomething } from '@waymark/shared/drafting/tree-of-published.ts'
import { partOf, type DraftPart } from '@waymark/shared/model/draft-part.ts'
import { headingLevel, textOf, type Block, type StatementBlock } from '@waymark/shared/model/draft.ts'
import type { PublicationId } from '@waymark/shared/model/ids.ts'
import type { Version, VersionWords } from '@waymark/shared/model/version.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { dayIn } from './day-in.ts'
import { answeredPart, feedbackPart, sayLink, type FeedbackOnPage } from './feedback-part.ts'
import { html, type Html, type Part } from './html.ts'
import { notice, pageOf } from './page.ts'
import { thanksPart } from './thanks-part.ts'
import { moreAbout } from './you-said-page.ts'

/** One version of what is published. */
export interface PublishedVersion {
  readonly publicationId: PublicationId
  readonly strategy: { readonly title: string; readonly period: string }
  readonly version: Version
  readonly words: VersionWords
  /** The newest first. */
  readonly versions: readonly Version[]
}

export interface DirectionView extends PublishedVersion {
  /** What people are asked, and were, about it. */
  readonly feedback: FeedbackOnPage
  /** Who is thanked by name at this moment. */
  readonly thanked?: Thanked
}

export function directionPage(view: DirectionView): string {
  const { strategy, version, words } = view
  const title = `${strategy.title} ${strategy.period}`
  const linesOf = linesIn(words)
  const [first, ...rest] = thatSaySomething(withoutEmptyParts(words.blocks, part => linesOf(part).length > 0))
  const begins = first?.kind === 'heading' && first.level === 1
  return pageOf({
    title,
    where: title,
    whereMore: `Version ${version.number}`,
    of: isNewest(view)
      ? pages.direction(view.publicationId)
      : pages.directionVersion(view.publicationId, version.number),
    main: html`<article class="column stack direction">
      <h1 dir="auto">${begins ? textOf(first) : title}</h1>
      ${aboutVersion(view)} ${feedbackPart(view.feedback)}
      ${sectionsOf(inSteps(begins || first === undefined ? rest : [first, ...rest])).map(blocks => [blocks.map(block => blockPart(view, block)), ownLines(blocks, linesOf)])}
      ${view.thanked !== undefined && thanksPart(view.thanked)} ${answeredPart(view.feedback)}
      ${moreAbout(view.publicationId)} ${otherVersions(view)}
    </article>`,
  })
}

const isNewest = ({ version, versions }: DirectionView): boolean => versions[0]?.id === version.id

/** A heading is at most one smaller than the one above it: who hears a page walks by them. */
function inSteps(blocks: readonly Block[]): Block[] {
  let above = 1
  return blocks.map(block => {
    if (block.kind === 'statement') return block
    const level = Math.max(2, Math.min(block.level, above + 1))
    above = level
    return { ...block, level: headingLevel(level) }
  })
}

type LinesOf = (part: DraftPart) => readonly string[]

const linesIn =
  ({ parts }: VersionWords): LinesOf =>
  part =>
    parts.find(one => one.part === part)?.lines ?? []

/** Each begins with a heading of the second level, but for what stands before the first. */
const sectionsOf = (blocks: readonly Block[]): Block[][] =>
  blocks.reduce<Block[][]>((sections, block) => {
    const last = sections.at(-1)
    if (last === undefined || (block.kind === 'heading' && block.level <= 2)) sections.push([block])
    else last.push(block)
    return sections
  }, [])

/** What stands in a part by itself, after what people wrote in it. */
function ownLines([first]: readonly Block[], linesOf: LinesOf): Html | undefined {
  const part = first !== undefined && isPartHeading(first) ? partOf(first.about) : undefined
  const lines = part === undefined ? [] : linesOf(part)
  return lines.length === 0
    ? undefined
    : html`<ul class="stack tight">
        ${lines.map(line => html`<li dir="auto">${line}</li>`)}
      </ul>`
}

function aboutVersion({ publicationId, version, versions }: DirectionView): Html {
  const [newest] = versions
  const earlier = versions.find(({ number }) => number < version.number)
  const isOld = newest !== undefined && newest.number > version.number
  return html`<p class="soft" dir="auto">
      Version ${version.number}, published on ${dayIn(version.publishedAt ?? version.madeAt)}
    </p>
    ${isOld && notice('info', html`<p>There is a newer version. <a href="${pages.direction(publicationId)}">Read version ${newest.number}</a></p>`)}
    ${earlier !== undefined && html`<p><a href="${pages.directionChanges(publicationId, version.number)}">What changed since version ${earlier.number}</a></p>`}
    ${
      version.changes !== '' &&
      html`<section class="card stack">
        <h2>What changed in this version</h2>
        <p class="words" dir="auto">${version.changes}</p>
      </section>`
    }`
}

function blockPart(view: DirectionView, block: Block): Html {
  const words = wordsOf(block)
  if (block.kind === 'statement') return statementPart(view, block, words)
  switch (block.level) {
    case 1:
    case 2:
      return html`<h2 dir="auto">${words}</h2>`
    case 3:
      return html`<h3 dir="auto">${words}</h3>`
    case 4:
      return html`<h4 dir="auto">${words}</h4>`
  }
}

const statementPart = (
  { publicationId, feedback, words: { themes } }: DirectionView,
  block: StatementBlock,
  words: Part,
): Html => {
  const rests = themes.filter(theme => block.cites.some(cite => 'themeId' in cite && cite.themeId === theme.id))
  return html`<div class="statement" id="${idInPage(block)}">
    <p class="words" dir="auto">${words}</p>
    ${
      block.id !== undefined &&
      block.cites.length > 0 &&
      html`<p class="small soft">
        <a href="${pages.trailOfStatement(publicationId, block.id)}"
          >The words behind it<span class="sr">: ${textOf(block)}</span></a
        >${rests.map(({ name, notes }, at) => html`${at === 0 ? ': ' : '; '}<span dir="auto">${name}</span> (${notes === 1 ? '1 note' : `${notes} notes`})`)}
      </p>`
    }
    ${sayLink(feedback, block.id, textOf(block))}
  </div>`
}

/** Where links to a statement lead. */
const idInPage = ({ id }: StatementBlock): string => `s-${id ?? 'new'}`

const wordsOf = ({ spans }: Block): Html[] =>
  spans.map(({ text, marks }) => {
    const plain = html`${text}`
    const italic = marks.includes('italic') ? html`<em>${plain}</em>` : plain
    return marks.includes('bold') ? html`<strong>${italic}</strong>` : italic
  })

const otherVersions = ({ publicationId, version, versions }: DirectionView): Html | false =>
  versions.length > 1 &&
  html`<section class="card stack" aria-labelledby="versions">
    <h2 id="versions">All versions</h2>
    <ul class="stack tight">
      ${versions.map(
        one =>
          html`<li>
            ${one.id === version.id ? html`<b>Version ${one.number}</b> (this one)` : html`<a href="${pages.directionVersion(publicationId, one.number)}">Version ${one.number}</a>`},
            ${dayIn(one.publishedAt ?? one.madeAt)}
          </li>`,
      )}
    </ul>
  </section>`
