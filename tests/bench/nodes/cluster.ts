/** Several nodes of one kind, with the Postgres and the Redis that they share. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { startRedis } from '#support/redis.ts'
import { familySeconds } from '#bench/live/machine.ts'
import type { Running } from '#bench/live/process.ts'

export interface Shared {
  readonly postgres: Postgres
  readonly redis: { readonly url: string; readonly port: number }
  /** Seconds of processor time so far. */
  readonly postgresSeconds: () => number
  readonly redisSeconds: () => number
  readonly stop: () => Promise<void>
}

/** As they come, but for room for what several nodes hold open. */
export async function startShared(): Promise<Shared> {
  const postgres = await startPostgres({ lines: ['max_connections = 200'] })
  const redis = await startRedis()
  const own = Number(/process_id:(\d+)/.exec(await redis.cli('info', 'server'))?.[1])
  const first = Number(readFileSync(join(postgres.dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    postgres,
    redis,
    postgresSeconds: () => familySeconds(first),
    redisSeconds: () => familySeconds(own),
    stop: async () => {
      await redis.stop()
      await postgres.stop()
    },
  }
}

export interface Cluster {
  /** Those that run. */
  readonly nodes: () => readonly Running[]
  /** The first is killed. Where it was alone, one is started in its place at once, and this answers when it listens. */
  readonly killFirst: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startCluster(count: number, start: () => Promise<Running>): Promise<Cluster> {
  let nodes: Running[] = []
  // One after the other: the first makes the tables, if they are not there.
  for (let at = 0; at < count; at += 1) nodes.push(await start())
  return {
    nodes: () => nodes,
    killFirst: async () => {
      const [first, ...rest] = nodes
      nodes = rest
      await first?.kill()
      if (nodes.length === 0) nodes = [await start()]
    },
    stop: async () => {
      await Promise.all(nodes.map(node => node.stop()))
    },
  }
}
