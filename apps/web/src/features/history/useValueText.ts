import type { BlockedNumber } from '@switchboard/contract/blocked-numbers'
import type { DeviceKind } from '@switchboard/contract/devices'
import type { AudioKind } from '@switchboard/contract/audio'
import type { Forwarding } from '@switchboard/contract/extensions'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import type { Language, Theme } from '@switchboard/contract/common'
import type { Destination } from '@switchboard/contract/destination'
import { type NumberSource, phoneNumbers } from '@switchboard/contract/phone-numbers'
import type { MenuMode } from '@switchboard/contract/menus'
import type { RingStrategy } from '@switchboard/contract/ring-groups'
import type { Permission, Role } from '@switchboard/contract/permissions'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { countryName } from '../../format/countries.ts'
import { useDateTime } from '../../format/dates.ts'
import { formatMac } from '../../format/mac.ts'
import { formatDuration } from '../../format/durations.ts'
import { useNumberFormat } from '../../format/phone.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { usePermissionText } from '../../patterns/permissionText.ts'
import type { Format } from './fields.ts'
import type { Value } from './rows.ts'
import { companyNumbersQuery } from './queries.ts'

/** What the server puts in place of a secret. */
const REDACTED = '[redacted]'

/** What a menu does itself. */
const OWN_ACTIONS = ['operator', 'dial_by_name', 'repeat', 'hang_up'] as const

/** Writes the values of a change as people read them; null is told as what having no value means. */
export function useValueText(): (value: Value | null, format: Format) => string {
  const { t } = useTranslation(['history', 'shell'])
  const formatNumber = useNumberFormat()
  const dateTime = useDateTime()
  const permissionText = usePermissionText()
  const numbers = useQuery({ ...companyNumbersQuery(), enabled: can(phoneNumbers.list) }).data?.items ?? []
  const callerId = (id: string) => {
    const number = numbers.find((each) => each.id === id)
    return number ? formatNumber(number.e164) : t('value.goneNumber')
  }
  const actionText = (text: string) => {
    const parts = text.split(' · ')
    const action = parts.pop() ?? ''
    const [, voicemail] = /^voicemail (.*)$/.exec(action) ?? []
    const own = OWN_ACTIONS.find((kind) => kind === action)
    const told = voicemail
      ? t('value.voicemailOf', { of: voicemail })
      : own
        ? t(`value.menuAction.${own}`)
        : action
    return [...parts, told].join(' · ')
  }
  // The contract's types hold for what it wrote; an older value that is no longer among them shows as its key.
  const texts: Record<Format, (value: Value['value']) => string> = {
    text: String,
    count: (count) => t('value.count', { n: Number(count) }),
    onOff: (on) => t(on ? 'value.on' : 'value.off'),
    seconds: (seconds) => t('value.seconds', { seconds: Number(seconds) }),
    duration: (ms) => formatDuration(Number(ms)),
    minutes: (minutes) => t('value.minutes', { count: Number(minutes) }),
    days: (days) => t('value.days', { count: Number(days) }),
    hours: (hours) => t('value.hours', { count: Number(hours) }),
    instant: (instant) => dateTime(String(instant)),
    phone: (e164) => formatNumber(String(e164)),
    callerId: (id) => callerId(String(id)),
    forwarding: (mode) => t(`value.forwarding.${mode as Forwarding['mode']}`),
    extensionKind: (kind) => t(`value.extensionKind.${kind as ExtensionKind}`),
    audioKind: (kind) => t(`value.audioKind.${kind as AudioKind}`),
    source: (source) => t(`value.source.${source as NumberSource}`),
    destinationKind: (kind) => t(`value.destinationKind.${kind as Destination['kind']}`),
    country: (country) => countryName(String(country), currentLanguage()),
    countries: (list) =>
      String(list)
        .split(' ')
        .map((country) => countryName(country, currentLanguage()))
        .join(' · '),
    international: (mode) => t(`value.international.${mode as 'allowed' | 'blocked' | 'countries'}`),
    blockedKind: (kind) => t(`value.blockedKind.${kind as BlockedNumber['kind']}`),
    deviceKind: (kind) => t(`value.deviceKind.${kind as DeviceKind}`),
    mac: (mac) => formatMac(String(mac)),
    language: (language) => t(`value.language.${language as Language}`),
    theme: (theme) => t(`value.theme.${theme as Theme}`),
    role: (role) => t(`shell:role.${role as Role}`),
    permissions: (list) =>
      String(list)
        .split(' ')
        .map((each) => permissionText(each as Permission))
        .join(' · '),
    strategy: (strategy) => t(`value.strategy.${strategy as RingStrategy}`),
    menuMode: (mode) => t(`value.menuMode.${mode as MenuMode}`),
    menuAction: (text) => actionText(String(text)),
    menuKeys: (lines) =>
      String(lines)
        .split('\n')
        .map((line) => t('value.menuKey', { key: line.slice(0, 1), does: actionText(line.slice(2)) }))
        .join(' · '),
    refusal: (reason) => t(`value.refusal.${reason as 'proof' | 'counter'}`),
    set: (set) => t(set ? 'value.set' : 'value.notSet'),
    renewed: () => t('value.renewed'),
  }
  return (value, format) => {
    if (value === null && (format === 'minutes' || format === 'hours')) return t('value.longest')
    if (value === null) return t(format === 'callerId' ? 'value.companyNumber' : 'value.none')
    return value.value === REDACTED ? t('value.secret') : texts[value.format](value.value)
  }
}
