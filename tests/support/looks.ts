/** What can be seen to be wrong with a page, whatever is on it; each answers nothing when all is well. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** The one that the builder brings, in its shortest form. */
const axeItself = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds serious: everything, or by these rules alone. */
export async function axe(page: Page, rules?: string[]): Promise<string[]> {
  await isAtRest(page)
  // Of the rest, which is most, it is only counted.
  const builder = (await withAxe(page)).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (rules === undefined ? builder : builder.withRules(rules)).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`,
      ),
    )
}

/** A colour that is on its way to another is neither. What goes round without end is not waited for. */
const isAtRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(passing.map(({ finished }) => finished.catch(() => undefined)))
  })

/** Put into each document once: what the builder would do, twice for each look, takes longer than the look. */
async function withAxe(page: Page): Promise<AxeBuilder> {
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(`${axeItself}; undefined`)
  }
  return new AxeBuilder({ page, axeSource: 'undefined' })
}

export async function firstHeadings(page: Page): Promise<string[]> {
  const count = await page.getByRole('heading', { level: 1 }).count()
  return count === 1 ? [] : [`${count} first headings`]
}

export const scrollsSideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : []
  })

/** What can be pressed or filled in and is drawn partly beyond the left or the right edge of the window, where nothing scrolls. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement
    const scrolls = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
    return [
      ...document.querySelectorAll(
        'main a, main button, main input, main select, main textarea, .bar a, .bar button, .bar input, .bar select',
      ),
    ].flatMap(element => {
      const { left, right, width } = element.getBoundingClientRect()
      const isCut = width > 1 && ((left < -1 && right > 1) || (right > clientWidth + 1 && left < clientWidth - 1))
      return isCut && !scrolls(element.parentElement) ? [`cut off: ${element.textContent?.trim() ?? ''}`] : []
    })
  })

/** What is pressed or current and looks like its neighbours; a focus that nothing shows. */
export const unmarked = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const on = '[aria-pressed="true"], [aria-selected="true"], [aria-current]:not([aria-current="false"])'
    const lookOf = (element: Element): string => {
      const parts = [getComputedStyle(element), getComputedStyle(element, '::before')]
      return parts.map(({ outline, border, backgroundColor }) => `${outline} ${border} ${backgroundColor}`).join()
    }
    const alike = [...document.querySelectorAll(on)].filter(element =>
      [...(element.parentElement?.children ?? [])].some(
        other =>
          other !== element &&
          other.tagName === element.tagName &&
          !other.matches(on) &&
          lookOf(other) === lookOf(element),
      ),
    )
    const focused = document.activeElement
    const ring = focused === null ? undefined : getComputedStyle(focused)
    const around = focused?.closest('.note, .paper')
    const rings = [ring, around === null || around === undefined ? undefined : getComputedStyle(around)]
    const isSeen = rings.some(
      style => style !== undefined && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    )
    return [
      ...alike.map(element => `not marked: ${element.textContent ?? ''}`),
      ...(isSeen || focused === document.body ? [] : [`no ring on ${focused?.outerHTML.slice(0, 80) ?? ''}`]),
    ]
  })
