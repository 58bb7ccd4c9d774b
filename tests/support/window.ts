/** A window of a browser, as one person has it open: their own cookie, their own size of screen, their own comfort. */
import type { Browser, BrowserContext, Page } from 'playwright-core'

export const screens = {
  laptop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  small: { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const

export type Screen = keyof typeof screens
export type Theme = 'paper' | 'white' | 'dark' | 'contrast'

/** The screen, and what was chosen under "Aa". */
export interface Look {
  readonly screen?: Screen
  readonly theme?: Theme
  readonly text?: '100' | '150' | '200'
  readonly spacing?: 'usual' | 'wider' | 'widest'
  readonly reading?: 'usual' | 'easier'
}

export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page without anybody having been told: faults of script, and what the content policy stopped. */
  readonly faults: readonly string[]
}

/** Long enough for a slow machine, short enough to learn soon what did not come. */
const patienceMs = 15_000

export async function openWindow(browser: Browser, { screen = 'laptop', ...comfort }: Look = {}): Promise<Window> {
  const context = await browser.newContext({
    ...screens[screen],
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(patienceMs)
  await context.addInitScript(
    chosen => {
      // A page that belongs to nobody, about:blank, keeps nothing.
      if (location.protocol !== 'http:') return
      for (const [name, value] of Object.entries(chosen)) localStorage.setItem(`waymark-${name}`, value)
    },
    { theme: 'paper', ...comfort },
  )
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => {
    faults.push(String(error))
  })
  page.on('console', message => {
    if (message.type() === 'error' && !isLostConnection(message.text())) faults.push(message.text())
  })
  return { page, context, faults }
}

/** A browser writes down each request that finds no server or is told no; the pages say it in their own words. */
const isLostConnection = (text: string): boolean =>
  /net::ERR_|Failed to load resource|WebSocket connection to/.test(text)
