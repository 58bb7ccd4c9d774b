/** What whoever runs the server may set, read from the environment once. docs/running.md has a line for each. */
import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { readFrames } from '#frames.ts'
import { readMailSettings, type MailSettings } from '#mail-settings.ts'
import { readProxies } from '#proxies.ts'
import { readStoreSettings, type Environment, type StoreSettings } from '#store-settings.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const Settings = z.object({
  PORT: z._default(
    z
      .string()
      .check(
        z.refine<string>(
          port => /^\d{1,5}$/.test(port) && Number(port) < 65_536,
          'PORT must be a number from 0 to 65535, for example 3000.',
        ),
      ),
    '3000',
  ),
  HOST: z._default(z.string(), '0.0.0.0'),
  WAYMARK_DATA: z._default(z.string(), 'data'),
  /** Where people reach it, if there is a proxy in front: https://waymark.example.org */
  WAYMARK_ADDRESS: z.optional(
    z.url('WAYMARK_ADDRESS must be a whole address, for example https://waymark.example.org.'),
  ),
  WAYMARK_METRICS_TOKEN: z.optional(
    z
      .string()
      .check(z.regex(/^\S{16,}$/, 'WAYMARK_METRICS_TOKEN must be at least 16 letters or digits, without spaces.')),
  ),
  WAYMARK_LIMITS: z._default(
    z
      .string()
      .check(
        z.refine<string>(
          times => /^\d{1,4}$/.test(times) && Number(times) >= 1,
          'WAYMARK_LIMITS must be a whole number from 1, for example 5 for five times the usual limits.',
        ),
      ),
    '1',
  ),
  WAYMARK_PROXIES: z.optional(z.string()),
  WAYMARK_FRAMES: z.optional(z.string()),
  WAYMARK_CLIENT: z._default(z.string(), 'client/dist'),
  LOG_LEVEL: z._default(z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`), 'warn'),
})

export interface Config extends StoreSettings {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly address: string | undefined
  readonly clientFolder: string
  /** Opens the measures to whoever is not on this machine. */
  readonly metricsToken: string | undefined
  /** How many times the usual one address, one document and one browser may ask. */
  readonly limits: number
  /** Beside this machine, those whose word on who asks is taken. */
  readonly proxies: readonly string[]
  /** The sites that may show the pages inside theirs. */
  readonly frames: readonly string[]
  readonly logLevel: (typeof logLevels)[number]
  readonly mail: MailSettings
}

/** Throws an Error whose message is a sentence. */
export function readConfig(environment: Environment): Config {
  // An empty one is as good as none.
  const given = Object.keys(Settings.shape).filter(name => environment[name] !== '')
  const parsed = Settings.safeParse(Object.fromEntries(given.map(name => [name, environment[name]])))
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? 'The settings cannot be read.')
  const set = parsed.data
  return {
    port: Number(set.PORT),
    host: set.HOST,
    dataFolder: resolve(set.WAYMARK_DATA),
    address: set.WAYMARK_ADDRESS?.replace(/\/$/, ''),
    clientFolder: resolve(set.WAYMARK_CLIENT),
    metricsToken: set.WAYMARK_METRICS_TOKEN,
    limits: Number(set.WAYMARK_LIMITS),
    proxies: readProxies(set.WAYMARK_PROXIES),
    frames: readFrames(set.WAYMARK_FRAMES),
    logLevel: set.LOG_LEVEL,
    ...readStoreSettings(environment),
    mail: readMailSettings(environment),
  }
}
