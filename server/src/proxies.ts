/** Which machines are believed when they say on whose behalf they ask: this one, and those that whoever runs the server names. */
import { isIP } from 'node:net'

const wrong = (): Error =>
  new Error(
    'WAYMARK_PROXIES must be addresses of proxies with commas between them, each whole or as a network: 10.0.0.4, 10.1.0.0/16, fd00::/8.',
  )

/** Nothing that takes in everybody: then anybody could say that they are somebody else. */
const leastPrefix = 7

export function readProxies(value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return []
  return value.split(',').map(one => proxyOf(one.trim()))
}

function proxyOf(text: string): string {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) throw wrong()
  if (prefix === undefined) return address
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN
  if (!(length >= leastPrefix && length <= (version === 4 ? 32 : 128))) throw wrong()
  return `${address}/${length}`
}
