/** Somebody whose browser has no JavaScript, without the browser: opens pages, fills in their forms by the labels, presses their buttons. */
import { attribute, elementsOf, hasClass, partsOf, shownText, textOf, type Element } from '#support/markup.ts'

export interface PlainVisitor {
  readonly cookie: () => string
  readonly open: (path: string) => Promise<SeenPage>
  /** Any request at all, with the cookie; what is set as a cookie is kept. */
  readonly send: (path: string, request?: SentRequest) => Promise<Response>
}

export interface SentRequest {
  readonly method?: 'POST'
  readonly body?: string | URLSearchParams | FormData
  readonly headers?: Readonly<Record<string, string>>
}

export interface SeenPage {
  readonly status: number
  /** Where it ended, without the address of the server, with what stands behind the #. */
  readonly path: string
  readonly markup: string
  readonly title: string
  /** All that is shown, runs of spaces as one. */
  readonly text: string
  readonly elements: readonly Element[]
  readonly buttons: readonly string[]
  readonly value: (label: string) => string
  /** The words of the notes under each heading, in the order of the page. */
  readonly notes: () => Record<string, string[]>
  /** Where a link of that name leads. */
  readonly link: (name: string | RegExp) => string
  /** Presses a button after filling in the fields of these labels; a box is ticked with `true`. */
  readonly press: (button: string, filled?: Readonly<Record<string, string | boolean>>) => Promise<SeenPage>
}

export const plainVisitor = (address: string): PlainVisitor => plainVisitorAs(address, '')

/** In the browser of somebody who is known there. */
export function plainVisitorAs(address: string, known: string): PlainVisitor {
  let cookie = known
  const send: PlainVisitor['send'] = async (path, request = {}) => {
    const response = await fetch(`${address}${path}`, {
      redirect: 'manual',
      ...request,
      headers: { cookie, ...(request.method !== undefined && { origin: address }), ...request.headers },
    })
    const set = response.headers.get('set-cookie')
    if (set !== null) cookie = set.split(';')[0] ?? ''
    return response
  }
  const follow = async (path: string, response: Response): Promise<SeenPage> => {
    const onwards = response.headers.get('location')
    if (response.status === 303 && onwards !== null) return follow(onwards, await send(onwards.split('#')[0] ?? ''))
    return seenPage({ path, status: response.status, markup: await response.text() }, async (to, body) =>
      follow(to, await send(to, { method: 'POST', body })),
    )
  }
  return { cookie: () => cookie, send, open: async path => follow(path, await send(path)) }
}

function seenPage(
  { path, status, markup }: Pick<SeenPage, 'path' | 'status' | 'markup'>,
  post: (path: string, body: URLSearchParams) => Promise<SeenPage>,
): SeenPage {
  const elements = elementsOf(markup)
  const named = (tag: string): Element[] => elements.filter(({ tagName }) => tagName === tag)
  const only = <T>(found: readonly T[], what: string): T => {
    const [one] = found
    if (one === undefined || found.length > 1) throw new Error(`${found.length} of ${what} on ${path}: ${markup}`)
    return one
  }
  const fieldOf = (label: string): Element => {
    const found = only(
      named('label').filter(element => shownText(element) === label),
      `the field "${label}"`,
    )
    const id = attribute(found, 'for')
    const field = id === undefined ? partsOf(found)[0] : elements.find(element => attribute(element, 'id') === id)
    return only(
      [field].filter(element => element !== undefined),
      `the control of "${label}"`,
    )
  }
  return {
    path,
    status,
    markup,
    elements,
    title: named('title').map(shownText).join(''),
    text: named('body').map(shownText).join(''),
    buttons: named('button').filter(isUsable).map(shownText),
    value: label => valueOf(fieldOf(label)),
    notes: () =>
      Object.fromEntries(
        named('section').map(section => [
          partsOf(section)
            .filter(({ tagName }) => tagName === 'h2')
            .map(shownText)
            .join(''),
          partsOf(section)
            .filter(element => hasClass(element, 'words'))
            .map(textOf),
        ]),
      ),
    link: name => {
      const fits = (text: string): boolean => (typeof name === 'string' ? text === name : name.test(text))
      return (
        attribute(
          only(
            named('a').filter(link => fits(shownText(link))),
            `the link ${String(name)}`,
          ),
          'href',
        ) ?? ''
      )
    },
    press: async (name, filled = {}) => {
      const button = only(
        named('button').filter(one => isUsable(one) && shownText(one) === name),
        `the button ${name}`,
      )
      const form = formOf(button, elements)
      const answers = new Map(Object.entries(filled).map(([label, value]) => [fieldOf(label), value]))
      for (const field of answers.keys())
        if (formOf(field, elements) !== form) throw new Error(`the form of "${name}" does not have it all`)
      const sent = elements
        .filter(field => formOf(field, elements) === form)
        .flatMap(field => sentOf(field, answers.get(field)))
      const own = attribute(button, 'name')
      if (own !== undefined) sent.push([own, attribute(button, 'value') ?? ''])
      return post(attribute(form, 'action') ?? path, new URLSearchParams(sent))
    },
  }
}

const isUsable = (button: Element): boolean => attribute(button, 'disabled') === undefined

function valueOf(field: Element): string {
  if (field.tagName === 'textarea') return textOf(field)
  if (field.tagName !== 'select') return attribute(field, 'value') ?? ''
  const options = partsOf(field).filter(({ tagName }) => tagName === 'option')
  const chosen = options.find(option => attribute(option, 'selected') !== undefined) ?? options[0]
  return chosen === undefined ? '' : (attribute(chosen, 'value') ?? shownText(chosen))
}

/** The form around a control, or the one that it names. */
function formOf(control: Element, elements: readonly Element[]): Element {
  const id = attribute(control, 'form')
  const form = elements.find(
    element =>
      element.tagName === 'form' &&
      (id === undefined ? partsOf(element).includes(control) : attribute(element, 'id') === id),
  )
  return form ?? control
}

/** As a browser sends it: every line break as two characters, a box only when it is ticked. */
function sentOf(field: Element, answer: string | boolean | undefined): [string, string][] {
  const name = attribute(field, 'name')
  if (name === undefined || !['input', 'textarea', 'select'].includes(field.tagName)) return []
  if (attribute(field, 'type') === 'checkbox') {
    const isTicked = answer ?? attribute(field, 'checked') !== undefined
    return isTicked === true ? [[name, attribute(field, 'value') ?? 'on']] : []
  }
  const value = typeof answer === 'string' ? answer : valueOf(field)
  return [[name, value.replaceAll(/\r\n?|\n/g, '\r\n')]]
}
