import { type ConferenceBridge, PARTICIPANTS } from '@switchboard/contract/conferences'
import { IconCopy } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DestinationField } from '../destinations/index.ts'
import type { BridgeForm } from './bridge-form.ts'
import { PinFields } from './PinFields.tsx'

const InvitationDialog = lazy(() =>
  import('./InvitationDialog.tsx').then(({ InvitationDialog }) => ({ default: InvitationDialog })),
)

interface BridgeFieldsProps {
  state: ObjectFormState<BridgeForm>
  /** As it was opened; null for a new one. */
  bridge: ConferenceBridge | null
}

const digits = (text: string, most: number) => text.replace(/\D/g, '').slice(0, most)

/** The fields of a bridge, for a new one and for one that exists. */
export function BridgeFields({ state, bridge }: BridgeFieldsProps) {
  const { t } = useTranslation('conferences')
  const { form } = state
  return (
    <>
      {bridge && <Invite bridge={bridge} dirty={state.dirty} />}
      <TextField
        label={t('column.name')}
        autoComplete="off"
        data-autofocus={bridge === null || undefined}
        {...form.getInputProps('name')}
      />
      <TextField
        label={t('column.conferenceId')}
        help={t('conferenceId.help')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('conferenceId')}
        onChange={(event) => form.setFieldValue('conferenceId', digits(event.currentTarget.value, 8))}
      />
      <PinFields form={form} bridge={bridge} />
      <PanelSection title={t('section.rules')}>
        <DestinationField
          label={t('owner.label')}
          help={t('owner.help')}
          kinds={['extension']}
          none={t('owner.none')}
          value={form.values.owner}
          onChange={(owner) => form.setFieldValue('owner', owner)}
          error={form.errors['owner']}
        />
        <TextField
          label={t('maxParticipants.label')}
          help={t('maxParticipants.help', PARTICIPANTS)}
          inputMode="numeric"
          autoComplete="off"
          {...form.getInputProps('maxParticipants')}
          onChange={(event) => {
            const typed = digits(event.currentTarget.value, 2)
            form.setFieldValue('maxParticipants', typed && Number(typed))
          }}
        />
        <Switch
          label={t('muteOnEntry.label')}
          help={t('muteOnEntry.help')}
          {...form.getInputProps('muteOnEntry', { type: 'checkbox' })}
        />
        <Switch
          label={t('announce.label')}
          help={t('announce.help')}
          {...form.getInputProps('announce', { type: 'checkbox' })}
        />
      </PanelSection>
    </>
  )
}

/** The invitation tells what is saved. */
function Invite({ bridge, dirty }: { bridge: ConferenceBridge; dirty: boolean }) {
  const { t } = useTranslation('conferences')
  const [opened, setOpened] = useState(false)
  return (
    <div>
      <Button
        icon={<IconCopy size={16} stroke={1.75} aria-hidden />}
        disabledReason={dirty ? t('invitation.saveFirst') : undefined}
        onClick={() => setOpened(true)}
      >
        {t('invitation.open')}
      </Button>
      <Suspense>{opened && <InvitationDialog bridge={bridge} onClose={() => setOpened(false)} />}</Suspense>
    </div>
  )
}
