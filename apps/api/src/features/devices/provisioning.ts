import { type Credentials, devices } from '@switchboard/contract/devices'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import type { Config } from '../../config.ts'
import type { SecretBox } from '../../http/crypto.ts'
import { SIP_REALM } from './credentials.ts'

/** How long a QR code works. */
export const PROVISIONING_MS = 10 * 60_000

/** What the address in a QR code holds, sealed: nobody has to look the password up, and nobody else can read it. */
interface Invitation {
  tenantId: string
  deviceId: string
  password: string
  /** Seconds since 1970. */
  until: number
}

const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/
const TEXT = /^([0-9a-f]{32})([0-9a-f]{32})([a-z0-9]{24})(\d{10})$/
const bare = (uuid: string) => uuid.replaceAll('-', '')
const dashed = (hex: string) => hex.replace(UUID, '$1-$2-$3-$4-$5')

/** As short as it can be: a QR code of fewer squares is scanned sooner. */
export function sealInvitation(
  secrets: SecretBox,
  { tenantId, deviceId, password, until }: Invitation,
): string {
  const sealed = secrets.encrypt(`${bare(tenantId)}${bare(deviceId)}${password}${until}`)
  return sealed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Null for what this portal did not seal, or whose time is over. */
export function openInvitation(secrets: SecretBox, token: string, now: Date): Invitation | null {
  let text: string
  try {
    text = secrets.decrypt(token.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return null
  }
  const [, tenant = '', device = '', password = '', until = ''] = TEXT.exec(text) ?? []
  if (Number(until) * 1000 <= now.getTime()) return null
  return { tenantId: dashed(tenant), deviceId: dashed(device), password, until: Number(until) }
}

/** Where it is fetched: below the portal's public address, which no request has a say in. */
export function provisioningUrl({ publicUrl }: Pick<Config, 'publicUrl'>, token: string): string | null {
  if (publicUrl === undefined) return null
  return `${publicUrl.replace(/\/$/, '')}${API_PREFIX}${devices.provision.path.replace(':token', token)}`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

type Section = Record<string, string | number>

/**
 * An account as Linphone fetches it from the address in a QR code (its remote provisioning, keys of liblinphone's
 * "Provisioning configuration keys").
 */
export function linphoneAccount(
  { server, sipUser, password }: Pick<Credentials, 'server' | 'sipUser' | 'password'>,
  displayName: string,
): string {
  const sections: Record<string, Section> = {
    sip: { default_proxy: 0 },
    proxy_0: {
      reg_proxy: `<sip:${server.host}:${server.port};transport=${server.transport}>`,
      reg_identity: `"${displayName.replaceAll(/["\\]/g, '')}" <sip:${sipUser}@${server.host}>`,
      reg_expires: 600,
      reg_sendregister: 1,
      realm: SIP_REALM,
    },
    auth_info_0: { username: sipUser, passwd: password, realm: SIP_REALM, domain: server.host },
  }
  const body = Object.entries(sections).map(([name, entries]) => {
    const lines = Object.entries(entries).map(
      ([key, value]) => `    <entry name="${key}" overwrite="true">${escaped(String(value))}</entry>`,
    )
    return [`  <section name="${name}">`, ...lines, '  </section>'].join('\n')
  })
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">'
  return [head, ...body, '</config>', ''].join('\n')
}
