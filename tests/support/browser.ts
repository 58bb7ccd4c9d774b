/** The browser that tests drive: the one this machine has, or one that was fetched for it (see fetch-browser.ts). */
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** Where browsers lie on systems that do not put programs on the path. */
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]

/** Where the browser that npm brings is unpacked, with the libraries it needs on a machine without any. */
export const unpackedIn = join(import.meta.dirname, '..', '..', 'node_modules', '.waymark', 'browser', 'unpacked')
const fromNpm = join(unpackedIn, 'chromium')
const librariesFromNpm = join(unpackedIn, 'al2023', 'lib')

/**
 * What a browser would otherwise bring with it. Of two lists of these it heeds the last, which is this one, so it holds all that
 * Playwright asks to be left out as well.
 */
const leftOut = [
  // Pages of the browser's own, for a list under the address that nobody opens here: they take longer to load than ours, in every window.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  // As Playwright asks.
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** Without a sandbox, which containers do not have, and without calls to anybody outside. */
const flags = [
  `--disable-features=${leftOut.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const noBrowser =
  'No browser is here for the tests, and none could be fetched. Install Chromium or Chrome, or say where it is with CHROMIUM_PATH, then run the tests again.'

/** The path of a browser that is here; undefined when there is none. CHROMIUM_PATH goes before all others. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM_PATH'] ?? ''
  if (named !== '') return existsSync(named) ? named : undefined
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  return [...onPath, ...places, fromNpm, ...fromPlaywright()].find(path => existsSync(path))
}

/** Playwright knows no place on systems that it has no browser for. */
function fromPlaywright(): string[] {
  try {
    return [chromium.executablePath()]
  } catch {
    return []
  }
}

/** To be used with `await using`, so that it is closed however the test ends. */
export async function launchBrowser(more: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(noBrowser)
  return chromium.launch({ executablePath, args: flags, headless: true, env: surroundings(executablePath), ...more })
}

function surroundings(executablePath: string): Record<string, string> {
  const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  if (dirname(executablePath) !== unpackedIn) return env
  const libraries = [librariesFromNpm, env['LD_LIBRARY_PATH'] ?? ''].filter(Boolean).join(delimiter)
  return { ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(unpackedIn, 'fonts') }
}
