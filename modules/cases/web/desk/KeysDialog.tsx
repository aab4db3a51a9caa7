import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

export function KeysDialog({ open, close }: { open: boolean; close(): void }) {
  const { t } = useTranslation()
  const keys: [string, string][] = [
    ['J / ↓', t('desk.keyDown')],
    ['K / ↑', t('desk.keyUp')],
    ['Enter', t('desk.keyOpen')],
    ['A–Z', t('desk.keyAction')],
    ['P', t('desk.keyPrint')],
    ['/', t('desk.keySearch')],
    ['?', t('desk.keyHelp')],
  ]
  return (
    <Modal open={open} onCancel={close} footer={null} title={t('desk.keys')} width={420}>
      <dl style={{ display: 'grid', gridTemplateColumns: '90px 1fr', gap: '10px 12px', margin: '12px 0 0' }}>
        {keys.map(([key, meaning]) => [
          <dt key={`${key} key`}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={`${key} meaning`} style={{ margin: 0 }}>
            {meaning}
          </dd>,
        ])}
      </dl>
    </Modal>
  )
}
