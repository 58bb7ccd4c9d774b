/**
 * The network between people and the server: a postman who delays, reorders what travels apart, asks twice, loses, and cuts. Within one
 * connection order holds, as TCP gives it.
 */
import * as z from 'zod/mini'
import type { AnyRoute, SentBodyOf, ParamsOf } from '@waymark/shared/wire/route.ts'
import type { Line } from '@waymark/server/sync/line.ts'
import type { Coming as Admitted } from '@waymark/server/http/admit.ts'
import type { Coming, Life } from './life.ts'
import { lane, type World } from './world.ts'
import type { Told, Witness } from './witness.ts'

/** What a client hears of its connection. */
export interface End {
  readonly opened: () => void
  readonly heard: (frame: Uint8Array) => void
  /** 1006 where nobody said why. */
  readonly closed: (code: number) => void
}

export interface Connection {
  readonly send: (frame: Uint8Array) => void
  /** The client's side of it is gone; the server hears of it later. */
  readonly cut: () => void
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  /** The cookie that came with it. */
  readonly cookie: string | undefined
}

export type Who = Pick<Told, 'to' | 'role'> & { readonly cookie: string }

export interface Network {
  readonly connect: (who: Who, coming: Coming & { readonly place: Told['place'] }, end: End) => Connection
  /** Undefined where no answer came. Those of one `turn` are never under way at the same time. */
  readonly ask: <R extends AnyRoute>(
    who: Who,
    route: R,
    asked: { readonly params?: ParamsOf<R>; readonly body?: SentBodyOf<R> },
    turn?: string,
  ) => Promise<Answer | undefined>
  /** Whether anything is lost, asked twice or slow. */
  readonly rough: (is: boolean) => void
}

/** As the client has it. */
const timeoutMs = 15_000

export function networkOf(world: World, life: () => Life | undefined, witness: Witness): Network {
  const { chance } = world
  const turns = new Map<string, Post[]>()
  let isRough = false

  const connect: Network['connect'] = ({ to, role }, { place, ...coming }, end) => {
    const up = lane()
    const down = lane()
    // Some read slowly, so that little seems much.
    const weight = isRough && chance.oneIn(12) ? 3000 : 1
    let hear: ((frame: Uint8Array | undefined) => void) | undefined
    let hearClose: (() => void)[] = []
    let clientHas = true
    let unsent = 0

    const toClient = (what: string, act: () => void): void => {
      world.send(down, what, () => {
        if (clientHas) act()
      })
    }
    const closeClient = (code: number): void => {
      toClient(`${to} is cut from ${place} with ${code}`, () => {
        clientHas = false
        end.closed(code)
      })
    }
    const atServer = (server: Life, admitted: Admitted): void => {
      let isOpen = true
      const since = world.moment()
      const serverHears = (): void => {
        isOpen = false
        const closing = hearClose
        hearClose = []
        for (const one of closing) if (server.isAlive()) one()
      }
      const line: Line = {
        isOpen: () => isOpen,
        send: frame => {
          if (!isOpen || !server.isAlive()) return
          server.tells()
          if (!server.isAlive()) return
          witness.frame({ to, role, place, since }, frame)
          unsent += frame.byteLength
          toClient('', () => {
            unsent -= frame.byteLength
            end.heard(frame)
          })
        },
        unsent: () => unsent * weight,
        close: code => {
          if (!isOpen || !server.isAlive()) return
          isOpen = false
          closeClient(code)
          world.send(up, '', serverHears)
        },
        onFrame: to => {
          hear = frame => {
            if (isOpen && server.isAlive()) to(frame)
          }
        },
        onClose: one => {
          hearClose.push(one)
        },
      }
      cutAtServer = () => {
        world.lose(up, isRough ? chance.below(up.items.length + 1) : up.items.length)
        world.send(up, '', serverHears)
      }
      server.onDeath(() => {
        cutAtServer = () => undefined
        world.lose(up)
        // Some of what it had given away still comes.
        world.lose(down, chance.below(down.items.length + 1))
        closeClient(1006)
      })
      toClient('', end.opened)
      server.attend(line, admitted)
    }
    let cutAtServer = (): void => undefined
    world.send(up, '', () => {
      if (!clientHas) return
      const server = life()
      if (server === undefined || !server.isAlive()) return closeClient(1006)
      let answered = false
      server.onDeath(() => {
        if (!answered) closeClient(1006)
        answered = true
      })
      void server.knock(coming).then(
        admitted => {
          if (answered) return
          answered = true
          if (admitted === undefined) closeClient(1006)
          else if (clientHas) atServer(server, admitted)
          else admitted.leave()
        },
        () => undefined,
      )
    })
    return {
      send: frame => {
        if (clientHas)
          world.send(up, '', () => {
            hear?.(frame)
          })
      },
      cut: () => {
        if (!clientHas) return
        clientHas = false
        world.lose(down)
        cutAtServer()
      },
    }
  }

  const ask: Network['ask'] = (who, route, { params, body }, turn) => {
    const since = world.moment()
    const url = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(given(params, name)))
    const what = `${route.method} ${url}`
    return new Promise(resolve => {
      let isOver = false
      const end = (answer: Answer | undefined): void => {
        if (isOver) return
        isOver = true
        timeout.cancel()
        resolve(answer)
      }
      let isTimedOut = false
      const timeout = world.after(timeoutMs, () => {
        world.say(`${who.to} has no answer to ${what}`)
        isTimedOut = true
        end(undefined)
      })
      /** `over` once the server has nothing to do with it any more. */
      const arrive = (answer: (given: Answer | undefined) => void, over: () => void): void => {
        const server = life()
        const once = (given: Answer | undefined): void => {
          if (isAnswered) return
          isAnswered = true
          over()
          answer(given)
        }
        let isAnswered = false
        if (server === undefined || !server.isAlive()) return once(undefined)
        server.onDeath(() => once(undefined))
        const payload = route.method === 'GET' ? {} : { payload: server.arriving(JSON.stringify(body ?? {})) }
        const headers = { 'content-type': 'application/json', cookie: `waymark=${who.cookie}` }
        void server.app.inject({ method: route.method, url, headers, ...payload }).then(
          response => {
            if (!server.isAlive()) return
            witness.answer({ to: who.to, role: who.role, place: 'an answer', since }, response.body)
            const cookie = response.cookies.find(({ name }) => name === 'waymark')?.value
            once({ status: response.statusCode, body: JSON.parse(response.body), cookie })
          },
          () => once(undefined),
        )
      }
      const post = (said: string, answer: (given: Answer | undefined) => void): void => {
        inTurn(turns, turn, next => {
          world.send(lane(), said, () => {
            if (isTimedOut) next()
            else arrive(answer, next)
          })
        })
      }
      if (isRough && chance.oneIn(15)) world.say(`${what} of ${who.to} is lost`)
      else {
        const isAnswerLost = isRough && chance.oneIn(15)
        post(`${who.to} asks ${what}`, given => {
          if (isAnswerLost && given !== undefined) return world.say(`the answer to ${what} is lost`)
          world.send(lane(), `${who.to} is answered ${given?.status ?? 'nothing'} to ${what}`, () => {
            end(given)
          })
        })
      }
      if (isRough && turn !== undefined && chance.oneIn(8)) post(`${who.to} asks ${what} twice`, () => undefined)
    })
  }
  return {
    connect,
    ask,
    rough: is => {
      isRough = is
    },
  }
}

const Params = z.record(z.string(), z.string())

const given = (params: unknown, name: string): string => Params.parse(params ?? {})[name] ?? ''

type Post = (next: () => void) => void

/** Begins it when those before it of the same turn are over. */
function inTurn(turns: Map<string, Post[]>, turn: string | undefined, post: Post): void {
  if (turn === undefined) return post(() => undefined)
  const line = turns.get(turn) ?? []
  turns.set(turn, line)
  const begin = (): void => {
    line[0]?.(() => {
      line.shift()
      begin()
    })
  }
  line.push(post)
  if (line.length === 1) begin()
}
