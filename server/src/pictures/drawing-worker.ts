/** Draws in a thread of its own, so that nobody else waits for a large sheet. It knows nothing but what it is sent. */
import { parentPort } from 'node:worker_threads'
import type { ReturnedOrder, SentOrder } from '#one-thread.ts'
import { drawLineage, type LineageToDraw } from './draw-lineage.ts'
import { drawPicture, type PictureToDraw } from './draw-picture.ts'
import { toPng } from './to-png.ts'

export type Order =
  | { readonly kind: 'svg'; readonly picture: PictureToDraw }
  | { readonly kind: 'lineage'; readonly picture: LineageToDraw }
  | { readonly kind: 'png'; readonly svg: string; readonly width: number }

/** Sheets, or an image. */
export type Drawn = readonly string[] | Uint8Array

parentPort?.on('message', ({ number, order }: SentOrder<Order>) => {
  const answer = (done: Drawn | undefined): void => {
    parentPort?.postMessage({ number, done } satisfies ReturnedOrder<Drawn>)
  }
  draw(order).then(answer, () => {
    answer(undefined)
  })
})

const draw = async (order: Order): Promise<Drawn> => {
  switch (order.kind) {
    case 'svg':
      return drawPicture(order.picture)
    case 'lineage':
      return [drawLineage(order.picture)]
    case 'png':
      return toPng(order.svg, order.width)
  }
}
