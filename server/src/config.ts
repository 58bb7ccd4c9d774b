/** What whoever runs the server may set, read from the environment once. */
import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { readMailSettings, type MailSettings } from '#mail-settings.ts'

const Environment = z.object({
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
  WAYMARK_CLIENT: z._default(z.string(), 'client/dist'),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly address: string | undefined
  readonly clientFolder: string
  /** Opens the measures to whoever is not on this machine. */
  readonly metricsToken: string | undefined
  /** How many times the usual one address, one document and one browser may ask. */
  readonly limits: number
  readonly mail: MailSettings
}

/** Throws an Error whose message is a sentence. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? 'The settings cannot be read.')
  const { PORT, HOST, WAYMARK_DATA, WAYMARK_ADDRESS, WAYMARK_CLIENT, WAYMARK_METRICS_TOKEN, WAYMARK_LIMITS } =
    parsed.data
  return {
    port: Number(PORT),
    host: HOST,
    dataFolder: resolve(WAYMARK_DATA),
    address: WAYMARK_ADDRESS?.replace(/\/$/, ''),
    clientFolder: resolve(WAYMARK_CLIENT),
    metricsToken: WAYMARK_METRICS_TOKEN,
    limits: Number(WAYMARK_LIMITS),
    mail: readMailSettings(environment),
  }
}
