import { Form, type FormItemProps, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CollectorChoice, useCollectors } from '../api.ts'

/** A collector of the duty grid, then those of the grids beside it, with how much each has in hand. */
export function CollectorField({ caseId, ...shared }: FormItemProps & { caseId: string }) {
  const { t } = useTranslation()
  const { data = [], isPending } = useCollectors(caseId)
  const option = ({ id, name, dutyGridCode, own, inHand }: CollectorChoice) => ({
    value: id,
    label: `${name}${own ? '' : ` · ${dutyGridCode}`}（${t('work.inHand', { count: inHand })}）`,
  })
  const groups = [
    { label: t('act.ownGrid'), options: data.filter(({ own }) => own).map(option) },
    { label: t('act.nextGrids'), options: data.filter(({ own }) => !own).map(option) },
  ]
  return (
    <Form.Item {...shared} extra={!isPending && data.length === 0 ? t('act.noCollectors') : t('act.collectorHelp')}>
      <Select
        allowClear
        loading={isPending}
        placeholder={t('act.pickCollector')}
        showSearch={{ optionFilterProp: 'label' }}
        options={groups.filter(({ options }) => options.length > 0)}
      />
    </Form.Item>
  )
}
