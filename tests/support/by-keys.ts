/** Going about a page by keyboard alone. */
import type { Locator, Page } from 'playwright-core'

export const isFocused = async (locator: Locator): Promise<boolean> =>
  (await locator.count()) > 0 &&
  locator.first().evaluate(element => element === document.activeElement || element.contains(document.activeElement))

/** Goes on with Tab until it is there, once round the page at most. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let stops = 0; stops < 120; stops += 1) {
    if (await isFocused(wanted)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(wanted)}`)
}
