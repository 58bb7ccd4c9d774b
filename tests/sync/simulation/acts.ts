/** What people do, and how often. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { pickOf, type Act } from './acting.ts'
import {
  write,
  changeWords,
  withdrawOrPutBack,
  moveOwn,
  decide,
  loadAgain,
  goElsewhere,
  look,
  forgeByAsking,
  forgeBySending,
} from './note-acts.ts'
import type { Somebody } from './people.ts'
import {
  addTheme,
  nameTheme,
  removeTheme,
  placeNote,
  addStatement,
  removeStatement,
  moveAny,
  anotherStep,
} from './team-acts.ts'

const tellWhere: Act = (play, one) => {
  const client = pickOf(play, [...one.clients.values()])
  client?.say({ sectionId: play.world.chance.pick(play.scene.sections), writing: play.world.chance.oneIn(2) })
}

const comeOrGo: Act = (play, one) => {
  const client = pickOf(
    play,
    [...one.clients.values()].filter(({ name }) => mayBeIn(one, name)),
  )
  if (client === undefined) return
  play.world.say(`${one.who.to} ${client.isWanted() ? 'leaves' : 'comes to'} ${client.name}`)
  if (client.isWanted()) client.leave()
  else client.connect()
}
const mayBeIn = (one: Somebody, name: string): boolean =>
  one.who.role !== 'participant' || name === roomDocName(one.room)

const beCut: Act = (play, one) => {
  const client = pickOf(play, [...one.clients.values()])
  if (client?.isWanted() !== true) return
  play.world.say(`the connection of ${one.who.to} to ${client.name} breaks`)
  client.cut()
}

/** Each as often as it stands here. */
const often = (times: number, act: Act): Act[] => Array.from({ length: times }, () => act)

export const actsOf = {
  participant: [
    ...often(8, write),
    ...often(5, changeWords),
    ...often(4, withdrawOrPutBack),
    ...often(2, moveOwn),
    ...often(2, decide),
    ...often(2, loadAgain),
    ...often(1, goElsewhere),
    ...often(2, look),
    ...often(1, forgeByAsking),
    ...often(2, forgeBySending),
    ...often(4, tellWhere),
    ...often(3, comeOrGo),
    ...often(3, beCut),
  ],
  facilitator: [
    ...often(5, addTheme),
    ...often(3, nameTheme),
    ...often(2, removeTheme),
    ...often(3, placeNote),
    ...often(5, addStatement),
    ...often(2, removeStatement),
    ...often(3, moveAny),
    ...often(1, anotherStep),
    ...often(3, tellWhere),
    ...often(3, comeOrGo),
    ...often(4, beCut),
    ...often(2, write),
    ...often(1, forgeByAsking),
  ],
  reader: [...often(1, look), ...often(2, comeOrGo), ...often(2, beCut)],
} as const satisfies Record<string, readonly Act[]>
