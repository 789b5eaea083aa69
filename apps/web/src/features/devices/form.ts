import type { Device, DeviceKind, DeviceWrite } from '@switchboard/contract/devices'
import { formatMac } from '../../format/mac.ts'
import type { FormModel } from '../../patterns/object/model.ts'

/** What the form of a device holds. */
export interface DeviceForm {
  kind: DeviceKind
  name: string
  model: string
  mac: string
  enabled: boolean
}

export const BLANK: DeviceForm = { kind: 'softphone', name: '', model: '', mac: '', enabled: true }

export function fromDevice({
  name,
  hardware,
  enabled,
}: Pick<Device, 'name' | 'hardware' | 'enabled'>): DeviceForm {
  const { kind } = hardware
  if (hardware.kind === 'softphone') return { ...BLANK, kind, name, enabled }
  return { kind, name, enabled, model: hardware.model, mac: formatMac(hardware.mac) }
}

export const toBody = ({ kind, name, model, mac, enabled }: DeviceForm): DeviceWrite => ({
  name,
  hardware: kind === 'softphone' ? { kind } : { kind, model, mac },
  enabled,
})

/** `hardware.mac` in the body is `mac` in the form. */
export const fieldOf = (path: string): string => path.replace('hardware.', '')

const PARTS = { name: ['name'], model: ['model'], mac: ['mac'], enabled: ['enabled', 'kind'] } as const

export type Part = keyof typeof PARTS

export const MODEL: FormModel<DeviceForm, Part> = {
  parts: PARTS,
  // A softphone has neither: what was typed before the kind was chosen is no work to lose.
  settle: (values) => (values.kind === 'softphone' ? { ...values, model: '', mac: '' } : values),
  checkOnBlur: ['mac'],
}

/** Desk phones that people have; others can be typed. */
export const MODELS = [
  'Fanvil X3U',
  'Grandstream GXP1625',
  'Grandstream GRP2602',
  'Snom D717',
  'Yealink T23G',
  'Yealink T31P',
  'Yealink T33G',
  'Yealink T46U',
  'Yealink CP925',
]
