import { useTranslation } from 'react-i18next'
import type { ObjectFormState } from '../../../patterns/object/useObjectForm.ts'
import { Button } from '../../../ui/Button.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { proposePin } from '../pin.ts'
import classes from './boxes.module.css'
import type { BoxForm } from './form.ts'

const MAX_DIGITS = 8

/** Whether the box is heard from phones, and by which PIN: in plain sight, since several people are told it. */
export function PinFields({ form, saved }: Pick<ObjectFormState<BoxForm>, 'form' | 'saved'>) {
  const { t } = useTranslation('extensions/boxes')
  const { byPhone, number } = form.values
  // The one that is set is not told to the browser.
  const isSet = saved.byPhone && saved.pin === ''
  return (
    <>
      <Switch
        label={t('pin.byPhone')}
        help={t('pin.byPhoneHelp')}
        {...form.getInputProps('byPhone', { type: 'checkbox' })}
      />
      {byPhone && (
        <div className={classes.pin}>
          <TextField
            label={t(isSet ? 'pin.replace' : 'pin.label')}
            help={t(isSet ? 'pin.replaceHelp' : 'pin.help')}
            optional={isSet}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('pin')}
            onChange={(event) => {
              form.setFieldValue('pin', event.currentTarget.value.replace(/\D/g, '').slice(0, MAX_DIGITS))
            }}
          />
          <div>
            <Button onClick={() => form.setFieldValue('pin', proposePin(number))}>{t('pin.propose')}</Button>
          </div>
        </div>
      )}
    </>
  )
}
