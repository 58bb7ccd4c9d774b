/** As many servers as a history has, each begun again a while after it has died. */
import type { Disk } from './disk.ts'
import { beginLife, type Life, type Shape } from './life.ts'
import type { World } from './world.ts'

export interface Servers {
  /** Any that is there, another each time; undefined where there is none. */
  readonly one: () => Life | undefined
  readonly all: () => readonly Life[]
  readonly areAllAlive: () => boolean
  /** Lets one thing happen, and waits where a server is starting. */
  readonly step: () => Promise<boolean>
  /** How many have been lived. */
  readonly lives: () => number
}

export async function serversOf(
  world: World,
  disk: Disk,
  { nodes, ...shape }: Shape & { readonly nodes: number },
): Promise<Servers> {
  const { chance } = world
  const places: (Life | undefined)[] = Array.from({ length: nodes }, () => undefined)
  let lives = 0
  let beginning: Promise<void> | undefined
  const begin = async (at: number): Promise<void> => {
    lives += 1
    const life = await beginLife(world, disk, shape)
    places[at] = life
    world.say('the server starts')
    life.onDeath(() => {
      places[at] = undefined
      world.after(chance.below(1500), () => {
        beginning = begin(at)
      })
    })
  }
  for (const at of places.keys()) await begin(at)
  const all = (): readonly Life[] => places.filter(life => life?.isAlive() === true).filter(life => life !== undefined)
  return {
    one: () => {
      const there = all()
      return there.length > 1 ? chance.pick(there) : there[0]
    },
    all,
    areAllAlive: () => all().length === nodes,
    step: async () => {
      const went = await world.step()
      await beginning
      return went
    },
    lives: () => lives,
  }
}
