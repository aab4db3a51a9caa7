import { useTranslation } from 'react-i18next'
import { usePreferences } from '#ui/preferences.tsx'

const STEPS = [
  { zh: '发现', en: 'Find' },
  { zh: '立案', en: 'File' },
  { zh: '派遣', en: 'Dispatch' },
  { zh: '处置', en: 'Handle' },
  { zh: '核查', en: 'Check' },
  { zh: '结案', en: 'Close' },
]

/** The loop of a case: six steps on a ring, with something always on its way. */
export function LoopPicture() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return (
    <svg className="sign-in-loop" viewBox="0 0 440 440" role="img" aria-label={t('session.loopLabel')}>
      <circle className="track" cx="220" cy="220" r="160" />
      <circle className="runner" cx="220" cy="220" r="160" />
      {STEPS.map((step, index) => {
        const angle = ((index * 60 - 90) * Math.PI) / 180
        const [x, y] = [220 + 160 * Math.cos(angle), 220 + 160 * Math.sin(angle)]
        return (
          <g key={step.en}>
            <circle cx={x} cy={y} r="44" fill="#143a9c" stroke="#ffffff66" strokeWidth="1.5" />
            <text x={x} y={y + 6}>
              {language === 'en' ? step.en : step.zh}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
