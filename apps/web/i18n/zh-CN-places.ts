/** Texts of addresses and surroundings. */
export const zhPlaces = {
  geocode: { addresses: '地址', like: '近似', region: '区域', road: '道路', interpolated: '门牌推算' },
  around: {
    title: '周边',
    tool: '查看周边',
    hint: '点击地图上任意位置，列出周边的案件、部件、单位和人员，以及由谁负责',
    radius: '范围',
    here: '周边',
    close: '关闭周边',
    none: '范围内没有',
    nothing: '您的岗位没有可查看的周边内容',
    nearest: '只列最近的 {{number}} 个',
    count: '{{number}} 个',
    inCharge: '谁负责',
    noCollector: '{{grid}}暂无信息采集员',
    units: '本社区、本街道单位 {{count}} 家',
  },
} as const
