/*
 * Keeps the pages themselves on this device, so that what is kept here can be opened without the server. Only for those who keep
 * something (see src/sync/kept-shell.ts). It keeps no words: files of the build, and nothing else, pass through here.
 */
// Both are filled in by the build (see ../keep-shell.ts).
const version = 'unbuilt'
const files = []

const prefix = 'waymark-shell-'
const cacheName = prefix + version
/** The one page that stands for every address. */
const page = '/'
/** Longer than a server takes, and not so long that somebody gives up. */
const patienceMs = 3000

self.addEventListener('install', event => {
  event.waitUntil(keepFiles().then(() => self.skipWaiting()))
})

self.addEventListener('activate', event => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (!/^\/(api|sync|plain)(\/|$)/.test(pathname)) event.respondWith(pageFor(request))
  } else if (files.includes(pathname)) event.respondWith(fileFor(request))
})

/** All of one build, or nothing: a page never meets the files of another. */
async function keepFiles() {
  const cache = await caches.open(cacheName)
  // Files with a checksum in their name never change; the others may lie in the browser's own cache from before.
  await cache.addAll(
    files.map(file => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })),
  )
}

async function forgetOlder() {
  const names = await caches.keys()
  await Promise.all(
    names.filter(name => name.startsWith(prefix) && name !== cacheName).map(name => caches.delete(name)),
  )
}

/** As the server has it now; as it was kept only where the server does not answer. */
async function pageFor(request) {
  const fresh = fetch(request).then(
    answer => (answer.status < 500 ? answer : undefined),
    () => undefined,
  )
  const late = new Promise(resolve => {
    setTimeout(resolve, patienceMs)
  })
  const kept = await keptHere(page)
  if (kept === undefined) return (await fresh) ?? Response.error()
  return (await Promise.race([fresh, late])) ?? kept
}

async function fileFor(request) {
  return (await keptHere(request)) ?? fetch(request)
}

async function keptHere(request) {
  const cache = await caches.open(cacheName)
  return cache.match(request)
}
