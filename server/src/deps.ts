/** What the jobs stand on; main.ts chooses, tests hand in their own. A function names only what it uses of it. */
import type { Instant } from '@waymark/shared/model/time.ts'
import type { Bus } from '#bus/bus.ts'
import type { Limits } from '#limits/limits.ts'
import type { Post } from '#post.ts'
import type { KeptFiles } from '#store/kept-files.ts'
import type { Store } from '#store/store.ts'
import type { Guests } from '#sync/guests.ts'
import type { Lately } from '#sync/lately.ts'
import type { LiveDocs } from '#sync/live-docs.ts'
import type { Observed } from '#sync/observed.ts'

export interface Deps {
  readonly now: () => Instant
  /** Milliseconds since some moment: for how long, never for when. */
  readonly monotonic: () => number
  /** 22 letters, 128 bits of chance. */
  readonly newId: () => string
  readonly store: Store
  /** To the other servers of this store. */
  readonly bus: Bus
  /** Who people are, where they have to be known: a file of its own, which shares no id with the words. */
  readonly people: Store
  /** Who is in the room: a third one, which shares no id with either, and holds nobody. */
  readonly monitoring: Store
  readonly files: KeptFiles
  readonly live: LiveDocs
  readonly guests: Guests
  readonly lately: Lately
  readonly limits: Limits
  readonly observed: Observed
  /** Makes and checks the secrets of links. 32 bytes, kept outside the database. */
  readonly linkKey: Uint8Array
  /** Makes the ids by which rows of `people` are listed, so that whoever reads the tables cannot lead them to a session. Of no use elsewhere. */
  readonly peopleKey: Uint8Array
  /** The same for `monitoring`. */
  readonly monitoringKey: Uint8Array
  /** Where people reach this server, without a slash at the end: https://waymark.example.org */
  readonly address: () => string
  /** What stands behind the @ of addresses that answers are sent to; undefined where none are received. */
  readonly mailDomain?: string | undefined
  /** How busy the connections to the store are; undefined where it is no pool of them. */
  readonly pool?: (() => { readonly used: number; readonly most: number; readonly waiting: number }) | undefined
  /** How slowly a passphrase is tried, in powers of two; undefined for the usual. */
  readonly passphraseCost?: number | undefined
  /** Undefined where no mail is sent. */
  readonly post?: Post | undefined
}
