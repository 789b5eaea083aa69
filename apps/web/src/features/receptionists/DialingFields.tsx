import { MENU_KEYS, MENU_MODES, type MenuKey } from '@switchboard/contract/menus'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { DestinationField } from '../destinations/index.ts'
import classes from './receptionists.module.css'
import type { Form } from './useMenu.ts'

interface DialingFieldsProps {
  form: Form
  waiting: ReadonlySet<MenuKey>
  /** The receptionist's own id. */
  id: string | null
}

/** Whether callers can dial extensions, which of them not, and which keys have to wait for that. */
export function DialingFields({ form, waiting, id }: DialingFieldsProps) {
  const { t } = useTranslation('receptionists')
  const { directDialing, exclusions } = form.values
  const slow = MENU_KEYS.filter(
    (key) => waiting.has(key) && MENU_MODES.some((mode) => form.values[mode].keys[key] !== undefined),
  )
  return (
    <>
      <Switch
        label={t('dialing.enabled')}
        help={t('dialing.enabledHelp')}
        {...form.getInputProps('directDialing', { type: 'checkbox' })}
      />
      {slow.length > 0 && (
        <Alert tone="warning" title={t('dialing.waits', { count: slow.length, keys: slow.join(', ') })}>
          {t('dialing.waitsHelp')}
        </Alert>
      )}
      {directDialing && (
        <div className={classes.exclusions}>
          <DestinationField
            label={t('dialing.exclude')}
            help={t('dialing.excludeHelp')}
            optional
            kinds={['extension']}
            except={id}
            value={null}
            error={form.errors['exclusions']}
            onChange={(chosen) => {
              if (chosen?.kind !== 'extension') return
              const others = exclusions.filter((each) => each.id !== chosen.extensionId)
              form.setFieldValue('exclusions', [...others, chosen.extension])
            }}
          />
          {exclusions.length > 0 && (
            <ul className={classes.excluded} aria-label={t('dialing.excluded')}>
              {exclusions.map(({ id: excluded, name, number }) => (
                <li key={excluded}>
                  <span>
                    {name} <span className={classes.faint}>{number}</span>
                  </span>
                  <Button
                    variant="quiet"
                    icon={<IconX size={16} stroke={1.75} aria-hidden />}
                    aria-label={t('dialing.include', { name })}
                    onClick={() =>
                      form.setFieldValue(
                        'exclusions',
                        exclusions.filter((each) => each.id !== excluded),
                      )
                    }
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  )
}
