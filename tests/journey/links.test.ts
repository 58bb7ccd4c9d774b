import { expect, test } from 'vitest'
import { setFormatTerms } from '@waymark/shared/wire/formats.ts'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import type { BoxId } from '@waymark/shared/model/box-link.ts'
import { boxesOf, readLinks } from '@waymark/shared/rules/links.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { exportFormats, exportPath, isData } from '@waymark/shared/wire/drafts.ts'
import { eraseDeleted } from '@waymark/shared/wire/sessions.ts'
import { undoOf } from '@waymark/client/sync/undo.ts'
import { dissolve, newTheme, type Hand } from '@waymark/client/synthesis/gestures.ts'
import { addLink, removeLink, rewordLink } from '@waymark/client/synthesis/link-gestures.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { paragraphsUnder } from '#support/exported.ts'
import { until } from '#support/wait.ts'

/** Somebody of the team with the themes open, on a line of their own. */
async function facilitator(a: ASession, name: string) {
  const breakout = a.session.breakouts[0]!
  const person = await a.newcomer('facilitator', name)
  const { doc: yjs, close } = await person.openDoc(themesDocName(breakout.id))
  const doc = openThemesDoc(yjs)
  const undo = undoOf(themesTypes(yjs))
  let made = 0
  const hand: Hand = { doc, mine: undo.mine, newId: () => `${name}-made-${String((made += 1)).padStart(6, '0')}` }
  const links = () =>
    readLinks(doc.links.all().values(), boxesOf(breakout.sections, [...doc.themes.all().values()].toSorted(byOrder)))
  return {
    person,
    hand,
    undo,
    close,
    links,
    sentences: () => links().map(({ sentence }) => sentence),
    link: (from: BoxId, to: BoxId, sentence: string) => addLink(hand, { from, to, sentence }),
    idOf: (sentence: string) => links().find(one => one.sentence === sentence)!.id,
  }
}

function twoSections(a: ASession) {
  const [one, other] = a.session.breakouts[0]!.sections
  if (one === undefined || other === undefined) throw new Error('the breakout has two sections')
  return [one, other] as const
}

const hostile = ' # <script>alert(1)</script>\n- *“Evidencing impact”* & [funding](https://x) are linked. '

test('[T58] links that two facilitators make, change and take back at once stand the same for both', async () => {
  const a = await aSession()
  const [one, other] = twoSections(a)
  const [ruth, tomos] = [await facilitator(a, 'ruth'), await facilitator(a, 'tomos')]
  const both = [ruth, tomos]
  const [funding, hours] = [newTheme(ruth.hand, 'Funding'), newTheme(tomos.hand, '')]
  await until('both have both themes', () => both.every(({ hand }) => hand.doc.themes.all().size === 2))

  ruth.link(funding, one.id, hostile)
  tomos.link(one.id, funding, hostile)
  tomos.link(hours, funding, 'Longer hours need money.')
  ruth.link(other.id, one.id, 'One leads to the other.')
  tomos.link(other.id, hours, 'Goes with its theme')
  ruth.link(one.id, hours, 'Taken back')
  await until('both have all that was said', () => both.every(({ sentences }) => sentences().length === 5))
  rewordLink(tomos.hand, tomos.idOf('One leads to the other.'), 'Each leads to the other.')
  removeLink(ruth.hand, ruth.idOf('Taken back'))
  ruth.undo.undo()
  ruth.undo.undo()
  await until('both read the same', () => JSON.stringify(ruth.links()) === JSON.stringify(tomos.links()))
  expect(ruth.sentences().toSorted()).toEqual(
    [hostile, 'Longer hours need money.', 'Each leads to the other.', 'Goes with its theme'].toSorted(),
  )

  dissolve(tomos.hand, hours)
  await until('the links of the theme are gone with it', () => both.every(({ sentences }) => sentences().length === 2))
  for (const { close } of both) close()
  await a.stop()
})

test('[X41] every export has every link, letter for letter and with both its ends, also after the documents were written anew', async () => {
  const a = await aSession()
  const [one, other] = twoSections(a)
  const ruth = await facilitator(a, 'ruth')
  const documents = exportFormats.filter(format => !isData(format))
  // What every export ends with stands under the last heading, which is this one.
  await a.organiser.ask(setFormatTerms, {
    params: { strategyId: a.session.strategy.id },
    body: { isInDocuments: false },
  })
  const exported = (): Promise<string[][]> =>
    Promise.all(
      documents.map(async format => {
        const response = await ruth.person.get(exportPath(a.session.draftId, format))
        const read = paragraphsUnder(format, new Uint8Array(await response.arrayBuffer()), 'Links')
        // A PDF does not say what white there is between its words.
        return format === 'pdf' ? read.map(squeezed) : read
      }),
    )
  expect(await exported()).toEqual(documents.map(() => []))
  const theme = newTheme(ruth.hand, '*Funding* & <b>')
  ruth.link(theme, one.id, hostile)
  ruth.link(other.id, one.id, 'Each leads to the other.')
  ruth.link(other.id, theme, 'Taken back')
  removeLink(ruth.hand, ruth.idOf('Taken back'))
  const due = [
    'Each leads to the other.',
    `Links “${one.title}” and “${other.title}”`,
    hostile,
    `Links “${one.title}” and “*Funding* & <b>”`,
    '0 notes: 0 in a theme, 0 parked with a reason, 0 not yet looked at.',
  ]
  const live = await a.deps.live.open(themesDocName(a.session.breakouts[0]!.id))
  await until('the server has them', () => live.read(doc => openThemesDoc(doc).links.all().size === 2))
  const ofAll = documents.map(format => (format === 'pdf' ? due.map(squeezed) : due))
  expect(await exported()).toEqual(ofAll)
  ruth.close()
  await a.organiser.ask(eraseDeleted, { params: { strategyId: a.session.session.strategyId }, body: {} })
  expect(await exported()).toEqual(ofAll)
  await a.stop()
})

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')
