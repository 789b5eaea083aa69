import { SIP_TRANSPORTS } from '@switchboard/contract/devices'
import { z } from 'zod'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgresql:// address' })
const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: `is not a whole number from ${min} to ${max}` })
    .int({ error: `is not a whole number from ${min} to ${max}` })
    .min(min, { error: `is below ${min}` })
    .max(max, { error: `is above ${max}` })

/** One key that encrypts secrets: its id is stored beside what it encrypted, so that keys can be replaced. */
export interface SecretKey {
  id: string
  /** 32 bytes. */
  key: Buffer
}

/** `id:base64,id:base64`; the first encrypts, all decrypt. */
const secretKeys = z
  .string({ error: 'is missing: give it as id:base64, where base64 is 32 random bytes' })
  .transform((text, context) => {
    const keys = text.split(',').map((entry): SecretKey => {
      const [, id = '', encoded = ''] = /^\s*([\w-]{1,32}):([A-Za-z0-9+/=]+)\s*$/.exec(entry) ?? []
      return { id, key: Buffer.from(encoded, 'base64') }
    })
    if (keys.some(({ id, key }) => id === '' || key.length !== 32)) {
      context.addIssue({ code: 'custom', message: 'is not a list of id:base64, each of 32 bytes' })
      return z.NEVER
    }
    if (new Set(keys.map(({ id }) => id)).size < keys.length) {
      context.addIssue({ code: 'custom', message: 'names a key id twice' })
      return z.NEVER
    }
    return keys
  })

const on = z.enum(['on', 'off'], { error: 'is neither on nor off' }).transform((value) => value === 'on')

interface S3Variables {
  S3_BUCKET?: string | undefined
  S3_REGION: string
  S3_ENDPOINT?: string | undefined
  S3_ACCESS_KEY_ID?: string | undefined
  S3_SECRET_ACCESS_KEY?: string | undefined
}

/** The bucket for files; null where they go into the data folder. */
function s3Of({ S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }: S3Variables) {
  if (S3_BUCKET === undefined) return null
  const credentials =
    S3_ACCESS_KEY_ID !== undefined && S3_SECRET_ACCESS_KEY !== undefined
      ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
      : null
  return { bucket: S3_BUCKET, region: S3_REGION, endpoint: S3_ENDPOINT, credentials }
}

/** Every environment variable there is. The launcher, the commands and the server read the environment through this. */
const Environment = z
  .object({
    NODE_ENV: z
      .enum(['production', 'development', 'test'], { error: 'is not production, development or test' })
      .default('production'),
    /** 0 picks a free port. */
    PORT: whole(0, 65_535).default(4000),
    HOST: z.string().default('127.0.0.1'),
    /** Where browsers reach the portal; decides the links in mail. Default: the address that is listened on. */
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is not an http:// or https:// address' }).optional(),
    /** How many proxies stand in front: their `X-Forwarded-*` headers are believed. */
    TRUST_PROXY: whole(0, 10).default(0),
    /** An administrative login: migrations, and the platform role unless PLATFORM_DATABASE_URL is given. */
    DATABASE_URL: postgresUrl,
    /** The role `portal_app`, which row-level security confines to one company at a time. */
    APP_DATABASE_URL: postgresUrl,
    PLATFORM_DATABASE_URL: postgresUrl.optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// or smtps:// address' }).optional(),
    MAIL_FROM: z.string().min(3).default('Switchboard <no-reply@localhost>'),
    DATA_DIR: z.string().default('.data'),
    /** Sounds and other files go into this bucket instead of the data folder. */
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default('us-east-1'),
    /** Of a store that is not Amazon's. */
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'is not an http:// or https:// address' }).optional(),
    /** Without these two, the SDK asks where it always does: AWS_* variables, the machine's role. */
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    SECRET_KEYS: secretKeys,
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'is not a log level' })
      .default('info'),
    SEED_DEMO: z
      .enum(['0', '1'], { error: 'is neither 0 nor 1' })
      .default('0')
      .transform((value) => value === '1'),
    WORKER: on.default(true),
    SESSION_IDLE_MINUTES: whole(1, 7 * 24 * 60).default(8 * 60),
    SESSION_ABSOLUTE_HOURS: whole(1, 90 * 24).default(7 * 24),
    /** Wrong passwords for one sign-in name before it must wait. */
    SIGN_IN_TRIES_PER_ACCOUNT: whole(1, 10_000).default(5),
    /** Wrong passwords from one network (IPv4 address or IPv6 /64) before it must wait. */
    SIGN_IN_TRIES_PER_NETWORK: whole(1, 100_000).default(50),
    /** Links for a forgotten password that one network may ask for, for one sign-in name, before it must wait. */
    PASSWORD_RESETS_PER_ACCOUNT: whole(1, 10_000).default(5),
    /** The same for all names together. */
    PASSWORD_RESETS_PER_NETWORK: whole(1, 100_000).default(20),
    /** Passwords hashed at the same time; each takes 19 MiB and one core for some 30 ms. */
    SIGN_IN_HASHES: whole(1, 64).default(4),
    /** Requests of one API token. */
    API_REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(600),
    /** Requests from one network with tokens that are none. */
    API_WRONG_TOKENS_PER_MINUTE: whole(1, 100_000).default(60),
    /** Where phones register. Default: the host of PUBLIC_URL. */
    SIP_HOST: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,253}$/, { error: 'is not the name or IPv4 address of a host' })
      .optional(),
    SIP_PORT: whole(1, 65_535).default(5061),
    SIP_TRANSPORT: z.enum(SIP_TRANSPORTS, { error: 'is neither udp, tcp nor tls' }).default('tls'),
    /** Where ffmpeg is installed. Without it, sounds are converted by its WebAssembly build: slower, with nothing to install. */
    FFMPEG: z.string().default('/usr/bin/ffmpeg'),
    /** The geocoder that is asked whether French emergency addresses exist; none is unless this is set. */
    ADDRESS_CHECK_URL: z
      .url({ protocol: /^https?$/, error: 'is not an http:// or https:// address' })
      .optional(),
    /** Folder of operator.json and of legal texts of the operator's own. */
    LEGAL_DIR: z.string().optional(),
    /** The built portal; without it the API serves no pages. */
    WEB_DIST: z.string().optional(),
  })
  .refine(
    ({ S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }) =>
      (S3_ACCESS_KEY_ID === undefined) === (S3_SECRET_ACCESS_KEY === undefined),
    { path: ['S3_ACCESS_KEY_ID'], error: 'and S3_SECRET_ACCESS_KEY go together' },
  )
  .transform((env) => ({
    mode: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL,
    appDatabaseUrl: env.APP_DATABASE_URL,
    platformDatabaseUrl: env.PLATFORM_DATABASE_URL ?? env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    dataDir: env.DATA_DIR,
    s3: s3Of(env),
    secretKeys: env.SECRET_KEYS,
    logLevel: env.LOG_LEVEL,
    seedDemo: env.SEED_DEMO,
    worker: env.WORKER,
    session: { idleMs: env.SESSION_IDLE_MINUTES * MINUTE, absoluteMs: env.SESSION_ABSOLUTE_HOURS * HOUR },
    signIn: {
      triesPerAccount: env.SIGN_IN_TRIES_PER_ACCOUNT,
      triesPerNetwork: env.SIGN_IN_TRIES_PER_NETWORK,
      concurrentHashes: env.SIGN_IN_HASHES,
    },
    passwordReset: {
      triesPerAccount: env.PASSWORD_RESETS_PER_ACCOUNT,
      triesPerNetwork: env.PASSWORD_RESETS_PER_NETWORK,
      /** Mails to one person, whoever asks for them; the last of them still works then. */
      perPersonAndHour: 4 * env.PASSWORD_RESETS_PER_ACCOUNT,
    },
    api: {
      requestsPerMinute: env.API_REQUESTS_PER_MINUTE,
      wrongTokensPerMinute: env.API_WRONG_TOKENS_PER_MINUTE,
    },
    sip: {
      host: env.SIP_HOST ?? URL.parse(env.PUBLIC_URL ?? '')?.hostname ?? 'localhost',
      port: env.SIP_PORT,
      transport: env.SIP_TRANSPORT,
    },
    ffmpeg: env.FFMPEG,
    addressCheckUrl: env.ADDRESS_CHECK_URL,
    legalDir: env.LEGAL_DIR,
    webDist: env.WEB_DIST,
  }))

export type Config = z.output<typeof Environment>

/** Whether browsers reach the portal by https only, through a proxy: it speaks http itself. */
export const isHttps = ({ publicUrl }: Config): boolean => publicUrl?.startsWith('https:') ?? false

/** The environment is wrong: `message` is one sentence per variable, for people. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the configuration from environment variables; an empty one counts as unset.
 * @throws ConfigError naming each variable that is missing or wrong, never its value (it may hold a password).
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = Environment.safeParse(given)
  if (result.success) return result.data
  const sentences = result.error.issues.map(({ path, message }) => {
    const name = path.join('.')
    return given[name] === undefined ? `${name} is missing.` : `${name} ${message}.`
  })
  throw new ConfigError(sentences.join('\n'))
}
