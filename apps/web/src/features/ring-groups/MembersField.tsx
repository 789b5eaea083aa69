import { turnsOf } from '@switchboard/call-flow/ring-group'
import { MOST_MEMBERS, ringGroups } from '@switchboard/contract/ring-groups'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { SortableList } from '../../ui/SortableList.tsx'
import { AddMember } from './AddMember.tsx'
import { type FormMember, memberKey, moved, type RingGroupForm, ringsInTurn, withMember } from './form.ts'
import { Member } from './Member.tsx'
import classes from './ring-groups.module.css'
import { useMemberText } from './useMemberText.ts'

interface MembersFieldProps {
  form: ObjectFormState<RingGroupForm>['form']
}

/** When members ring for callers that nobody answers, where one comes after the other; undefined elsewhere. */
function turnsIn({ strategy, members, ringSeconds, memberForwarding }: RingGroupForm) {
  if (strategy !== 'sequential') return undefined
  const timed = members.map((member) => ({ ...member, ringSeconds: Number(member.ringSeconds) }))
  return turnsOf(timed, { ringSeconds: Number(ringSeconds), memberForwarding })
}

/** Who rings, in which order and for how long. */
export function MembersField({ form }: MembersFieldProps) {
  const { t } = useTranslation('ring-groups')
  const nameOf = useMemberText()
  const { values, errors } = form
  const { members } = values
  const turns = turnsIn(values)
  const set = (next: FormMember[]) => form.setFieldValue('members', next)
  return (
    <div className={classes.members}>
      {members.length > 0 && (
        <SortableList
          label={t('members.label')}
          readOnly={!can(ringGroups.update)}
          items={members.map((member, index) => ({
            key: memberKey(member),
            name: nameOf(member),
            content: (
              <Member
                member={member}
                turn={turns?.[index]}
                timed={ringsInTurn(values)}
                memberForwarding={values.memberForwarding}
                error={errors[`members.${index}`]}
                secondsError={errors[`members.${index}.ringSeconds`]}
                onSeconds={(ringSeconds) =>
                  set(members.map((each, at) => (at === index ? { ...each, ringSeconds } : each)))
                }
              />
            ),
          }))}
          onMove={(from, to) => set(moved(members, from, to))}
          onRemove={(index) => set(members.filter((_, at) => at !== index))}
        />
      )}
      {members.length < MOST_MEMBERS && (
        <AddMember
          members={members}
          error={errors['members']}
          onAdd={(candidate) => set(withMember(members, candidate))}
        />
      )}
    </div>
  )
}
