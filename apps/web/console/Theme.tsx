import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useMemo } from 'react'
import { usePreferences } from '#ui/preferences.tsx'
import { antdTheme } from '#ui/theme.ts'

export function Theme({ children }: { children: ReactNode }) {
  const { mode, language } = usePreferences()
  const theme = useMemo(() => antdTheme(mode), [mode])
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App style={{ height: '100%' }} message={{ top: 64 }}>
        {children}
      </App>
    </ConfigProvider>
  )
}
