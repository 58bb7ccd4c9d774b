import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import type { Carried, Carry, Ending, Via } from './carry.ts'
import { choosing, type Choosing } from './choosing.ts'
import { later } from './later.ts'
import { againMs } from './lookout.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What lies between a window and the server, and how it is there. */
interface Network {
  websockets: 'get through' | 'are refused' | 'are swallowed'
  https: 'gets through' | 'is swallowed'
  server: 'up' | 'down' | 'closes at once'
  readonly tried: Via[]
}

interface Way {
  readonly via: Via
  readonly end: (how: Ending) => void
}

const network = (more: Partial<Network> = {}): Network => ({
  websockets: 'get through',
  https: 'gets through',
  server: 'up',
  tried: [],
  ...more,
})

/** A millisecond each way. `open` holds those that are. */
function wayThrough(net: Network, via: Via, open: Set<Way>): Carry {
  return (_address, heard) => {
    net.tried.push(via)
    const end = (how: Ending): void => {
      if (open.delete(way)) heard.ended(how)
    }
    const way: Way = { via, end }
    open.add(way)
    const isSwallowed = via === 'https' ? net.https === 'is swallowed' : net.websockets === 'are swallowed'
    const isRefused = net.server === 'down' || (via === 'websocket' && net.websockets === 'are refused')
    setTimeout(() => {
      if (isRefused) return end({ code: 1006, reason: '' })
      if (open.has(way)) heard.opened(via)
      if (isSwallowed || !open.has(way)) return
      if (net.server === 'closes at once') end({ code: closeCodes.notAllowed, reason: 'not allowed' })
      else heard.message(new ArrayBuffer(1))
    }, 1)
    return { send: () => undefined, close: () => void open.delete(way) }
  }
}

interface Socket {
  readonly via: () => Via | 'none'
  readonly ended: Ending[]
  readonly close: () => void
}

function windowOn(net: Network, kept: { at?: number } = {}) {
  const open = new Set<Way>()
  const choice: Choosing = choosing({
    websocket: wayThrough(net, 'websocket', open),
    https: wayThrough(net, 'https', open),
    now: () => Date.now(),
    later,
    kept: {
      read: () => kept.at,
      write: at => {
        if (at === undefined) delete kept.at
        else kept.at = at
      },
    },
  })
  const socket = (address = 'ws://host/sync/room:a'): Socket => {
    let via: Via | 'none' = 'none'
    const ended: Ending[] = []
    const way: Carried = choice.carry(address, {
      opened: by => {
        via = by
      },
      message: () => undefined,
      ended: how => {
        via = 'none'
        ended.push(how)
      },
    })
    return { via: () => via, ended, close: way.close }
  }
  return { socket, kept, open, unseen: choice.unseen }
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('[W16] where websockets get through, nothing else is tried', async () => {
  const net = network()
  const here = windowOn(net)
  const socket = here.socket()
  await pass(20_000)
  expect(socket.via()).toBe('websocket')
  expect(net.tried).toEqual(['websocket'])
  expect(here.kept).toEqual({})
})

test('[W16] where websockets are refused, HTTPS is used at once, and remembered once it is certain', async () => {
  const net = network({ websockets: 'are refused' })
  const here = windowOn(net)
  const first = here.socket()
  await pass(10)
  expect(first.via()).toBe('https')
  expect(here.kept.at).toBeDefined()
  net.tried.length = 0
  const second = here.socket('ws://host/sync/room:b')
  await pass(10)
  expect(second.via()).toBe('https')
  const nextPage = windowOn(net, here.kept).socket()
  await pass(10)
  expect(nextPage.via()).toBe('https')
  expect(net.tried).toEqual(['https', 'https'])
})

test('[W16] where a websocket opens and nothing comes of it, HTTPS is used after five seconds', async () => {
  const net = network({ websockets: 'are swallowed' })
  const here = windowOn(net)
  const socket = here.socket()
  await pass(4900)
  expect(socket.via()).toBe('none')
  await pass(200)
  expect(socket.via()).toBe('https')
  await pass(5100)
  expect(here.kept.at).toBeDefined()
  expect([...here.open].map(({ via }) => via)).toEqual(['https'])
})

test('[W16] a server that is down is no network that blocks: websockets come first again when it is up', async () => {
  const net = network({ server: 'down' })
  const here = windowOn(net)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const socket = here.socket()
    await pass(50)
    expect(socket.ended).toEqual([{ code: 1006, reason: '' }])
  }
  expect(here.kept).toEqual({})
  net.server = 'up'
  net.tried.length = 0
  const socket = here.socket()
  await pass(50)
  expect(socket.via()).toBe('websocket')
  expect(net.tried).toEqual(['websocket'])
})

test('[W16] one that comes up just between the two attempts is not mistaken either', async () => {
  const net = network({ server: 'down' })
  const here = windowOn(net)
  const socket = here.socket()
  setTimeout(() => {
    net.server = 'up'
  }, 0)
  await pass(50)
  expect(net.tried).toEqual(['websocket', 'https', 'websocket'])
  expect(socket.ended).toEqual([{ code: 1001, reason: 'by websocket again' }])
  expect(here.kept).toEqual({})
  const again = here.socket()
  await pass(50)
  expect(again.via()).toBe('websocket')
})

test('[W16] where a websocket has worked, a second one has to fail before HTTPS is tried', async () => {
  const net = network()
  const here = windowOn(net)
  const first = here.socket()
  await pass(10)
  net.server = 'down'
  for (const way of here.open) way.end({ code: 1006, reason: '' })
  expect(first.ended).toHaveLength(1)
  const second = here.socket()
  await pass(10)
  expect(second.ended).toHaveLength(1)
  expect(net.tried).toEqual(['websocket', 'websocket'])
  net.server = 'up'
  net.websockets = 'are refused'
  const third = here.socket()
  await pass(10)
  expect(third.via()).toBe('https')
})

test('[W16] what is remembered is in doubt where HTTPS brings nothing either', async () => {
  const net = network({ websockets: 'are refused' })
  const here = windowOn(net)
  here.socket()
  await pass(10)
  net.websockets = 'get through'
  net.https = 'is swallowed'
  for (const way of here.open) way.end({ code: 1006, reason: '' })
  const second = here.socket()
  await pass(10_100)
  expect(second.ended).toEqual([{ code: 1006, reason: '' }])
  const third = here.socket()
  await pass(10)
  expect(third.via()).toBe('websocket')
})

test('[W16] a no from the server is a no, whichever way it comes, and says nothing of the network', async () => {
  const net = network({ server: 'closes at once' })
  const byWebsocket = windowOn(net).socket()
  await pass(20)
  expect(byWebsocket.ended).toEqual([{ code: closeCodes.notAllowed, reason: 'not allowed' }])
  expect(net.tried).toEqual(['websocket'])
  net.websockets = 'are refused'
  const here = windowOn(net)
  const byHttps = here.socket()
  await pass(20_000)
  expect(byHttps.ended).toEqual([{ code: closeCodes.notAllowed, reason: 'not allowed' }])
  expect(here.kept).toEqual({})
})

test('[W16] what a page has let go is heard of no more', async () => {
  for (const net of [network(), network({ websockets: 'are refused' }), network({ websockets: 'are swallowed' })]) {
    const here = windowOn(net)
    for (const ms of [0, 1, 2, 3, 5001]) {
      const socket = here.socket()
      await pass(ms)
      socket.close()
      const via = socket.via()
      await pass(20_000)
      expect([socket.ended, socket.via()]).toEqual([[], via])
    }
    expect(here.open.size).toBe(0)
  }
})

test('[W16] after a break the way that worked is found again within two seconds', async () => {
  const net = network({ websockets: 'are swallowed' })
  const here = windowOn(net)
  here.socket()
  await pass(11_000)
  expect(here.kept.at).toBeDefined()
  net.server = 'down'
  for (const way of here.open) way.end({ code: 1006, reason: '' })
  const second = here.socket()
  await pass(10)
  expect(second.ended).toHaveLength(1)
  net.server = 'up'
  const third = here.socket()
  await pass(2000)
  expect(third.via()).toBe('https')
})

test('[W17] websockets are tried again after some minutes, unseen, and used at the next occasion', async () => {
  const net = network({ websockets: 'are refused' })
  const here = windowOn(net)
  const socket = here.socket()
  await pass(10)
  net.tried.length = 0
  await pass(againMs - 100)
  expect(net.tried).toEqual([])
  await pass(200)
  expect(net.tried).toEqual(['websocket'])
  expect(socket.via()).toBe('https')

  net.websockets = 'get through'
  await pass(againMs + 100)
  expect(net.tried).toEqual(['websocket', 'websocket'])
  expect(here.kept).toEqual({})
  expect([socket.via(), socket.ended]).toEqual(['https', []])
  const next = here.socket('ws://host/sync/room:b')
  await pass(10)
  expect(next.via()).toBe('websocket')

  here.unseen()
  expect(socket.ended).toEqual([{ code: 1001, reason: 'by websocket again' }])
  expect([...here.open].map(({ via }) => via)).toEqual(['websocket'])
})

test('[W17] a page that is opened later goes on waiting, not anew, and the moment nobody looks changes nothing before', async () => {
  const net = network({ websockets: 'are refused' })
  const before = windowOn(net)
  before.socket()
  await pass(againMs - 1000)
  before.unseen()
  const here = windowOn(net, before.kept)
  const socket = here.socket()
  net.tried.length = 0
  await pass(500)
  here.unseen()
  expect([socket.via(), net.tried]).toEqual(['https', []])
  net.websockets = 'get through'
  await pass(600)
  expect(net.tried).toContain('websocket')
})
