import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { MOST_LISTENERS, voicemailBoxes } from '@switchboard/contract/voicemail-boxes'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { can } from '../../../api/session.ts'
import type { ObjectFormState } from '../../../patterns/object/useObjectForm.ts'
import { Button } from '../../../ui/Button.tsx'
import { DestinationField } from '../../destinations/index.ts'
import classes from './boxes.module.css'
import type { BoxForm } from './form.ts'

/** Who hears the box in the portal, found by name or number. */
export function ListenersField({ form }: Pick<ObjectFormState<BoxForm>, 'form'>) {
  const { t } = useTranslation(['extensions/boxes', 'common'])
  const { listeners } = form.values
  const set = (next: readonly ExtensionRef[]) => form.setFieldValue('listeners', next)
  const add = (chosen: ExtensionRef) => {
    if (chosen.kind !== 'user') return form.setFieldError('listeners', t('common:field.not_a_person'))
    set([...listeners.filter(({ id }) => id !== chosen.id), chosen])
  }
  return (
    <div className={classes.listeners}>
      {listeners.length < MOST_LISTENERS && (
        <DestinationField
          label={t('listeners.label')}
          help={t('listeners.help')}
          optional
          kinds={['extension']}
          value={null}
          error={form.errors['listeners']}
          onChange={(chosen) => {
            if (chosen?.kind === 'extension') add(chosen.extension)
          }}
        />
      )}
      {listeners.length > 0 && (
        <ul className={classes.chosen} aria-label={t('listeners.label')}>
          {listeners.map(({ id, name, number }) => (
            <li key={id}>
              <span>
                {name} <span className={classes.faint}>{number}</span>
              </span>
              {can(voicemailBoxes.update) && (
                <Button
                  variant="quiet"
                  icon={<IconX size={16} stroke={1.75} aria-hidden />}
                  aria-label={t('listeners.remove', { name })}
                  onClick={() => set(listeners.filter((each) => each.id !== id))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
