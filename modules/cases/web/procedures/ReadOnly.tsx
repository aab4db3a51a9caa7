import { Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureView } from './api.ts'
import { Diagram } from './Diagram.tsx'
import { Matrix } from './Matrix.tsx'
import { RowsTable } from './RowsTable.tsx'

/** A procedure that no city changes: looked at only. */
export function ReadOnly({ procedure }: { procedure: ProcedureView }) {
  const { t } = useTranslation()
  const [picked, pick] = useState<string | null>(null)
  return (
    <>
      <div className="panel">
        <Diagram table={procedure} off={[]} findings={[]} picked={picked} pick={pick} />
      </div>
      <div className="panel">
        <Tabs
          items={[
            {
              key: 'rows',
              label: t('procedures.rows'),
              children: <RowsTable table={procedure} editing={{ adaptation: {}, change: null }} state={picked} />,
            },
            { key: 'matrix', label: t('procedures.matrix'), children: <Matrix table={procedure} off={[]} /> },
          ]}
        />
      </div>
    </>
  )
}
