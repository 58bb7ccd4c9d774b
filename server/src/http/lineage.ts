/** Where a strategy comes from, over HTTP: as values, and drawn as a file. */
import { createHash } from 'node:crypto'
import { create } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/lineage.ts'
import { PictureFormat } from '@waymark/shared/wire/pictures.ts'
import type { Deps } from '#deps.ts'
import { safeFileName } from '#export/safe-file-name.ts'
import { draughtsman } from '#pictures/draughtsman.ts'
import { Refusal } from '#refusal.ts'
import { permittedLineage, putLineage, readLineage } from '#session/lineage.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'

const mediaTypes = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' } as const
/** What is drawn otherwise than before, of the same words, has to be another file. */
const hand = '1'

export function mountLineage(app: FastifyInstance, deps: Deps): void {
  // Its thread begins with the first picture that somebody asks for, and ends when nobody did for a while.
  const artist = draughtsman()
  app.addHook('onClose', artist.stop)

  mount(app, wire.readLineage, asked => readLineage(deps, asked))
  mount(app, wire.putLineage, asked => putLineage(deps, asked))
  app.get(wire.lineagePicturePath, async (request, reply) => {
    const asked = wire.LineagePictureParams.safeParse(request.params)
    const how = wire.LineagePictureQuery.safeParse(request.query)
    if (!asked.success || !how.success) throw notThere()
    const { strategyId, file } = asked.data
    const format = PictureFormat.parse(file.slice('picture.'.length))
    const { strategy, lineage } = await permittedLineage(deps, { browser: browserOf(request), strategyId })
    if (lineage === undefined) throw notThere()
    const hash = createHash('sha256').update(JSON.stringify(lineage)).digest('base64url').slice(0, 22)
    const etag = `"${hand}${hash}-${how.data.look}-${format}"`
    void reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    const bytes = await artist.lineage({ lineage, look: how.data.look }, { hash, format })
    return reply
      .header('content-type', mediaTypes[format])
      .header('content-disposition', create(safeFileName(`Where ${strategy.title} comes from`, format, 'Picture')))
      .send(Buffer.from(bytes))
  })
}

const notThere = (): Refusal =>
  new Refusal('gone', 'There is no such picture. Say first what this strategy continues, and save it.')
