/** Words that would do harm on a page, in a table or in a file, sent into whatever takes words: every declared route and every form. */
import { attribute, elementsOf, partsOf, textOf, type Element } from '#support/markup.ts'
import type { Person } from '#support/person.ts'
import type { AnyRoute } from '@waymark/shared/wire/route.ts'
import type { Siege } from './besiege.ts'
import { declared } from './routes.ts'
import { sampleOf } from './sample-of.ts'

let made = 0

/** Each time another, so that what is wrong says which it was. */
export const hostileWords = (): string => {
  made += 1
  return `=cmd|' /C calc'!A0 h${made}x </textarea></title></style>--> "><script>h(${made})</script><img src=x onerror=h(${made})>' autofocus onfocus=h(${made}) {{7*7}} javascript:h(${made})`
}
/** For where only little may be written. */
const fewWords = '"><img src=x onerror=h()>'

export const hostile = /h\(\d*\)|h\d+x/

const isHostile = (value: unknown): boolean => typeof value === 'string' && hostile.test(value)

export interface Tried {
  readonly route: string
  readonly status: number
  readonly fields: readonly string[]
  readonly said: string
}

/** Whatever is declared with words in its body, sent by whoever may. */
/** One that is new has no id yet. */
const questions = (sent: Sent) => {
  const { id: _, ...rest } = (sent['questions'] as Sent[])[0] ?? {}
  return { questions: [{ ...rest, text: hostileWords() }] }
}

type Sent = Readonly<Record<string, unknown>>

/** What cannot be seen in how it is declared. */
const byHand: Readonly<Record<string, (sent: Sent) => object>> = {
  'PUT /api/sessions/:sessionId/booking': () => ({ inOwnTime: null }),
  'PUT /api/drafts/:draftId/rounds/:roundId': () => ({
    closesAt: { local: '2190-05-08T09:00', zone: 'Europe/London' },
  }),
  'PUT /api/strategies/:strategyId/numbers/notes': () => ({ year: 2027 }),
  'PUT /api/strategies/:strategyId/lineage': () => ({ before: null }),
  'POST /api/sessions/:sessionId/question-sets': questions,
  'PUT /api/question-sets/:setId': questions,
  'POST /api/strategies/:strategyId/question-sets': sent => ({
    questions: questions(sent).questions.map(one => ({ ...one, breakoutId: null, sectionId: null })),
  }),
  'PUT /api/privacy/retention': () => ({
    months: { contact: 6, words: null, payment: null, record: null, history: null },
  }),
  'PUT /api/sessions/:sessionId/who': () => ({
    questions: [{ text: fewWords, hint: fewWords, options: [fewWords, `${fewWords}2`], ownWords: false }],
  }),
  'POST /api/rooms/:roomId/concerns': () => ({ form: 'f'.repeat(22) }),
  'PUT /api/rooms/:roomId/notes/:noteId': () => ({ over: [] }),
}

/** In this order whoever starts a strategy comes in to that one. */
const inOrder = (): [string, AnyRoute][] =>
  [...declared].toSorted(([a], [b]) => Number(a === 'POST /api/strategies') - Number(b === 'POST /api/strategies'))

export async function fillRoutes(siege: Siege, people: readonly Person[]): Promise<readonly Tried[]> {
  const tried: Tried[] = []
  for (const [route, { method, path, body }] of inOrder()) {
    if (method === 'GET' || method === 'DELETE') continue
    const named = (name: string): unknown => siege.ids[name] ?? hostileWords()
    const sample = sampleOf(body, { named, words: fewWords }) as Sent
    const sent = { ...sample, ...byHand[route]?.(sample) }
    const fields = hostileIn(sent, '')
    if (fields.length === 0) continue
    const at = path.replaceAll(/:(\w+)/g, (_, name: string) => siege.ids[name] ?? 'y'.repeat(22))
    const answers: { readonly status: number; readonly said: string }[] = []
    for (const { cookie } of people) {
      const answer = await fetch(`${siege.address}${at}`, {
        method,
        headers: { cookie: cookie(), origin: siege.address, 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      })
      answers.push({ status: answer.status, said: await answer.text() })
      if (answer.ok) break
    }
    const best = answers.find(({ status }) => status !== 401 && status !== 403) ?? answers[0]
    tried.push({ route, fields, status: best?.status ?? 0, said: best?.said ?? '' })
  }
  return tried
}

function hostileIn(value: unknown, path: string): string[] {
  if (isHostile(value)) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => hostileIn(one, path === '' ? key : `${path}.${key}`))
}

/** What the words have made of a page, where they are anything but words: none, when the page is right. */
export function harmIn(page: string): string[] {
  return elementsOf(page).flatMap(element => [
    ...(isMade(element) ? [`<${element.tagName}> ${textOf(element).slice(0, 40)}`] : []),
    ...element.attrs
      .filter(({ name, value }) => name.startsWith('on') || (isAddress(name) && /^\s*javascript:/i.test(value)))
      .map(({ name, value }) => `${element.tagName}[${name}=${value.slice(0, 60)}]`),
    ...element.attrs.filter(({ name }) => /[<"'{]|autofocus=/.test(name)).map(({ name }) => `attribute ${name}`),
  ])
}

const isMade = (element: Element): boolean =>
  (element.tagName === 'img' && attribute(element, 'src') === 'x') ||
  (element.tagName === 'script' && /^h\(\d*\)/.test(textOf(element)))

const isAddress = (name: string): boolean => ['href', 'src', 'action', 'formaction', 'srcdoc', 'data'].includes(name)

/** What is taken away or ended is not what is looked for. */
const isEnding = /withdraw|remove|throw|delete|erase|hide|leave|put-back|revoke/i

/** The forms of a page as a browser without JavaScript sends them, hostile words in each field that takes any. */
export function formsOf(
  page: string,
  at: string,
): readonly { readonly action: string; readonly body: URLSearchParams }[] {
  return elementsOf(page)
    .filter(form => form.tagName === 'form' && attribute(form, 'method') === 'post')
    .map(form => {
      const sent = partsOf(form).flatMap(fieldOf)
      const button = partsOf(form).find(one => one.tagName === 'button' && attribute(one, 'name') !== undefined)
      if (button !== undefined) sent.push([attribute(button, 'name') ?? '', attribute(button, 'value') ?? ''])
      return { action: attribute(form, 'action') ?? at, body: new URLSearchParams(sent) }
    })
    .filter(({ action }) => !isEnding.test(action))
}

function fieldOf(field: Element): [string, string][] {
  const name = attribute(field, 'name')
  const type = attribute(field, 'type') ?? 'text'
  const value = attribute(field, 'value') ?? ''
  if (name === undefined) return []
  if (field.tagName === 'textarea') return [[name, cut(field)]]
  if (field.tagName === 'select') {
    const options = partsOf(field).filter(({ tagName }) => tagName === 'option')
    return [[name, attribute(options.at(-1) ?? field, 'value') ?? '']]
  }
  if (field.tagName !== 'input') return []
  if (type === 'text' || type === 'search') return [[name, cut(field)]]
  if (type === 'email') return [[name, 'somebody@example.org']]
  if (type === 'number') return [[name, attribute(field, 'min') ?? '1']]
  return [[name, value === '' && type !== 'hidden' ? 'on' : value]]
}

function cut(field: Element): string {
  const words = hostileWords()
  return words.length > Number(attribute(field, 'maxlength') ?? 10_000) ? fewWords : words
}
