import { type ConferenceBridge, conferences } from '@switchboard/contract/conferences'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { can } from '../../api/session.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { PlainPin } from '../../patterns/PlainPin.tsx'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Switch.tsx'
import type { BridgeForm } from './bridge-form.ts'
import classes from './conferences.module.css'

interface PinFieldsProps {
  form: ObjectFormState<BridgeForm>['form']
  bridge: ConferenceBridge | null
}

/**
 * Whether a PIN is asked for, and which. It has to be told to participants, so it is typed in plain sight; the one that is
 * set is shown when somebody asks for it.
 */
export function PinFields({ form, bridge }: PinFieldsProps) {
  const { t } = useTranslation('conferences')
  const { pinRequired, conferenceId } = form.values
  const isSet = bridge?.pinSet === true
  return (
    <>
      <Switch
        label={t('pin.required')}
        help={t('pin.requiredHelp')}
        {...form.getInputProps('pinRequired', { type: 'checkbox' })}
      />
      {pinRequired && (
        <div className={classes.pin}>
          {isSet && <SavedPin id={bridge.id} />}
          <PlainPin
            label={t(isSet ? 'pin.replace' : 'column.pin')}
            help={t(isSet ? 'pin.replaceHelp' : 'pin.help')}
            optional={isSet}
            input={form.getInputProps('pin')}
            onChange={(pin) => form.setFieldValue('pin', pin)}
            number={conferenceId}
            proposeLabel={t('pin.propose')}
          />
        </div>
      )}
    </>
  )
}

/** The PIN that is set, once it is asked for; it is not kept. */
function SavedPin({ id }: { id: string }) {
  const { t } = useTranslation('conferences')
  const { mutate, data, isPending, error, reset } = useMutation({
    mutationFn: () => call(conferences.bridgePin, { params: { id } }),
    gcTime: 0,
  })
  if (!can(conferences.bridgePin)) return <p className={classes.faint}>{t('pin.set')}</p>
  return (
    <div className={classes.savedPin}>
      <span aria-live="polite">
        {data ? <span className={classes.digits}>{data.pin}</span> : t('pin.set')}
      </span>
      <Button loading={isPending} onClick={() => (data ? reset() : mutate())}>
        {t(data ? 'pin.hide' : 'pin.show')}
      </Button>
      {error && <ErrorAlert error={error} />}
    </div>
  )
}
