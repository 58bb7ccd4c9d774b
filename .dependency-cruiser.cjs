/**
 * The architecture as rules about imports. Each name is the sentence it enforces; tests/fence/imports.test.ts breaks every one of
 * them and sees it fire. @swc/core reads the sources: without it no module would be seen, and all would seem well.
 */
const never = (name, from, to) => ({ name, severity: 'error', from, to })
const at = path => `^${path}`
const test = '\\.test\\.tsx?$'
const product = at('(shared|server|client)/src/')
const features =
  'board|synthesis|draft|feedback|desk|start|join|watch|answers|outcomes|booking|monitoring|formats|safeguarding|privacy|gallery'
const jobs =
  'session|notes|answers|intake|payments|monitoring|drafts|feedback|pictures|files|export|archive|watch|formats|thanks|safeguarding|privacy|erasing|booking|audit|plain|suggest|demo'

/** A package of others, or a module of Node, that only these places import. */
const door = (name, lib, where) =>
  never(`one-door-for-${name}`, { path: product, pathNot: [where, test] }, { path: `node_modules/(${lib})/` })

module.exports = {
  forbidden: [
    never('imports-resolve', {}, { couldNotResolve: true }),
    never('no-cycles', {}, { circular: true }),
    never(
      'every-module-is-reached',
      // What runs in a thread of its own is started by its address, which is no import.
      {
        path: at('(server/src/(main|suggest/suggestion-worker|export/export-worker)\\.ts|client/src/app/main\\.tsx)$'),
      },
      { path: product, pathNot: [test, '\\.d\\.ts$', '/main\\.tsx?$', '-worker\\.ts$'], reachable: false },
    ),
    never(
      'no-test-code-in-the-product',
      { path: product, pathNot: test },
      { path: [at('tests/'), test, 'node_modules/(vitest|fast-check|playwright-core)/'] },
    ),
    never('shared-stands-alone', { path: at('shared/') }, { path: at('(server|client|tests)/') }),
    never(
      'server-and-client-never-meet',
      { path: at('(server|client)/') },
      { path: at('(server|client)/'), pathNot: at('$1/') },
    ),
    never(
      'shared-and-client-know-no-node',
      { path: at('(shared|client)/src/'), pathNot: test },
      { dependencyTypes: ['core'] },
    ),

    never(
      'model-is-the-bottom',
      { path: at('shared/src/model/') },
      { path: at('shared/src/'), pathNot: at('shared/src/model/') },
    ),
    never(
      'rules-know-only-the-model',
      { path: at('shared/src/rules/') },
      { path: at('shared/src/'), pathNot: at('shared/src/(rules|model)/') },
    ),
    never(
      'doc-drafting-wire-are-siblings',
      { path: at('shared/src/(doc|drafting|wire)/') },
      { path: at('shared/src/(doc|drafting|wire)/'), pathNot: at('shared/src/$1/') },
    ),

    never(
      'only-main-app-and-edges-see-a-job',
      {
        path: at('server/src/'),
        pathNot: [at(`server/src/(${jobs}|http|post|main)/`), at('server/src/(app|main)\\.ts$'), test],
      },
      { path: at(`server/src/(${jobs})/`) },
    ),
    never(
      'server-jobs-are-siblings',
      { path: at(`server/src/(${jobs})/`) },
      { path: at(`server/src/(${jobs})/`), pathNot: at('server/src/$1/') },
    ),
    never(
      'plain-pages-are-made-from-values',
      { path: at('server/src/plain/'), pathNot: test },
      { path: at('server/src/'), pathNot: at('server/src/plain/') },
    ),
    never(
      'only-app-sees-http',
      { path: at('server/src/'), pathNot: [at('server/src/(http|main)/'), at('server/src/app\\.ts$')] },
      { path: at('server/src/http/') },
    ),
    never(
      'only-main-and-http-see-post',
      { path: at('server/src/'), pathNot: [at('server/src/(post|http|main)/'), test] },
      { path: at('server/src/post/') },
    ),
    never(
      'only-main-sees-app',
      { path: at('server/src/'), pathNot: [at('server/src/main(\\.ts$|/)'), test] },
      { path: at('server/src/((app|main)\\.ts$|main/)') },
    ),
    never(
      'store-knows-no-one-above',
      { path: at('server/src/store/'), pathNot: test },
      { path: at('server/src/'), pathNot: at('server/src/store/') },
    ),
    never(
      'bus-knows-no-one-above',
      { path: at('server/src/bus/'), pathNot: test },
      { path: at('server/src/'), pathNot: at('server/src/bus/') },
    ),
    never(
      'only-main-picks-an-adapter',
      { path: at('server/src/'), pathNot: [at('server/src/(main|store|bus)/'), test] },
      { path: at('server/src/(store/[a-z-]+/|bus/[a-z]+-bus\\.ts$)') },
    ),

    never(
      'only-app-sees-a-feature',
      { path: at('client/src/'), pathNot: [at('client/src/app/'), at(`client/src/(${features})/`)] },
      { path: at(`client/src/(${features})/`) },
    ),
    // The gallery shows the parts of all the others, which is why none of them sees it.
    never(
      'client-features-are-siblings',
      { path: at(`client/src/(${features})/`), pathNot: at('client/src/gallery/') },
      { path: at(`client/src/(${features})/`), pathNot: at('client/src/$1/') },
    ),
    never(
      'app-is-the-top',
      { path: at('client/src/'), pathNot: at('client/src/app/') },
      { path: at('client/src/app/') },
    ),
    never(
      'sync-and-api-draw-nothing',
      { path: at('client/src/(sync|api)/') },
      { path: at('client/src/'), pathNot: at('client/src/(sync|api)/') },
    ),
    never('surface-asks-nobody', { path: at('client/src/surface/') }, { path: at('client/src/(sync|api)/') }),
    never(
      'ui-knows-nothing-of-the-product',
      { path: at('client/src/ui/') },
      { path: [at('client/src/'), at('shared/')], pathNot: at('client/src/ui/') },
    ),

    door('yjs', 'yjs', at('(shared/src/doc|server/src/sync|client/src/sync)/')),
    door('y-protocols', 'y-protocols', at('(server|client)/src/sync/')),
    door('lib0', 'lib0', at('(server|client)/src/sync/')),
    door('y-websocket', 'y-websocket', at('client/src/sync/')),
    door('order-keys', 'fractional-indexing', at('shared/src/rules/order\\.ts$')),
    door('fastify', 'fastify|@fastify/[a-z-]+', at('server/src/(http/|app\\.ts$)')),
    door('sockets', 'ws', at('server/src/(http|sync)/')),
    door('tiptap', '@tiptap/[a-z-]+', at('client/src/draft/')),
    door('zustand', 'zustand', at('client/src/[a-z]+/[a-z-]+-store\\.ts$')),
    door('browser-storage', 'idb-keyval', at('client/src/sync/')),
    door('prom-client', 'prom-client', at('server/src/http/metrics\\.ts$')),
    door('bank-holidays', 'date-holidays', at('server/src/answers/')),
    door('mailparser', 'mailparser', at('server/src/intake/parse-mail\\.ts$')),
    door('html-to-text', 'html-to-text', at('server/src/intake/words-of-html\\.ts$')),
    door('imapflow', 'imapflow', at('server/src/post/mailbox-receiver\\.ts$')),
    door('smtp-server', 'smtp-server', at('server/src/post/smtp-receiver\\.ts$')),
    door('nodemailer', 'nodemailer', at('server/src/post/smtp-sender\\.ts$')),
    door('docx', 'docx', at('server/src/export/')),
    door('csv-reader', 'csv-parse', at('server/src/intake/csv-rows\\.ts$')),
    door('zip-reader', 'yauzl', at('server/src/intake/open-zip\\.ts$')),
    door('xml-reader', 'saxes', at('server/src/intake/read-xml\\.ts$')),
    door('qr-codes', 'uqr', at('server/src/export/qr-code\\.ts$')),
    door('sentence-vectors', '@energetic-ai/[a-z-]+', at('server/src/suggest/sentence-vectors\\.ts$')),
    door('stems', 'stemmer', at('server/src/suggest/words-of-note\\.ts$')),
    door('pdf', 'pdfkit', at('server/src/export/')),
    door('font-reader', 'fontkit', at('server/src/(export/pdf-letters|pictures/letters)\\.ts$')),
    door('directions', 'bidi-js', at('server/src/pictures/directions\\.ts$')),
    door('png', '@resvg/[a-z-]+', at('server/src/pictures/to-png\\.ts$')),
    door('postgres', 'pg|pg-[a-z-]+', at('server/src/store/postgres/')),
    door('redis', 'redis|@redis/[a-z-]+', at('server/src/bus/redis-bus\\.ts$')),
    never(
      'one-door-for-sqlite',
      { path: product, pathNot: [at('server/src/store/sqlite/'), test] },
      { path: at('(node:)?sqlite$') },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The pages of the boards that we measure ourselves against are built with packages that lie elsewhere.
    exclude: { path: at('((client|server)/dist|tests/bench/frames/pages)/') },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      mainFields: ['module', 'main'],
    },
  },
}
