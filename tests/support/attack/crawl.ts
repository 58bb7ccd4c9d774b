/** Every page and file that people come to from the addresses of the server, its replies, its links and its forms. */
import { attribute, elementsOf } from '#support/markup.ts'
import type { Person } from '#support/person.ts'
import type { Siege } from './besiege.ts'
import { formsOf } from './hostile.ts'

export interface Fetched {
  /** With ids and secrets left out. */
  readonly place: string
  readonly status: number
  readonly type: string
  readonly bytes: Uint8Array
}

const choices: Readonly<Record<string, readonly string[]>> = {
  format: 'docx html md txt odt pptx epub xlsx csv json qdc qdpx'.split(' '),
  table: ['needs', 'door'],
  which: ['map'],
  size: ['a3'],
}
const given = /\/(?:who|formats|thanks|safeguarding|concern|book|answer|paid|direction)\/[\w./-]+/g
const mostOfAPlace = 3

export async function crawl(
  siege: Siege,
  people: readonly Person[],
  also: readonly string[],
): Promise<readonly Fetched[]> {
  const found: Fetched[] = []
  const left = [
    ...also,
    ...siege.routes.filter(isRead).flatMap(route => addressesOf(route.slice('GET '.length), siege.ids)),
  ]
  const asked = new Set(left)
  const times = new Map<string, number>()
  const goOn = (paths: readonly string[]): void => {
    for (const path of paths) {
      const place = placeOf(path)
      if (asked.has(path) || (times.get(place) ?? 0) >= mostOfAPlace) continue
      asked.add(path)
      times.set(place, (times.get(place) ?? 0) + 1)
      left.push(path)
    }
  }
  for (let path = left.shift(); path !== undefined; path = left.shift())
    for (const who of people) {
      const answer = await sent(siege, who, path)
      const fetched = await fetchedOf(path, answer)
      found.push(fetched)
      if (path.startsWith('/api/') && answer.ok && fetched.type !== 'text/html') {
        goOn((isText(fetched.type) ? wordsOf(fetched) : '').match(given) ?? [])
        break
      }
      const text = isText(fetched.type) ? wordsOf(fetched) : ''
      goOn(text.match(given) ?? [])
      if (fetched.type !== 'text/html') continue
      goOn(linksOf(text))
      for (const { action, body } of formsOf(text, path)) {
        const after = await sent(siege, who, action, body)
        goOn(onwards(siege, after))
        found.push(await fetchedOf(`POST ${action}`, after))
      }
    }
  return found
}

/** Where a form leads to, if anywhere. */
const onwards = ({ address }: Pick<Siege, 'address'>, { headers }: Response): string[] => {
  const to = headers.get('location')
  return to === null ? [] : [to.replace(address, '').replace(/#.*/, '')]
}

export const wordsOf = ({ bytes }: Fetched): string => new TextDecoder().decode(bytes)

const isRead = (route: string): boolean => route.startsWith('GET ') && !/sync|\.css/.test(route)

const isText = (type: string): boolean => type.startsWith('text/') || type === 'application/json'

function addressesOf(path: string, ids: Readonly<Record<string, string>>): string[] {
  const [, name] = /:(format|table|which|size)/.exec(path) ?? []
  if (name !== undefined)
    return (choices[name] ?? []).flatMap(choice => addressesOf(path.replace(`:${name}`, choice), ids))
  return [path.replaceAll(/:(\w+)/g, (_, one: string) => ids[one] ?? 'x'.repeat(22)).replace('*', 'index.html')]
}

const placeOf = (path: string): string => path.replace(/\?.*/, '').replaceAll(/(?:[a-z]+\.)?[\w-]{22,}/g, ':')

const linksOf = (page: string): string[] =>
  elementsOf(page)
    .filter(({ tagName }) => tagName === 'a')
    .map(link => (attribute(link, 'href') ?? '').replace(/#.*/, ''))
    .filter(href => href.startsWith('/') && !href.startsWith('//'))

const sent = (siege: Siege, who: Person, path: string, body?: URLSearchParams): Promise<Response> =>
  fetch(`${siege.address}${path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
    headers: { cookie: who.cookie(), ...(body !== undefined && { origin: siege.address }) },
    ...(body !== undefined && { method: 'POST', body }),
  })

async function fetchedOf(path: string, answer: Response): Promise<Fetched> {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { place: placeOf(path), status: answer.status, type, bytes }
}
