/** The board as a surface: how far away it is seen from, what of it is seen, and how it is moved. */
import type { Locator, Page } from 'playwright-core'
import { until } from '#support/wait.ts'

export interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface SurfacePage {
  readonly wrap: Locator
  /** In percent, as it is said under the board. */
  readonly percent: () => Promise<number>
  readonly press: (
    button: 'Smaller' | 'Larger' | 'See the whole board' | 'Back to the start of the board',
  ) => Promise<void>
  /** Until it is drawn sharp and says this size. */
  readonly rests: (wanted: (percent: number) => boolean) => Promise<void>
  /** Where a note is in the window. */
  readonly spotOf: (words: string) => Promise<Spot>
  /** Whether the note can be seen in the board's window, at least in part. */
  readonly isInSight: (words: string) => Promise<boolean>
  /** All elements of the page. */
  readonly nodes: () => Promise<number>
  readonly scrolled: () => Promise<{ readonly left: number; readonly top: number }>
}

export function surfacePage(page: Page): SurfacePage {
  const wrap = page.getByRole('region', { name: /^Board:/ })
  const bar = page.getByRole('group', { name: 'Zoom' })
  const percent = async (): Promise<number> => Number.parseInt((await bar.locator('output').textContent()) ?? '', 10)
  const card = (words: string): Locator => page.locator('li[data-card]').filter({ hasText: words }).first()
  const spotOf = async (words: string): Promise<Spot> => {
    const box = await card(words).boundingBox()
    if (box === null) throw new Error(`"${words}" is not drawn`)
    return box
  }
  return {
    wrap,
    percent,
    press: name => bar.getByRole('button', { name }).click(),
    rests: wanted =>
      until('the board rests at that size', async () => {
        const isMoving = (await page.locator('.surface.moving').count()) > 0
        return !isMoving && wanted(await percent())
      }),
    spotOf,
    isInSight: async words => {
      if ((await card(words).count()) === 0) return false
      const [spot, window] = await Promise.all([spotOf(words), wrap.boundingBox()])
      return (
        window !== null &&
        spot.x < window.x + window.width &&
        spot.y < window.y + window.height &&
        spot.x + spot.width > window.x &&
        spot.y + spot.height > window.y
      )
    },
    nodes: () => page.evaluate(() => document.querySelectorAll('*').length),
    scrolled: () => wrap.evaluate(({ scrollLeft: left, scrollTop: top }) => ({ left, top })),
  }
}
