/** A wire between two programs of this machine that can be cut, and behind which nobody is there, or nobody answers, for as long as is wanted. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** `hanging`: connections stay open and carry nothing, as behind a cable that was pulled. What was under way comes when it is `through` again. */
export type Wire = 'through' | 'refused' | 'hanging'

export interface Cuttable {
  readonly port: number
  readonly set: (wire: Wire) => void
  readonly wire: () => Wire
  /** Ends the connections that there are. */
  readonly cut: () => void
  /** How many there are. */
  readonly open: () => number
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

interface Pair {
  readonly near: Socket
  readonly far: Socket
}

export async function cuttable(toPort: number): Promise<Cuttable> {
  const pairs = new Set<Pair>()
  let wire: Wire = 'through'

  const flow = ({ near, far }: Pair): void => {
    if (wire === 'through') near.pipe(far).pipe(near)
    else for (const [one, other] of [[near, far] as const, [far, near] as const]) one.unpipe(other).pause()
  }
  const end = (pair: Pair): void => {
    pairs.delete(pair)
    for (const one of [pair.near, pair.far]) one.destroy()
  }
  /** The end of one side is not told to the other while nothing is carried. */
  const sideEnded = (pair: Pair): void => {
    if (wire !== 'hanging') end(pair)
  }
  const server = createServer({ pauseOnConnect: true }, near => {
    near.on('error', () => undefined)
    if (wire === 'refused') return near.resetAndDestroy()
    const far = connect(toPort, '127.0.0.1').on('error', () => undefined)
    const pair = { near, far }
    pairs.add(pair)
    for (const one of [near, far]) one.setNoDelay(true).on('close', () => sideEnded(pair))
    flow(pair)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = (): void => {
    for (const pair of pairs) end(pair)
  }
  return {
    port: (server.address() as AddressInfo).port,
    wire: () => wire,
    set: now => {
      if (now === wire) return
      wire = now
      if (now === 'refused') return cut()
      for (const pair of pairs) {
        if (now === 'through' && (pair.near.closed || pair.far.closed)) end(pair)
        else flow(pair)
      }
    },
    cut,
    open: () => pairs.size,
    [Symbol.asyncDispose]: async () => {
      server.close()
      cut()
      if (server.listening) await once(server, 'close')
    },
  }
}
