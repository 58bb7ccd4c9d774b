/** What facilitators do: themes and the draft directly, the notes of all, and the step. */
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BoxLinkId, ParkedId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { moveNote } from '@waymark/shared/wire/notes.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { pickOf, roomOf, shown, type Act } from './acting.ts'

/** Each theme has a link, whose sentence is its name, made, changed and removed with it: so the themes' own acts try the links too. */
export const linkOf = (id: ThemeId): BoxLinkId => BoxLinkId.parse(id)

export const addTheme: Act = (play, one) => {
  const { stories, scene, world, witness } = play
  const mark = play.world.newMark()
  const id = ThemeId.parse(world.newId())
  world.say(`${one.who.to} adds the theme ${mark}`)
  stories.themes.set(id, { id, by: one.who.to, names: [mark], isRemoved: false })
  witness.wrote(mark, scene.themes)
  one.open(scene.themes).change(doc => {
    const { themes, links } = openThemesDoc(doc)
    if (themes.all().has(id)) return
    themes.put({ id, name: mark, said: '', order: 'a0' })
    links.put({ id: linkOf(id), from: scene.sections[0]!, to: id, sentence: mark })
  })
}

export const nameTheme: Act = (play, one) => {
  const { stories, scene, world, witness } = play
  const client = one.open(scene.themes)
  const theme = pickOf(play, [...openThemesDoc(client.doc()).themes.all().values()])
  if (theme === undefined) return
  const mark = play.world.newMark()
  world.say(`${one.who.to} calls the theme ${theme.name} ${mark}`)
  stories.themes.get(theme.id)?.names.push(mark)
  witness.wrote(mark, scene.themes)
  client.change(doc => {
    openThemesDoc(doc).themes.patch(theme.id, { name: mark })
    openThemesDoc(doc).links.patch(linkOf(theme.id), { sentence: mark })
  })
}

export const removeTheme: Act = (play, one) => {
  const { stories, scene, world } = play
  const client = one.open(scene.themes)
  const theme = pickOf(play, [...openThemesDoc(client.doc()).themes.all().values()])
  const story = theme === undefined ? undefined : stories.themes.get(theme.id)
  if (theme === undefined || story === undefined) return
  world.say(`${one.who.to} dissolves the theme ${theme.name}`)
  story.isRemoved = true
  client.change(doc => {
    openThemesDoc(doc).themes.remove(theme.id)
    openThemesDoc(doc).links.remove(linkOf(theme.id))
  })
}

export const placeNote: Act = (play, one) => {
  const { scene, world } = play
  const client = one.open(scene.themes)
  const theme = pickOf(play, [...openThemesDoc(client.doc()).themes.all().values()])
  const note = pickOf(play, [...play.stories.notes.values()])
  if (note === undefined) return
  const id = world.newId()
  client.change(doc => {
    const { placements, parked } = openThemesDoc(doc)
    if (theme === undefined) parked.put({ id: ParkedId.parse(id), noteId: note.id, reason: 'later' })
    else placements.put({ id: PlacementId.parse(id), noteId: note.id, themeId: theme.id })
  })
}

export const addStatement: Act = (play, one) => {
  const { stories, scene, world, witness } = play
  const client = one.open(scene.draft)
  const mark = play.world.newMark()
  world.say(`${one.who.to} writes the statement ${mark}`)
  stories.statements.set(mark, { mark, by: one.who.to, isRemoved: false })
  witness.wrote(mark, scene.draft)
  const part = world.chance.below(1000)
  client.change(doc => {
    const fragment = draftFragment(doc)
    if (fragment.toString().includes(mark)) return
    const at = Math.floor((part * (fragment.length + 1)) / 1000)
    insertBlocks(fragment, at, [{ kind: 'statement', cites: [], ownWords: true, spans: [{ text: mark, marks: [] }] }])
  })
}

export const removeStatement: Act = (play, one) => {
  const { stories, scene, world } = play
  const client = one.open(scene.draft)
  const story = pickOf(
    play,
    [...stories.statements.values()].filter(({ mark }) => draftFragment(client.doc()).toString().includes(mark)),
  )
  if (story === undefined) return
  world.say(`${one.who.to} deletes the statement ${story.mark}`)
  story.isRemoved = true
  client.change(doc => {
    const fragment = draftFragment(doc)
    const at = fragment.toArray().findIndex(block => block.toString().includes(story.mark))
    if (at !== -1) fragment.delete(at)
  })
}

export const moveAny: Act = (play, one) => {
  const client = roomOf(one)
  const note = pickOf(play, shown(client))
  if (note === undefined) return
  const place = { sectionId: play.world.chance.pick(play.scene.sections), after: 'first' as const }
  void play.network.ask(one.who, moveNote, { params: { roomId: one.room, noteId: note.id }, body: place }, note.id)
}

export const anotherStep: Act = (play, one) => {
  const step = play.world.chance.pick(['write', 'write', 'share', 'closed'] as const)
  void play.network.ask(one.who, changeStep, { params: { breakoutId: play.scene.breakoutId }, body: { step } }, 'step')
}
