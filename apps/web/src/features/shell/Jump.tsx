/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the ARIA combobox pattern with groups; no HTML element has it */
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useActiveOption } from '../../ui/useActiveOption.ts'
import classes from './jump.module.css'
import { type JumpTarget, useJumpTargets } from './useJumpTargets.ts'

/** Type a few letters or digits, press Enter, be there. */
export function Jump({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={560}
      zIndex={300}
      lockScroll={false}
      transitionProps={{ duration: 100, transition: 'fade' }}
    >
      <Modal.Overlay className={classes.overlay} />
      <Modal.Content
        aria-label={t('jump.label')}
        classNames={{ content: classes.dialog, inner: classes.inner }}
      >
        <JumpList onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  )
}

function JumpList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const id = useId()
  const [typed, setTyped] = useState('')
  const groups = useJumpTargets(typed)
  const all = groups.flatMap(({ targets }) => targets)
  const go = (target: JumpTarget | undefined) => {
    if (!target) return
    onClose()
    void navigate(target.to)
  }
  const { active, setActive, fieldProps, listId, optionId } = useActiveOption({
    count: all.length,
    onChoose: (index) => go(all[index]),
    onEscape: onClose,
  })
  return (
    <>
      <div className={classes.search}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          {...fieldProps}
          data-autofocus
          className={classes.input}
          aria-label={t('jump.label')}
          placeholder={t('jump.label')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
        />
      </div>
      <div id={listId} className={classes.list} role="listbox" aria-label={t('jump.label')}>
        {groups.map((group) => (
          <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
            <div id={`${id}-${group.id}`} className={classes.heading}>
              {t(`jump.${group.id}`)}
            </div>
            {group.targets.map((target) => (
              <JumpOption
                key={target.to}
                id={optionId(all.indexOf(target))}
                target={target}
                active={all.indexOf(target) === active}
                onChoose={() => go(target)}
              />
            ))}
          </div>
        ))}
      </div>
      {all.length === 0 && <output className={classes.none}>{t('jump.none')}</output>}
      <p className={classes.foot}>{t('jump.hint')}</p>
    </>
  )
}

interface JumpOptionProps {
  id: string
  target: JumpTarget
  active: boolean
  onChoose: () => void
}

function JumpOption({ id, target: { name, detail, icon: TargetIcon }, active, onChoose }: JumpOptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the search field above has the focus and the keys
    <div
      id={id}
      className={classes.option}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-active={active || undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <TargetIcon size={18} stroke={1.75} aria-hidden />
      <span className={classes.name}>{name}</span>
      <span className={classes.detail}>{detail}</span>
    </div>
  )
}
