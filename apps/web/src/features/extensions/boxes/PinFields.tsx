import { useTranslation } from 'react-i18next'
import { PlainPin } from '../../../patterns/PlainPin.tsx'
import type { ObjectFormState } from '../../../patterns/object/useObjectForm.ts'
import { Switch } from '../../../ui/Switch.tsx'
import classes from './boxes.module.css'
import type { BoxForm } from './form.ts'

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
          <PlainPin
            label={t(isSet ? 'pin.replace' : 'pin.label')}
            help={t(isSet ? 'pin.replaceHelp' : 'pin.help')}
            optional={isSet}
            input={form.getInputProps('pin')}
            onChange={(pin) => form.setFieldValue('pin', pin)}
            number={number}
            proposeLabel={t('pin.propose')}
          />
        </div>
      )}
    </>
  )
}
