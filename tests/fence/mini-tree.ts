/** A tree like ours in small, in a folder of its own: everything that the import rules allow, and one broken file for each of them. */
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '#support/files.ts'

const packages = [
  'vitest',
  'yjs',
  'y-protocols',
  'lib0',
  'y-websocket',
  'fractional-indexing',
  'fastify',
  'ws',
  '@fastify/websocket',
  '@tiptap/react',
  'zustand',
  'idb-keyval',
  'prom-client',
  'date-holidays',
  'docx',
  'pdfkit',
  'uqr',
  'fontkit',
  'bidi-js',
  '@resvg/resvg-wasm',
  'yauzl',
  'saxes',
  'csv-parse',
  'mailparser',
  'html-to-text',
  'imapflow',
  'pg',
  'redis',
  'smtp-server',
  'nodemailer',
  '@energetic-ai/embeddings',
  'stemmer',
]

const imports = (...what: string[]): string => what.map(name => `import '${name}'\n`).join('')

/** No rule is broken here, and every door is used from the right side. */
const sound: Readonly<Record<string, string>> = {
  'shared/src/model/note.ts': 'export const note = 1\n',
  'shared/src/rules/order.ts': imports('#model/note.ts', 'fractional-indexing'),
  'shared/src/doc/room-doc.ts': imports('#model/note.ts', '#rules/order.ts', 'yjs'),
  'shared/src/drafting/tree.ts': imports('#rules/order.ts'),
  'shared/src/wire/notes.ts': imports('#model/note.ts'),
  'server/src/main.ts': imports('./main/serve.ts'),
  'server/src/main/serve.ts': imports(
    '#app.ts',
    '#demo/series.ts',
    '#http/metrics.ts',
    '#post/smtp-sender.ts',
    '#store/sqlite/sqlite-store.ts',
    '#store/postgres/postgres-store.ts',
    '#bus/redis-bus.ts',
  ),
  'server/src/app.ts': imports('#http/mount.ts', 'fastify'),
  'server/src/deps.ts': imports('#store/store.ts', '#sync/live.ts'),
  'server/src/http/mount.ts': imports(
    './drafts.ts',
    './metrics.ts',
    '#answers/bank-holiday.ts',
    '#archive/bring-in.ts',
    '#intake/read-file.ts',
    '#notes/put.ts',
    '#plain/room-page.ts',
    '#post/smtp-receiver.ts',
    '#safeguarding/seal.ts',
    '#session/start.ts',
    '#demo/series.ts',
    '#privacy/purge.ts',
    '@fastify/websocket',
  ),
  'server/src/plain/room-page.ts': imports('@waymark/shared/rules/order.ts'),
  'server/src/notes/put.ts': imports('#deps.ts', '@waymark/shared/wire/notes.ts'),
  'server/src/session/start.ts': imports('#deps.ts'),
  'server/src/safeguarding/seal.ts': imports('#deps.ts'),
  'server/src/archive/bring-in.ts': imports('#deps.ts', '@waymark/shared/doc/room-doc.ts'),
  'server/src/privacy/purge.ts': imports('#deps.ts', '@waymark/shared/rules/order.ts'),
  'server/src/answers/bank-holiday.ts': imports('date-holidays'),
  'server/src/intake/read-file.ts': imports('./csv-rows.ts', './open-zip.ts', './read-xml.ts'),
  'server/src/intake/csv-rows.ts': imports('csv-parse'),
  'server/src/intake/open-zip.ts': imports('yauzl'),
  'server/src/intake/read-xml.ts': imports('saxes'),
  'server/src/intake/parse-mail.ts': imports('mailparser', './words-of-html.ts'),
  'server/src/intake/words-of-html.ts': imports('html-to-text'),
  'server/src/post/smtp-receiver.ts': imports('smtp-server', '#intake/parse-mail.ts', './mailbox-receiver.ts'),
  'server/src/post/mailbox-receiver.ts': imports('imapflow', '#notes/put.ts'),
  'server/src/post/smtp-sender.ts': imports('nodemailer'),
  'server/src/demo/series.ts': imports('#deps.ts'),
  'server/src/drafts/build.ts': imports('@waymark/shared/drafting/tree.ts'),
  'server/src/export/to-docx.ts': imports('docx'),
  'server/src/export/qr-code.ts': imports('uqr'),
  'server/src/export/to-pdf.ts': imports('pdfkit', './pdf-letters.ts', './qr-code.ts'),
  'server/src/export/pdf-letters.ts': imports('fontkit'),
  'server/src/pictures/draw.ts': imports('./letters.ts', './directions.ts', './to-png.ts'),
  'server/src/pictures/letters.ts': imports('fontkit'),
  'server/src/pictures/directions.ts': imports('bidi-js'),
  'server/src/pictures/to-png.ts': imports('@resvg/resvg-wasm'),
  'server/src/http/metrics.ts': imports('prom-client'),
  'server/src/http/drafts.ts': imports(
    '#drafts/build.ts',
    '#export/to-docx.ts',
    '#export/to-pdf.ts',
    '#pictures/draw.ts',
  ),
  'server/src/sync/live.ts': imports('@waymark/shared/doc/room-doc.ts', 'yjs', 'y-protocols', 'lib0', 'ws'),
  'server/src/store/store.ts': 'export const store = 1\n',
  'server/src/store/sqlite/sqlite-store.ts': imports('#store/store.ts', 'node:sqlite'),
  'server/src/store/postgres/postgres-store.ts': imports('#store/store.ts', 'pg'),
  'server/src/bus/bus.ts': 'export const bus = 1\n',
  'server/src/bus/redis-bus.ts': imports('./bus.ts', 'redis'),
  'client/src/app/main.tsx': imports('#board/page.tsx', '#start/page.tsx', '#draft/page.tsx', '#gallery/page.tsx'),
  'client/src/gallery/page.tsx': imports('#board/page.tsx', '#draft/page.tsx', '#surface/surface.tsx'),
  'client/src/board/page.tsx': imports('#surface/surface.tsx', './waiting-store.ts'),
  'client/src/board/waiting-store.ts': imports('zustand'),
  'client/src/start/page.tsx': imports('#api/call.ts', '#ui/button.tsx'),
  'client/src/draft/page.tsx': imports('@tiptap/react'),
  'client/src/surface/surface.tsx': imports('#ui/button.tsx', '@waymark/shared/wire/notes.ts'),
  'client/src/sync/open-doc.ts': imports('yjs', 'y-websocket', 'y-protocols', 'lib0', 'idb-keyval'),
  'client/src/api/call.ts': imports('#sync/open-doc.ts'),
  'client/src/ui/button.tsx': 'export const button = 1\n',
  'tests/journey/all.test.ts': imports('vitest', '@waymark/server/app.ts', '@waymark/shared/model/note.ts'),
}

/** For each rule a file that breaks it, and what it imports; the other end of a circle comes with it. */
export const broken: Readonly<Record<string, { readonly file: string; readonly imports: readonly string[] }>> = {
  'imports-resolve': { file: 'shared/src/model/lost.ts', imports: ['./nowhere.ts'] },
  'no-cycles': { file: 'shared/src/model/circle.ts', imports: ['./round.ts'] },
  'every-module-is-reached': { file: 'client/src/ui/forgotten.ts', imports: [] },
  'no-test-code-in-the-product': { file: 'server/src/sync/tested.ts', imports: ['vitest'] },
  'shared-stands-alone': { file: 'shared/src/wire/asking.ts', imports: ['@waymark/server/deps.ts'] },
  'server-and-client-never-meet': { file: 'client/src/api/short-cut.ts', imports: ['@waymark/server/deps.ts'] },
  'shared-and-client-know-no-node': { file: 'client/src/ui/reading.ts', imports: ['node:fs'] },
  'model-is-the-bottom': { file: 'shared/src/model/ruling.ts', imports: ['#rules/order.ts'] },
  'rules-know-only-the-model': { file: 'shared/src/rules/wired.ts', imports: ['#wire/notes.ts'] },
  'doc-drafting-wire-are-siblings': { file: 'shared/src/wire/drafted.ts', imports: ['#drafting/tree.ts'] },
  'only-main-app-and-edges-see-a-job': { file: 'server/src/sync/busy.ts', imports: ['#notes/put.ts'] },
  'server-jobs-are-siblings': { file: 'server/src/drafts/nosy.ts', imports: ['#export/to-docx.ts'] },
  'plain-pages-are-made-from-values': { file: 'server/src/plain/peeking.ts', imports: ['#store/store.ts'] },
  'only-app-sees-http': { file: 'server/src/notes/answering.ts', imports: ['#http/mount.ts'] },
  'only-main-and-http-see-post': { file: 'server/src/session/writing.ts', imports: ['#post/smtp-sender.ts'] },
  'only-main-sees-app': { file: 'server/src/session/starting.ts', imports: ['#app.ts'] },
  'store-knows-no-one-above': { file: 'server/src/store/looking-up.ts', imports: ['#sync/live.ts'] },
  'bus-knows-no-one-above': { file: 'server/src/bus/looking-up.ts', imports: ['#store/store.ts'] },
  'only-main-picks-an-adapter': { file: 'server/src/http/choosing.ts', imports: ['#store/sqlite/sqlite-store.ts'] },
  'only-app-sees-a-feature': { file: 'client/src/surface/featured.ts', imports: ['#board/page.tsx'] },
  'client-features-are-siblings': { file: 'client/src/join/beside.ts', imports: ['#board/page.tsx'] },
  'app-is-the-top': { file: 'client/src/synthesis/up.ts', imports: ['#app/main.tsx'] },
  'sync-and-api-draw-nothing': { file: 'client/src/sync/drawing.ts', imports: ['#ui/button.tsx'] },
  'surface-asks-nobody': { file: 'client/src/surface/asking.ts', imports: ['#api/call.ts'] },
  'ui-knows-nothing-of-the-product': { file: 'client/src/ui/knowing.ts', imports: ['@waymark/shared/model/note.ts'] },
  'one-door-for-yjs': { file: 'client/src/board/by-hand.ts', imports: ['yjs'] },
  'one-door-for-y-protocols': { file: 'shared/src/doc/aware.ts', imports: ['y-protocols'] },
  'one-door-for-lib0': { file: 'server/src/http/bytes.ts', imports: ['lib0'] },
  'one-door-for-y-websocket': { file: 'client/src/draft/socket.ts', imports: ['y-websocket'] },
  'one-door-for-order-keys': { file: 'client/src/synthesis/between.ts', imports: ['fractional-indexing'] },
  'one-door-for-fastify': { file: 'server/src/export/replying.ts', imports: ['@fastify/websocket'] },
  'one-door-for-sockets': { file: 'server/src/notes/calling.ts', imports: ['ws'] },
  'one-door-for-tiptap': { file: 'client/src/board/editing.ts', imports: ['@tiptap/react'] },
  'one-door-for-zustand': { file: 'client/src/board/page-state.ts', imports: ['zustand'] },
  'one-door-for-browser-storage': { file: 'client/src/board/keeping.ts', imports: ['idb-keyval'] },
  'one-door-for-prom-client': { file: 'server/src/sync/measuring.ts', imports: ['prom-client'] },
  'one-door-for-pdf': { file: 'server/src/drafts/to-paper.ts', imports: ['pdfkit'] },
  'one-door-for-qr-codes': { file: 'server/src/export/coding.ts', imports: ['uqr'] },
  'one-door-for-font-reader': { file: 'server/src/export/measuring.ts', imports: ['fontkit'] },
  'one-door-for-directions': { file: 'server/src/export/turning.ts', imports: ['bidi-js'] },
  'one-door-for-png': { file: 'server/src/export/painting.ts', imports: ['@resvg/resvg-wasm'] },
  'one-door-for-bank-holidays': { file: 'server/src/session/days-off.ts', imports: ['date-holidays'] },
  'one-door-for-csv-reader': { file: 'server/src/http/splitting.ts', imports: ['csv-parse'] },
  'one-door-for-zip-reader': { file: 'server/src/intake/peeking.ts', imports: ['yauzl'] },
  'one-door-for-xml-reader': { file: 'server/src/export/parsing.ts', imports: ['saxes'] },
  'one-door-for-docx': { file: 'server/src/drafts/to-word.ts', imports: ['docx'] },
  'one-door-for-mailparser': { file: 'server/src/post/parsing.ts', imports: ['mailparser'] },
  'one-door-for-html-to-text': { file: 'server/src/post/laid-out.ts', imports: ['html-to-text'] },
  'one-door-for-imapflow': { file: 'server/src/http/mailbox.ts', imports: ['imapflow'] },
  'one-door-for-smtp-server': { file: 'server/src/http/receiving.ts', imports: ['smtp-server'] },
  'one-door-for-nodemailer': { file: 'server/src/answers/sending.ts', imports: ['nodemailer'] },
  'one-door-for-sentence-vectors': { file: 'server/src/http/sensing.ts', imports: ['@energetic-ai/embeddings'] },
  'one-door-for-stems': { file: 'shared/src/rules/stems.ts', imports: ['stemmer'] },
  'one-door-for-postgres': { file: 'server/src/session/pooled.ts', imports: ['pg'] },
  'one-door-for-redis': { file: 'server/src/sync/waking.ts', imports: ['redis'] },
  'one-door-for-sqlite': { file: 'server/src/session/rows.ts', imports: ['node:sqlite'] },
}

/** Answers the folder of the tree. */
function plant(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(join(tmpdir(), 'tree-'))
  for (const name of ['shared', 'server', 'client', 'tests']) {
    mkdirSync(join(tree, name))
    cpSync(join(root, name, 'package.json'), join(tree, name, 'package.json'))
  }
  mkdirSync(join(tree, 'node_modules', '@waymark'), { recursive: true })
  for (const name of ['shared', 'server'])
    symlinkSync(join(tree, name), join(tree, 'node_modules', '@waymark', name), 'junction')
  for (const name of packages) write(tree, `node_modules/${name}/index.js`, '')
  for (const [file, content] of Object.entries(files)) write(tree, file, content)
  return tree
}

function write(tree: string, file: string, content: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), content)
}

export const soundTree = (): string => plant(sound)

/** The other way round than what the gallery may do: a part of a feature that shows the gallery. */
export const showsTheGallery = 'client/src/start/showing.ts'

/** All rules broken at once, each by its own file. */
export const brokenTree = (): string =>
  plant({
    ...sound,
    ...Object.fromEntries(
      Object.values(broken).map(({ file, imports: what }) => [file, `${imports(...what)}export {}\n`]),
    ),
    'shared/src/model/round.ts': imports('./circle.ts'),
    [showsTheGallery]: `${imports('#gallery/page.tsx')}export {}\n`,
  })
