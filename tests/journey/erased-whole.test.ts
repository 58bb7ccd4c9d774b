/** Somebody has all erased that is known of them: what they wrote, and what they left of themselves beside the words. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audits, wholeServer } from '@waymark/server/store/kinds.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readThanks, setThanks } from '@waymark/shared/wire/thanks.ts'
import { answering, save } from '#support/own-answers.ts'
import { bookable, bookAs, listed } from '#support/booking.ts'
import { plainVisitor, plainVisitorAs, type SeenPage } from '#support/plain-visitor.ts'
import { onDisk, theirName, theirWord, toErase, type OnDisk, type ToErase } from '#support/to-erase.ts'

let disk: OnDisk
let it: ToErase

beforeAll(async () => {
  disk = onDisk()
  it = await toErase(await disk.open())
})
afterAll(async () => {
  await it.at.stop()
  disk.remove()
})

const theirMail = 'quilleanor@home.example'

/** Answers the links to a booking, a request and a name, each on a line. */
async function besideTheWords(): Promise<string> {
  const { at } = it
  const called = { 'What we may call you': theirName, 'E-mail address, if you like': theirMail }
  const path = await bookable(at)
  const booked = await bookAs(at.address, path, { ...called, 'Anything else that you need': theirWord })
  await bookAs(at.address, path, { 'What we may call you': 'Bryn' })
  const wanted = await (
    await plainVisitor(at.address).open(pages.formats('/privacy'))
  ).press('Ask for it', {
    'Which format?': 'braille',
    'What do we call you?': theirName,
    'How do we reach you?': 'email',
    'E-mail address, phone number or postal address': theirMail,
  })
  const params = { strategyId: at.session.strategy.id }
  await at.organiser.ask(setThanks, { params, body: { isOpen: true, intro: '' } })
  const { address } = await at.organiser.ask(readThanks, { params })
  const thanked = await (
    await plainVisitor(at.address).open(new URL(address).pathname)
  ).press('Thank me by this name', { 'Thank me as': theirName })
  return [booked, wanted, thanked].map(page => `${at.address}${page.path}`).join('\n')
}

const linksLabel = 'Links to an answer, a comment, a booking or anything else of yours'

const sureOf = (what: string) => ({ [`I know that nobody can bring it back: ${what}`]: true })

test('[PV18] everything about me, a booking, a request and my name among it, is erased from one page, and nothing of it is left in any file', async () => {
  const links = await besideTheWords()
  const me = plainVisitorAs(it.at.address, it.writer.cookie())
  const show = async (): Promise<SeenPage> => (await me.open(pages.me())).press('Show it', { [linksLabel]: links })
  const shown = await show()
  for (const words of [
    theirWord,
    theirMail,
    'What we may call you:',
    'E-mail address:',
    'A booking of yours',
    'another format',
    'How you are thanked',
  ])
    expect(shown.text).toContain(words)

  const unsure = await shown.press('Erase my booking')
  expect([unsure.status, unsure.title, unsure.link(/^Tick the box first/)]).toEqual([
    400,
    'Not erased – Everything about me – Waymark',
    '#i-am-sure',
  ])
  expect(await listed(it.at)).toHaveLength(2)
  expect((await unsure.press('Erase my booking', sureOf('my booking'))).text).toContain('It is gone: my booking.')
  expect((await listed(it.at)).map(({ name }) => name)).toEqual(['Bryn'])

  // Others that were pasted with it are as they were.
  const left = await show()
  expect(left.text).toContain('One of your links leads to nothing any more.')
  for (const what of ['what I asked for', 'my name in the thanks'])
    expect((await left.press(`Erase ${what}`, sureOf(what))).text).toContain(`It is gone: ${what}.`)
  const twice = await left.press('Erase what I asked for', sureOf('what I asked for'))
  expect(twice.text).toContain('One of your links leads to nothing any more.')

  const erase = await me.open((await show()).link('Erase what I wrote'))
  const done = await erase.press('Erase all that I wrote', { 'I know that nobody can bring it back': true })
  expect(done.text).toContain('It is gone.')

  const after = await show()
  expect(after.text).toContain('nothing is known of whoever uses it')
  expect(after.text).toContain('3 of your links lead to nothing any more.')
  expect(disk.tracesOf([theirWord, theirName, theirMail])).toEqual([])
  const record = (await it.at.deps.store.list(audits, wholeServer)).filter(({ did }) => did === 'erased')
  expect(record).toHaveLength(4)
  expect(record.every(({ by }) => by === 'person')).toBe(true)
})

test('[PV18] an answer is erased by a page that asks first, to which its link leads; and what is no link erases nothing', async () => {
  const a = await answering()
  const form = await a.visitor().open((await a.opened()).path)
  const saved = await form.press(save, { 'What is missing?': 'A bench' })
  const secret = /mine\/([A-Za-z0-9_-]+)/.exec(saved.path)?.[1] ?? ''
  const visitor = plainVisitor(a.at.address)
  const shown = await (await visitor.open(pages.me())).press('Show it', { [linksLabel]: pages.myAnswer(secret) })
  expect(shown.link('Erase my answer…')).toBe(pages.eraseAnswer(secret))
  for (const link of [pages.myAnswer(secret), 'nothing', `/thanks/mine/${'x'.repeat(9000)}`, 'x'.repeat(11_000)]) {
    const body = new URLSearchParams({ link, sure: 'yes' })
    expect((await visitor.send(`${pages.me()}/erase-link`, { method: 'POST', body })).status).toBeLessThan(500)
  }
  expect((await visitor.open(pages.myAnswer(secret))).text).toContain('A bench')
  await a.at.stop()
})
