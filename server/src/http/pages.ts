/** The built client: its files, and its one page for every address that is none of the server's own. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Problem } from '@waymark/shared/wire/problem.ts'

/** `folder` holds index.html. Files under assets/ carry a hash of what is in them, so they may be kept for good. */
export async function mountPages(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'))
  if (isBuilt)
    await app.register(files, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      isBuilt &&
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !request.url.startsWith('/sync/') &&
      !request.url.startsWith('/assets/')
    if (isPage) return reply.sendFile('index.html')
    return reply
      .code(404)
      .send({ code: 'gone', message: 'There is nothing at this address.', at: [] } satisfies Problem)
  })
}
