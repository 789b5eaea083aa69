import type { DestinationView } from '@switchboard/contract/destination'
import { IconPhoneOutgoing, IconRecordMail } from '@tabler/icons-react'
import { KIND_ICONS } from '../../patterns/kindIcons.ts'

const ICONS = { voicemail: IconRecordMail, external: IconPhoneOutgoing }

/** What sort of place calls go to. */
export function DestinationIcon({ destination }: { destination: DestinationView }) {
  const { kind } = destination
  const Icon = kind === 'extension' ? KIND_ICONS[destination.extension.kind] : ICONS[kind]
  return <Icon size={16} stroke={1.75} aria-hidden />
}
