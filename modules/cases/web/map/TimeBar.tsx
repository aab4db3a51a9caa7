import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons'
import { Button, Segmented, Slider } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateOnly } from '#ui/format.ts'
import type { UrlWords } from '#ui/go.tsx'
import type { Change } from './map-words.ts'

const DAYS = 120
const DAY_MS = 86_400_000
const BEAT_MS = 900

const dayAt = (step: number): string => dateOnly(Date.now() - (DAYS - step) * DAY_MS)
const stepOf = (day: string | undefined, otherwise: number): number =>
  day ? Math.max(0, Math.min(DAYS, DAYS - Math.round((Date.parse(dayAt(DAYS)) - Date.parse(day)) / DAY_MS))) : otherwise

/** Cases reported between two days; playing moves the stretch on to the present. */
export function TimeBar({ words, change }: { words: UrlWords; change: Change }) {
  const { t } = useTranslation()
  const [playing, setPlaying] = useState(false)
  const range: [number, number] = [stepOf(words.from, 0), stepOf(words.to, DAYS)]
  const show = ([from, to]: readonly number[]) =>
    change({ from: from === undefined ? undefined : dayAt(from), to: to === undefined || to >= DAYS ? undefined : dayAt(to) })
  const recent = (days: number) => change({ from: days === 0 ? undefined : dayAt(DAYS - days + 1), to: undefined })
  usePlaying(playing, () => {
    const [from, to] = range
    if (to >= DAYS) return setPlaying(false)
    show([from + 1, to + 1])
  })
  const play = () => {
    const [from, to] = range
    // From the very present a week is taken back to the beginning.
    if (!playing && to >= DAYS) show([0, Math.max(7, Math.min(30, to - from))])
    setPlaying(!playing)
  }
  return (
    <div className="time-bar">
      <Button
        size="small"
        type="text"
        icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={t(playing ? 'oneMap.pause' : 'oneMap.play')}
        title={t(playing ? 'oneMap.pause' : 'oneMap.play')}
        onClick={play}
      />
      <span className="faint">{t('oneMap.time')}</span>
      <span className="figures">
        {words.from || words.to ? `${words.from ?? dayAt(0)} – ${words.to ?? dayAt(DAYS)}` : t('oneMap.allTime')}
      </span>
      <Slider
        range={{ draggableTrack: true }}
        min={0}
        max={DAYS}
        value={range}
        onChange={show}
        tooltip={{ formatter: (step) => dayAt(step ?? 0) }}
        ariaLabelForHandle={[t('oneMap.time'), t('oneMap.time')]}
      />
      <Recent all={!words.from && !words.to} choose={recent} />
    </div>
  )
}

function Recent({ all, choose }: { all: boolean; choose(days: number): void }) {
  const { t } = useTranslation()
  return (
    <Segmented
      size="small"
      className="hide-narrow"
      value={all ? 0 : -1}
      onChange={(days) => choose(Number(days))}
      options={[
        { value: 0, label: t('oneMap.allTime') },
        { value: 7, label: t('oneMap.days7') },
        { value: 30, label: t('oneMap.days30') },
        { value: 90, label: t('oneMap.days90') },
      ]}
    />
  )
}

function usePlaying(playing: boolean, beat: () => void): void {
  const latest = useRef(beat)
  useEffect(() => {
    latest.current = beat
  })
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => latest.current(), BEAT_MS)
    return () => clearInterval(timer)
  }, [playing])
}
