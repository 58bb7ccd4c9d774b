/** The pages themselves, kept on the devices of those who keep documents, by a service worker (see public/service-worker.js). */

/** Once the page is there and has nothing better to do: it loads what this person has not opened yet. */
export function keepShell(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  const register = (): void => {
    void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
  }
  const whenIdle = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(register)
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
