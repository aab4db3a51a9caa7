/** The one place where the look is decided: colours, radius, type. Everything else names these tokens. */
import { theme as antd, type ThemeConfig } from 'antd'

export type Mode = 'day' | 'night'

export interface Palette {
  accent: string
  accentSoft: string
  ground: string
  canvas: string
  raised: string
  ink: string
  inkSoft: string
  inkFaint: string
  line: string
  lineStrong: string
  green: string
  yellow: string
  red: string
  greenSoft: string
  yellowSoft: string
  redSoft: string
  water: string
  land: string
  neighbour: string
  coast: string
  border: string
  mapLabel: string
}

export const PALETTES: Record<Mode, Palette> = {
  day: {
    accent: '#1456F0',
    accentSoft: '#E9F0FE',
    ground: '#FFFFFF',
    canvas: '#F4F6F9',
    raised: '#FFFFFF',
    ink: '#17202E',
    inkSoft: '#465266',
    inkFaint: '#667286',
    line: '#E4E8EE',
    lineStrong: '#C9D1DC',
    green: '#1A9E54',
    yellow: '#E0A100',
    red: '#D93026',
    greenSoft: '#E7F6ED',
    yellowSoft: '#FDF4DC',
    redSoft: '#FDECEA',
    water: '#DCE7F3',
    land: '#FBFAF7',
    neighbour: '#EEEEEB',
    coast: '#9DB2CB',
    border: '#B6BFCC',
    mapLabel: '#3C495C',
  },
  night: {
    accent: '#5B8CFF',
    accentSoft: '#16274D',
    ground: '#0E1626',
    canvas: '#090F1B',
    raised: '#142036',
    ink: '#E8EDF6',
    inkSoft: '#B3BFD2',
    inkFaint: '#8C9AB1',
    line: '#1F2C44',
    lineStrong: '#344463',
    green: '#3CC27A',
    yellow: '#F2B832',
    red: '#FF6F61',
    greenSoft: '#11301F',
    yellowSoft: '#352A0D',
    redSoft: '#3B1714',
    water: '#0A1424',
    land: '#16223A',
    neighbour: '#101A2D',
    coast: '#35507C',
    border: '#3A4C6C',
    mapLabel: '#B9C6DC',
  },
}

export const FONT = "'Noto Sans SC Variable', 'Noto Sans SC', system-ui, sans-serif"

export function antdTheme(mode: Mode): ThemeConfig {
  const palette = PALETTES[mode]
  return {
    algorithm: mode === 'night' ? [antd.darkAlgorithm, antd.compactAlgorithm] : [antd.defaultAlgorithm, antd.compactAlgorithm],
    token: {
      colorPrimary: palette.accent,
      colorInfo: palette.accent,
      colorLink: palette.accent,
      colorSuccess: palette.green,
      colorWarning: palette.yellow,
      colorError: palette.red,
      colorTextBase: palette.ink,
      colorBgBase: palette.ground,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkFaint,
      colorTextDescription: palette.inkFaint,
      colorTextPlaceholder: palette.inkFaint,
      colorBgLayout: palette.canvas,
      colorBgContainer: palette.ground,
      colorBgElevated: palette.raised,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      borderRadius: 6,
      fontFamily: FONT,
      fontSize: 14,
      fontSizeSM: 12,
      fontSizeLG: 16,
      controlHeight: 32,
      wireframe: false,
    },
    components: {
      Table: { headerBg: palette.canvas, headerColor: palette.inkSoft, headerSplitColor: 'transparent', rowHoverBg: palette.accentSoft },
      Card: { headerFontSize: 15 },
      Menu: { itemSelectedBg: palette.accentSoft, itemSelectedColor: palette.accent, activeBarBorderWidth: 0, itemHeight: 36 },
    },
  }
}

/** The same tokens for plain style sheets, as `--ink`, `--line-strong` … on the root element. */
export function applyPalette(mode: Mode): void {
  const root = document.documentElement
  for (const [name, colour] of Object.entries(PALETTES[mode])) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`, String(colour))
  }
  root.style.colorScheme = mode === 'night' ? 'dark' : 'light'
  root.dataset.mode = mode
}
