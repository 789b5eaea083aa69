import { useQuery } from '@tanstack/react-query'
import { IconProgress } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queryClient } from '../../../api/query.ts'
import { paths } from '../../../paths.ts'
import { toast } from '../../../patterns/toast.ts'
import classes from './import.module.css'
import { importQuery, importsQuery, isRunning } from './queries.ts'
import { percentOf, writtenOf } from './start.ts'
import { useFinished } from './useFinished.ts'

/** The imports that run now, each with its progress and a link. A toast tells the end. */
export function RunningImports() {
  const { t } = useTranslation('extensions/import')
  const { data } = useQuery(importsQuery())
  useFinished(data?.items, ({ state, counts }) =>
    toast(
      state === 'done'
        ? { message: t('banner.done', { count: writtenOf(counts) }) }
        : { message: t('banner.ended'), tone: 'bad' },
    ),
  )
  return data?.items.filter(isRunning).map(({ id }) => <RunningImport key={id} id={id} />)
}

function RunningImport({ id }: { id: string }) {
  const { t } = useTranslation('extensions/import')
  const { data: imported } = useQuery(importQuery(id))
  const ended = imported !== undefined && !isRunning(imported)
  useEffect(() => {
    if (ended) void queryClient.invalidateQueries({ queryKey: importsQuery().queryKey })
  }, [ended])
  return (
    imported && (
      <p className={classes.banner}>
        <IconProgress size={16} stroke={1.75} aria-hidden />
        <span className="numeric">{t('banner.running', { percent: percentOf(imported) })}</span>
        <Link to={paths.extensionImport(id)}>{t('banner.show')}</Link>
      </p>
    )
  )
}
