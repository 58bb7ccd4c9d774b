import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { unmarked } from '#support/looks.ts'
import { restyled } from '#support/put-in.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function aPage(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const { page } = await openWindow(browser)
  await page.emulateMedia({ forcedColors: 'active', colorScheme })
  return page
}

/** Each of these is told from the other; what stands behind a | is drawn by itself. */
const pairs: readonly (readonly [string, string])[] = [
  ['.segmented > [aria-pressed="true"]', '.segmented > [aria-pressed="false"]'],
  ['.segmented > [aria-current]', '.segmented > a:not([aria-current])'],
  ['.draft-tools > [aria-pressed="true"]', '.draft-tools > [aria-pressed="false"]'],
  ['.choices.boxed > .choice:has(:checked)', '.choices.boxed > .choice:not(:has(:checked))'],
  ['.btn.primary', '.btn:not(.primary):not([aria-disabled])'],
  ['.btn[aria-disabled]', '.btn:not(.primary):not([aria-disabled])'],
  ['.steps > .done|::before', '.steps > li:not(.done, [aria-current])|::before'],
  ['.steps > [aria-current]|::before', '.steps > .done|::before'],
  ['.journey > .done|::before', '.journey > li:not(.done, .now)|::before'],
  ['.journey > .now|::before', '.journey > .done|::before'],
  ['.coverage .track > .parked', '.coverage .track > .unseen'],
  ['.coverage .track > .parked', '.coverage .track > span:not(.parked, .unseen)'],
  ['.coverage .track > .unseen', '.coverage .track > span:not(.parked, .unseen)'],
  ['.person:not(.away) > .dot', '.person.away > .dot'],
  ['.note.selected', '.note:not(.selected, .mine)'],
  ['.note.mine:not(.saving)', '.note:not(.selected, .mine)'],
  ['.note.saving', '.note.mine:not(.saving)'],
  ['.note.refused', '.note:not(.selected, .mine, .refused)'],
  ['.statement.current', '.statement:not(.current)'],
  ['.cite.none', '.cite:not(.none)'],
  ['.waymark[data-tone="a"]', '.waymark[data-tone="b"]'],
  ['.waymark[data-tone="b"]', '.waymark[data-tone="c"]'],
  ['.waymark[data-tone="c"]', '.waymark[data-tone="d"]'],
  ['.waymark[data-tone="d"]', '.waymark[data-tone="e"]'],
  ['.notice.danger', '.notice:not(.danger)'],
  ['mark', '.note .words'],
]

/** Those of the pairs that look the same, or of which one is missing. */
const notToldApart = (page: Page, all = pairs): Promise<string[]> =>
  page.evaluate(each => {
    const lookOf = (selector: string): string | undefined => {
      const [where = '', part] = selector.split('|')
      const element = document.querySelector(where)
      if (element === null) return undefined
      const style = getComputedStyle(element, part)
      return [
        style.backgroundColor,
        style.backgroundImage,
        style.borderTop,
        style.borderBottom,
        style.borderRadius,
        style.clipPath,
        style.outlineStyle === 'none' ? '' : style.outline,
      ].join(' ')
    }
    return each.flatMap(([one, other]) => {
      const looks = [lookOf(one), lookOf(other)]
      if (looks.includes(undefined)) return [`missing: ${one} or ${other}`]
      return looks[0] === looks[1] ? [`alike: ${one} and ${other}`] : []
    })
  }, all)

/** Marks that are only a ground, and are nothing without it. */
const grounds = ['.icon', '.waymark', '.coverage .track > span', '.person:not(.away) > .dot'] as const

const unseen = (page: Page): Promise<string[]> =>
  page.evaluate(
    selectors =>
      selectors.filter(selector => {
        const element = document.querySelector(`main ${selector}`)
        const ground = element === null ? 'none' : getComputedStyle(element).backgroundColor
        return (
          ['none', getComputedStyle(document.body).backgroundColor].includes(ground) || /^rgba\(.*, 0\)$/.test(ground)
        )
      }),
    grounds,
  )

test.for(['light', 'dark'] as const)(
  '[A75] in forced colours that are %s every state and shape of the gallery is told from the others',
  async colorScheme => {
    const page = await aPage(colorScheme)
    await page.goto(`${server.address}/gallery`)
    await page.getByRole('heading', { level: 2, name: 'Tools of the draft' }).waitFor()
    expect(await notToldApart(page)).toEqual([])
    expect(await unseen(page)).toEqual([])
    await page.context().close()
  },
)

test('[A75] what is alike, and what is not drawn, would be found', async () => {
  const page = await aPage()
  await page.goto(`${server.address}/gallery`)
  await page.getByRole('heading', { level: 2, name: 'Tools of the draft' }).waitFor()
  await restyled(page, '.segmented > *, .waymark, .icon { all: unset !important }')
  expect((await notToldApart(page)).length).toBeGreaterThan(4)
  expect(await unseen(page)).toEqual(['.icon', '.waymark'])
  expect((await unmarked(page)).length).toBeGreaterThan(0)
  await page.context().close()
})
