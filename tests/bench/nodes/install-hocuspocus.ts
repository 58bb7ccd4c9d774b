/** Hocuspocus with what it needs to be several, these versions exactly. */
import { install } from '#bench/live/install-peers.ts'

export const versions = {
  '@hocuspocus/server': '4.7.0',
  '@hocuspocus/extension-redis': '4.7.0',
  '@hocuspocus/extension-database': '4.7.0',
  pg: '8.23.1',
  'y-protocols': '1.0.7',
  yjs: '13.6.33',
} as const

export const installHocuspocus = (): string => install('waymark-bench-nodes', { dependencies: versions })
