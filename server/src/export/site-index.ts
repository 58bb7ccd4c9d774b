/** The first page of an archive, and the page of each session. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { SessionFile } from '@waymark/shared/model/session-file.ts'
import type { Ambition, Strategy } from '@waymark/shared/model/strategy.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { kindNames, saySize } from '@waymark/shared/rules/file-words.ts'
import { inMarkup } from '@waymark/shared/rules/in-markup.ts'
import { typeNames } from '@waymark/shared/rules/session-words.ts'
import { inBlocks, linkTo, paragraphs, sitePage, type SiteLink } from './site-page.ts'

export interface SiteBreakout extends SiteLink {
  readonly notes: number
  readonly isInWriting: boolean
}

export interface SiteSession {
  readonly session: Session
  /** Of its page. */
  readonly href: string
  readonly breakouts: readonly SiteBreakout[]
  readonly files: readonly (SessionFile & { readonly href: string })[]
  readonly questions: readonly Pick<QuestionSet, 'title' | 'questions'>[]
}

export const indexPage = (
  { title, period, ambitions, values }: Pick<Strategy, 'title' | 'period' | 'ambitions' | 'values'>,
  { sessions, draft }: { readonly sessions: readonly SiteSession[]; readonly draft: SiteLink },
): string =>
  sitePage({
    title: `${title}, ${period}`,
    above: [],
    main: inBlocks([
      `<h1 dir="auto">${inMarkup(`${title}, ${period}`)}</h1>`,
      paragraphs('What was said in the sessions of this strategy, what was made of it, and the draft that came of it.'),
      '<h2>The draft</h2>',
      `<p class="to">${linkTo(draft)}</p>`,
      '<h2>Sessions</h2>',
      sessions.length === 0 ? paragraphs('There were none yet.') : list(sessions.map(sessionLine)),
      '<h2>Ambitions</h2>',
      ...ambitions.flatMap(ambitionParts),
      ...(values.length === 0 ? [] : ['<h2>Values</h2>']),
      ...values.flatMap(one => [`<h3 dir="auto">${inMarkup(one.title)}</h3>`, paragraphs(one.description)]),
    ]),
  })

const list = (items: readonly string[]): string =>
  `<ul role="list">\n${items.map(item => `<li>${item}</li>`).join('\n')}\n</ul>`

const notesSaid = (count: number): string => (count === 1 ? '1 note' : `${count} notes`)

const sessionLine = ({ session, href, breakouts }: SiteSession): string => {
  const notes = breakouts.reduce((sum, one) => sum + one.notes, 0)
  return `${linkTo({ href, name: session.title })}<br><span class="soft">${inMarkup(`${sayWhen(session.startsAt)}. ${notesSaid(notes)}.`)}</span>`
}

const ambitionParts = ({ title, description, whatWeDid }: Ambition): string[] => [
  `<h3 dir="auto">${inMarkup(title)}</h3>`,
  paragraphs(description),
  whatWeDid === '' ? '' : `<h4>What was done about it so far</h4>\n${paragraphs(whatWeDid)}`,
]

export const sessionPage = (
  { session, breakouts, files, questions }: SiteSession,
  above: readonly SiteLink[],
): string =>
  sitePage({
    title: session.title,
    above,
    main: inBlocks([
      `<h1 dir="auto">${inMarkup(session.title)}</h1>`,
      paragraphs(`${typeNames[session.type]}. ${sayWhen(session.startsAt)}.`),
      '<h2>What was asked</h2>',
      list(breakouts.map(breakoutLine)),
      ...questions.flatMap(({ title, questions: own }) => [
        `<h2 dir="auto">${inMarkup(`Asked in writing: ${title}`)}</h2>`,
        list(own.map(({ text }) => inMarkup(text))),
      ]),
      files.length === 0 ? '' : `<h2>Slides and files</h2>\n${list(files.map(fileLine))}`,
      session.whatNext === '' ? '' : `<h2>What happens next</h2>\n${paragraphs(session.whatNext)}`,
    ]),
  })

const breakoutLine = ({ notes, isInWriting, ...link }: SiteBreakout): string =>
  `${linkTo(link)}<br><span class="soft">${notesSaid(notes)}${isInWriting ? ', asked in writing alone' : ''}</span>`

const fileLine = ({ href, title, description, kind, bytes }: SiteSession['files'][number]): string =>
  `${linkTo({ href, name: title })} <span class="soft">${inMarkup(`${kindNames[kind]}, ${saySize(bytes)}`)}</span>
${paragraphs(description)}`
