/** Draws in a thread of its own, so that nobody else waits for a large sheet. It knows nothing but what it is sent. */
import { parentPort } from 'node:worker_threads'
import { drawLineage, type LineageToDraw } from './draw-lineage.ts'
import { drawPicture, type PictureToDraw } from './draw-picture.ts'
import { toPng } from './to-png.ts'

export type Order =
  | { readonly kind: 'svg'; readonly picture: PictureToDraw }
  | { readonly kind: 'lineage'; readonly picture: LineageToDraw }
  | { readonly kind: 'png'; readonly svg: string; readonly width: number }

export interface Sent {
  readonly number: number
  readonly order: Order
}

/** Sheets, or an image. */
export type Drawn = readonly string[] | Uint8Array

/** `drawn` is undefined where it could not be drawn. */
export interface Returned {
  readonly number: number
  readonly drawn: Drawn | undefined
}

parentPort?.on('message', ({ number, order }: Sent) => {
  const answer = (drawn: Returned['drawn']): void => {
    parentPort?.postMessage({ number, drawn } satisfies Returned)
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
