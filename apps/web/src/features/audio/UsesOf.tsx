import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { UseList } from '../../patterns/object/UseList.tsx'
import classes from './audio.module.css'
import { usesQuery } from './queries.ts'

/** Where a file is heard, each place with a link. */
export function UsesOf({ id }: { id: string }) {
  const { t } = useTranslation('audio')
  const heading = useId()
  const { data: uses } = useQuery(usesQuery(id))
  return (
    <section className={classes.uses} aria-labelledby={heading}>
      <h3 id={heading}>{t('column.uses')}</h3>
      {uses?.total === 0 ? (
        <p className={classes.faint}>{t('uses.nowhere')}</p>
      ) : (
        <UseList
          items={uses?.items.map((use) => ({ use }))}
          total={uses?.total ?? 0}
          replaced
          onLeave={() => {}}
        />
      )}
    </section>
  )
}
