import { posix } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parse } from 'parse5'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Section } from '@waymark/shared/model/session.ts'
import type { Standing } from '@waymark/shared/model/snapshot.ts'
import { boardTree } from '@waymark/shared/rules/board-tree.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { standingThemes } from '@waymark/shared/rules/standing-themes.ts'
import { listFiles } from '@waymark/shared/wire/files.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { listQuestionSets } from '@waymark/shared/wire/question-sets.ts'
import { readSession } from '@waymark/shared/wire/sessions.ts'
import { readStanding } from '@waymark/shared/wire/steps.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { aRemark, aSeries, type ASeries } from '#support/a-series.ts'
import { askForArchive, linesOf, partsOf, taken, textOf, type Parts } from '#support/archives.ts'
import { chanceOf } from '#support/chance.ts'
import { attribute, elementsOf, shownText, textOf as lettersOf, type Element } from '#support/markup.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

let server: TestApp
let series: ASeries
let parts: Parts
let pages: readonly string[]

beforeAll(async () => {
  server = await testApp()
  series = await aSeries(server, chanceOf(5))
  parts = partsOf(await taken(server, series.organiser, series.strategyId))
  pages = Object.keys(parts).filter(name => name.endsWith('.html'))
}, 60_000)
afterAll(() => server.stop())

const named = (page: string, ...names: readonly string[]): readonly Element[] =>
  elementsOf(textOf(parts, page)).filter(({ tagName }) => names.includes(tagName))
const idsIn = (page: string): string[] => elementsOf(textOf(parts, page)).flatMap(one => attribute(one, 'id') ?? [])
const linksIn = (page: string): string[] =>
  named(page, 'a', 'img', 'link').flatMap(one => attribute(one, 'href') ?? attribute(one, 'src') ?? [])

test('[AR19] the pages need nothing from outside, run nothing, and whatever they lead to is in the archive', () => {
  expect(pages).toContain('site/index.html')
  expect(pages).toHaveLength(2 + series.sessions.length * 3)
  for (const page of pages) {
    expect(named(page, 'script', 'iframe', 'object', 'embed', 'form', 'base', 'link')).toEqual([])
    expect(textOf(parts, page)).not.toMatch(/\son\w+=|javascript:|@import|url\(/i)
    for (const link of linksIn(page)) {
      expect(link, page).not.toMatch(/^(?:[a-z]+:|\/)/i)
      const [path = '', fragment] = link.split('#')
      const leadsTo = path === '' ? page : posix.join(posix.dirname(page), path)
      expect(Object.keys(parts), `${page} leads to ${link}`).toContain(leadsTo)
      expect(fragment === undefined || idsIn(leadsTo).includes(fragment), link).toBe(true)
    }
  }
  for (const picture of Object.keys(parts).filter(name => name.endsWith('.svg')))
    expect(textOf(parts, picture).replaceAll(/xmlns(?::\w+)?="[^"]*"/g, '')).not.toMatch(/https?:|<script|href="[^#d]/)
})

test('[AR19] every page and picture can be come to from the first page', () => {
  const met = new Set(['site/index.html'])
  for (const page of met)
    if (page.endsWith('.html'))
      for (const link of linksIn(page)) met.add(posix.join(posix.dirname(page), link.split('#')[0] ?? ''))
  const site = Object.keys(parts).filter(name => /^(?:site|files)\//.test(name))
  expect(site.filter(name => !met.has(name))).toEqual([])
})

test('[AR20] each session and breakout has its page: every note of its boards under its heading, in board order, letter for letter', async () => {
  for (const [at, { session, breakouts }] of series.sessions.entries()) {
    expect(lettersOf(named(`site/session-${at + 1}.html`, 'h1')[0]!)).toBe(session.title)
    const { files } = await series.organiser.ask(listFiles, { params: { sessionId: session.id } })
    for (const { title } of files) expect(named(`site/session-${at + 1}.html`, 'a').map(lettersOf)).toContain(title)
    for (const { id, number, sections } of breakouts) {
      const page = `site/session-${at + 1}-breakout-${number}.html`
      const { standing } = await series.organiser.ask(readStanding, { params: { breakoutId: id } })
      const shown = elementsOf(textOf(parts, page)).filter(one => attribute(one, 'class') === 'words')
      expect(shown.map(withBreaks)).toEqual(inBoardOrder(standing, sections))
      const headings = named(page, 'h2').map(shownText)
      for (const { title } of sections) expect(headings.some(one => one.endsWith(title))).toBe(true)
    }
  }
})

/** As often as it stands there: once in each of its themes. */
function inBoardOrder(standing: Standing, sections: readonly Section[]): string[] {
  const { themes, placements, parked } = standingThemes(standing)
  const grouping = readGrouping(themes, placements, parked)
  const notes = standing.rooms.flatMap(room => room.notes.map(note => ({ ...note, roomNumber: room.number })))
  return boardTree({ sections, notes, themes, grouping }).flatMap(branch =>
    [...branch.themes.flatMap(one => one.notes), ...branch.loose].map(({ text }) => text),
  )
}

/** A line break is an element. */
const withBreaks = (element: Element): string =>
  element.childNodes.map(node => ('value' in node ? node.value : '\n')).join('')

test('[AR20] the draft is the page that the export writes, with a way back before it; of written answers there is what stands on boards', async () => {
  const page = textOf(parts, 'site/draft.html')
  const exported = await (await series.organiser.get(exportPath(series.draftId, 'html'))).text()
  expect(page.replace(/<nav[\s\S]*?<\/nav>\n/, '').replace(/\.skip \{[\s\S]*?(?=<\/style>)/, '')).toBe(
    // Whoever is sent the file can ask for another; a page of an archive asks nobody.
    exported.replace(/<p class="remark" dir="auto">Ask for this in another format[^\n]*\n/, ''),
  )
  const site = pages.map(name => textOf(parts, name)).join('\n')
  expect(site).toContain('Ŵ 🎉 Hall is cold.')
  expect(site).not.toMatch(/Nothing more of|Second answer|Gwen|Olwen|Ruth/)
  expect(textOf(parts, `docs/remarks/${series.draftId}.json`)).toContain(aRemark.words)
  expect(site).not.toContain(aRemark.words)
  for (const secret of series.secrets) expect(site).not.toContain(secret)
  for (const { session } of series.sessions) {
    const { sets } = await series.organiser.ask(listQuestionSets, { params: { sessionId: session.id } })
    const { responses } = await series.organiser.ask(readInbox, { params: { setId: sets[0]!.id } })
    expect(responses).toHaveLength(2)
  }
})

test('[AR21] each page is sound markup with its language, one title, headings that skip no level, a main part and a way past what stands before it', () => {
  for (const page of pages) {
    const wrong: string[] = []
    parse(textOf(parts, page), { onParseError: ({ code }) => wrong.push(code) })
    expect(wrong, page).toEqual([])
    expect(attribute(named(page, 'html')[0]!, 'lang')).toBe('en-GB')
    const levels = named(page, 'h1', 'h2', 'h3', 'h4').map(({ tagName }) => Number(tagName[1]))
    expect(levels.filter(level => level === 1)).toHaveLength(1)
    expect(
      levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
      page,
    ).toBe(true)
    expect(named(page, 'main')).toHaveLength(1)
    for (const image of named(page, 'img')) expect(attribute(image, 'alt')).toMatch(/\S/)
    expect(new Set(idsIn(page)).size).toBe(idsIn(page).length)
  }
  for (const page of pages.filter(name => name !== 'site/draft.html'))
    expect(shownText(named(page, 'a')[0]!)).toBe('Skip to the main part')
})

test('[AR22] whatever people wrote is text in the pages: there is no element and no attribute but those of the pages themselves', () => {
  const all = pages.flatMap(page => elementsOf(textOf(parts, page)))
  expect(new Set(all.map(({ tagName }) => tagName))).toEqual(
    new Set(
      'html head meta title style body a nav ol li main h1 h2 h3 h4 div p br ul figure img figcaption details summary span strong em footer'.split(
        ' ',
      ),
    ),
  )
  expect(new Set(all.flatMap(({ attrs }) => attrs.map(({ name }) => name)))).toEqual(
    new Set(
      'lang charset name content http-equiv class href id tabindex dir role aria-labelledby aria-label src alt'.split(
        ' ',
      ),
    ),
  )
})

test('[AR23] it is told how far it is, never back and to the end, and others are answered meanwhile', async () => {
  const sessionId = series.sessions[0]!.session.id
  let isOver = false
  let answered = 0
  const others = async (): Promise<void> => {
    while (!isOver) {
      await series.organiser.ask(readSession, { params: { sessionId } })
      answered += 1
      await setTimeout(5)
    }
  }
  const asking = others()
  const lines = linesOf(await (await askForArchive(server, series.organiser, series.strategyId)).text())
  isOver = true
  await asking
  const told = lines.flatMap(line => ('progress' in line ? [line.progress] : []))
  expect(told.length).toBeGreaterThan(5)
  expect(told.every((part, at) => part > (told[at - 1] ?? -1) && part <= 1)).toBe(true)
  expect(lines.at(-1)).toHaveProperty('ready.bytes')
  expect(answered).toBeGreaterThan(3)
})
