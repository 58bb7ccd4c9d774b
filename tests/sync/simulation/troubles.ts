/** What goes wrong by itself: crashes, a disk that fails, links that are taken back, documents that are written anew. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { revokeLink } from '@waymark/shared/wire/sessions.ts'
import { weakMoments } from './life.ts'
import type { Play, Somebody } from './people.ts'

export interface Ground {
  readonly play: Play
  readonly people: readonly Somebody[]
  readonly allDocs: readonly DocName[]
}

export type Trouble = (ground: Ground) => void

const crash: Trouble = ({ play: { life } }) => {
  life()?.die('of nothing in particular')
}

/** Struck at the weakest moment that comes next. */
const crashSoon: Trouble = ({ play: { world, life } }) => {
  const moment = world.chance.pick(weakMoments)
  life()?.dieAt(moment, 1 + world.chance.below(moment === 'while it tells' ? 8 : 3))
}

const diskFails: Trouble = ({ play: { world, disk } }) => {
  const how = world.chance.pick(['failing', 'keeping-and-failing'] as const)
  world.say(`the disk is ${how}`)
  disk.set(how)
  world.after(world.chance.below(4000), () => {
    world.say('the disk is well')
    disk.set('well')
  })
}

const takeLinkBack: Trouble = ({ play, people, allDocs }) => {
  const { world, network, scene, witness } = play
  const linkId = world.chance.pick(scene.spareLinks)
  world.say('a link is taken back')
  play.takingBack += 1
  void network.ask(scene.organiser, revokeLink, { params: { linkId }, body: {} }, linkId).then(answer => {
    play.takingBack -= 1
    if (answer?.status !== 200) return
    for (const one of people.filter(other => other.linkId === linkId)) {
      one.isOut = true
      play.onceHeardByAll(() => {
        for (const name of allDocs) witness.out(one.who.to, name)
      })
    }
  })
}

const writeAnew: Trouble = ({ play: { world, life }, allDocs }) => {
  const name = world.chance.pick(allDocs)
  const server = life()
  if (server?.isAlive() !== true) return
  world.say(`${name} is to be written anew`)
  server.deps.live.rebuild(name).then(
    () => world.say(`${name} was written anew`),
    () => world.say(`${name} could not be written anew`),
  )
}

const busGoes: Trouble = ({ play: { world, between } }) => {
  if (between === undefined) return
  world.say('the bus is away')
  between.away(true)
  world.after(world.chance.below(3000), () => between.away(false))
}

export const troubles: readonly Trouble[] = [
  ...Array.from({ length: 3 }, () => crash),
  ...Array.from({ length: 5 }, () => crashSoon),
  ...Array.from({ length: 3 }, () => diskFails),
  takeLinkBack,
  ...Array.from({ length: 2 }, () => writeAnew),
]

/** Where there are several servers. */
export const moreTroubles: readonly Trouble[] = [...troubles, busGoes, busGoes]
