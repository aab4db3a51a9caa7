import { Drawer } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/identity/contract.ts'
import { PasswordDialog, SecondFactorDialog } from '#modules/identity/web/index.ts'
import './frame.css'
import type { FrameDialog } from './dialogs.ts'
import { useLiveRefresh } from './live-refresh.ts'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'

export function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation()
  const [drawer, setDrawer] = useState(false)
  const [dialog, setDialog] = useState<FrameDialog>(me.passwordExpired ? 'password' : me.enrolSecondFactor ? 'second-factor' : null)
  useLiveRefresh()
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('frame.skip')}
      </a>
      <TopBar me={me} openMenu={() => setDrawer(true)} openDialog={setDialog} />
      <aside className="frame-rail">
        <Rail />
      </aside>
      <main id="content" className="frame-content" tabIndex={-1}>
        {children}
      </main>
      <Drawer
        open={drawer}
        onClose={() => setDrawer(false)}
        placement="left"
        size={264}
        title={t('product.name')}
        styles={{ body: { padding: 8 } }}
      >
        <Rail followed={() => setDrawer(false)} />
      </Drawer>
      <Suspense fallback={null}>
        {dialog === 'password' ? <PasswordDialog open close={() => setDialog(null)} /> : null}
        {dialog === 'second-factor' ? <SecondFactorDialog open close={() => setDialog(null)} /> : null}
      </Suspense>
    </div>
  )
}
