import { Button, Form, Result } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow, NewReport } from '#modules/cases/contract.ts'
import { useMay, useMe } from '#modules/identity/web/index.ts'
import { wasRefused } from '#ui/api/client.ts'
import { type UrlWords, useGo, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useReport } from '../api.ts'
import '../cases.css'
import { useAddressOfPlace } from './address-of-place.ts'
import { DuplicateHint } from './DuplicateHint.tsx'
import { dropDraft, keepDraft, type ReportForm, readDraft } from './draft.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { ReportFields } from './ReportFields.tsx'
import './report.css'

export function ReportScreen() {
  const { t } = useTranslation()
  const [sent, setSent] = useState<CaseRow | null>(null)
  usePageTitle(t('report.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('report.title')}</h1>
      </div>
      {sent ? <Sent row={sent} again={() => setSent(null)} /> : <Writing sent={setSent} />}
    </div>
  )
}

function Sent({ row, again }: { row: CaseRow; again(): void }) {
  const { t } = useTranslation()
  const go = useGo()
  return (
    <div className="panel">
      <Result
        status="success"
        title={t('report.done')}
        subTitle={t('report.doneHint')}
        extra={[
          <Button key="open" type="primary" onClick={() => go(`/cases/${row.id}`)}>
            {t('report.openCase')}
          </Button>,
          <Button key="again" onClick={again}>
            {t('report.another')}
          </Button>,
        ]}
      />
    </div>
  )
}

function Writing({ sent }: { sent(row: CaseRow): void }) {
  const me = useMe()
  const may = useMay()
  const person = me?.id ?? ''
  const [form] = Form.useForm<ReportForm>()
  const [words] = useUrlWords()
  const [draft] = useState(() => fromAddress(words) ?? readDraft(person))
  const [id, setId] = useState(() => crypto.randomUUID())
  const report = useReport()
  const { placed, focus } = useAddressOfPlace(form)
  const start: ReportForm = { source: may('case.accept') ? 'hotline12345' : 'collector', ...draft }
  const submit = (given: ReportForm) =>
    report.mutate(reportFrom(given, id), {
      onSuccess: ({ case: row }) => {
        dropDraft(person)
        sent(row)
      },
      // What was refused was not stored: the corrected report is another one. After a broken line it is the same.
      onError: (error) => wasRefused(error) && setId(crypto.randomUUID()),
    })
  return (
    <Form
      form={form}
      layout="vertical"
      className="report"
      initialValues={start}
      onFinish={submit}
      onValuesChange={(_changed, all) => keepDraft(person, all)}
      scrollToFirstError
    >
      <div className="panel">
        <ProblemAlert error={report.error} />
        <ReportFields error={report.error} placed={placed} />
        <ReportEnd pending={report.isPending} person={person} />
      </div>
      <div className="panel report-place">
        <Form.Item name="point" noStyle>
          <PlacePicker error={report.error} focus={focus} />
        </Form.Item>
        <DuplicateHint />
      </div>
    </Form>
  )
}

/** A page that knows the place and the component opens the form with them; such a report begins anew. */
function fromAddress({ component, at, matter }: UrlWords): ReportForm | null {
  const [lon, lat] = (at ?? '').split(',').map(Number)
  const placed = lon !== undefined && lat !== undefined && Number.isFinite(lon) && Number.isFinite(lat)
  if (!component && !placed) return null
  return { ...(component ? { componentCode: component } : {}), ...(placed ? { point: { lon, lat } } : {}), ...(matter ? { matter } : {}) }
}

const EMPTY: ReportForm = {
  componentCode: undefined,
  description: undefined,
  matter: undefined,
  address: undefined,
  photos: [],
  urgent: false,
  externalCode: undefined,
  reporterName: undefined,
  reporterPhone: undefined,
  point: undefined,
}

function ReportEnd({ pending, person }: { pending: boolean; person: string }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<ReportForm>()
  const discard = () => {
    dropDraft(person)
    form.setFieldsValue(EMPTY)
  }
  return (
    <div className="report-end">
      <Button type="primary" htmlType="submit" size="large" loading={pending}>
        {t('report.submit')}
      </Button>
      <Button type="text" onClick={discard}>
        {t('report.draftDiscard')}
      </Button>
      <span className="faint">{t('report.draftKept')}</span>
    </div>
  )
}

function reportFrom(given: ReportForm, id: string): NewReport {
  const {
    description = '',
    matter,
    point,
    address,
    photos,
    source = 'collector',
    urgent,
    externalCode,
    reporterName,
    reporterPhone,
    componentCode,
  } = given
  const reporter =
    reporterName || reporterPhone
      ? { ...(reporterName ? { name: reporterName } : {}), ...(reporterPhone ? { phone: reporterPhone } : {}) }
      : undefined
  return {
    id,
    source,
    description,
    ...(matter ? { matter } : {}),
    ...(point ? { point } : {}),
    ...(address ? { address } : {}),
    ...(photos?.length ? { photos } : {}),
    ...(urgent ? { urgent } : {}),
    ...(externalCode ? { externalCode } : {}),
    ...(componentCode ? { componentCode } : {}),
    ...(reporter ? { reporter } : {}),
  }
}
