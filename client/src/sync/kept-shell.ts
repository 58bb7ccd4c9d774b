/** The pages themselves, kept on the devices of those who keep documents, by a service worker (see public/service-worker.js). */

const workerPath = '/service-worker.js'
/** A machine that is never idle keeps the pages, too. */
const longestWaitMs = 5000

/** Browsers that hold a page to a policy run no address as a script that was not vouched for, and let a page vouch under one name once. */
let vouched: string | undefined

function worker(): string {
  const types = 'trustedTypes' in globalThis ? (globalThis as { trustedTypes?: Vouching }).trustedTypes : undefined
  vouched ??= types?.createPolicy('waymark', { createScriptURL: () => workerPath }).createScriptURL('') ?? workerPath
  return vouched
}

/** As browsers have it; the types of TypeScript do not, and what it makes goes where an address goes. */
interface Vouching {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: () => string },
  ) => { readonly createScriptURL: (address: string) => string }
}

/** Once the page is there and has nothing better to do: it loads what this person has not opened yet. */
export function keepShell(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  const register = (): void => {
    void navigator.serviceWorker.register(worker()).catch(() => undefined)
  }
  const whenIdle = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(register, { timeout: longestWaitMs })
    else setTimeout(register, 1000)
  }
  if (document.readyState === 'complete') whenIdle()
  else addEventListener('load', whenIdle, { once: true })
}

export async function forgetShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registrations = await navigator.serviceWorker.getRegistrations().catch(() => [])
  await Promise.all(registrations.map(registration => registration.unregister()))
  const names = await caches.keys().catch(() => [])
  await Promise.all(names.filter(name => name.startsWith('waymark-')).map(name => caches.delete(name)))
}
