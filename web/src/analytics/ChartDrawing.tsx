import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import { LineChart } from '@mui/x-charts/LineChart';
import { PieChart } from '@mui/x-charts/PieChart';
import { language } from '../core/texts';
import type { ChartSpec } from './ChartView';
import { useUnit } from './units';

interface Props {
  chart: ChartSpec;
  /** Left out, as high as what it stands in. */
  height?: number;
  large?: boolean;
}

// read on light and on dark paper (3:1), and told apart by people who see no red or green; the first is the house's own
const TONES = ['#b4690e', '#3b7fc4', '#8a5cc2', '#3f8f5f', '#c2507a', '#6d7780', '#a07d1c'];

function useLook({ unit, currency, tones }: ChartSpec, large = false) {
  const theme = useTheme();
  const { palette } = theme.vars ?? theme;
  const say = useUnit();
  const compact = new Intl.NumberFormat(language(), { notation: 'compact', maximumFractionDigits: 1 });
  return {
    // half an order is no place on an axis
    step: unit === 'count' ? 1 : undefined,
    colors: tones?.map((tone) => palette[tone].main) ?? [palette.primary.main, ...TONES],
    say: (value: number | null) => say(value, unit, currency),
    tick: (value: number) => compact.format(value),
    font: large ? 18 : 11,
  };
}

/** Draws with MUI X; {@link ChartView} is the door. */
export default function ChartDrawing(props: Props) {
  const { kind } = props.chart;
  if (kind === 'pie') return <Pie {...props} />;
  return kind === 'line' ? <Lines {...props} /> : <Bars {...props} />;
}

const MARGIN = { left: 0, right: 12, top: 16, bottom: 0 };
const axisOf = (labels: string[], scaleType: 'band' | 'point', font: number) => ({
  scaleType,
  data: labels.map((_, at) => at),
  valueFormatter: (at: number) => labels[at] ?? '',
  tickLabelStyle: { fontSize: font },
  height: font * 2.6,
});

function Bars({ chart, height, large }: Props) {
  const { colors, say, tick, font, step } = useLook(chart, large);
  return (
    <BarChart
      height={height}
      skipAnimation
      disableKeyboardNavigation
      hideLegend={chart.series.length < 2}
      margin={MARGIN}
      colors={colors}
      xAxis={[axisOf(chart.labels, 'band', font)]}
      yAxis={[{ valueFormatter: tick, tickMinStep: step, width: font * 4.8, disableLine: true, disableTicks: true, tickLabelStyle: { fontSize: font } }]}
      series={chart.series.map(({ name, values }) => ({ data: values, label: name, valueFormatter: say }))}
      grid={{ horizontal: true }}
      borderRadius={3}
    />
  );
}

const LOW = 'range-low';
const HIGH = 'range-high';

function Lines({ chart, height, large }: Props) {
  const { colors, say, tick, font, step } = useLook(chart, large);
  const { range, series, labels } = chart;
  // two areas on each other, of which the lower one is not seen
  const band = range
    ? [
        { id: LOW, data: range.map((one) => one?.low ?? null), area: true, stack: 'range', showMark: false, color: 'transparent' },
        { id: HIGH, data: range.map((one) => (one ? one.high - one.low : null)), area: true, stack: 'range', showMark: false, color: colors[0] },
      ].map((one) => ({ ...one, valueFormatter: () => null, disableHighlight: true }))
    : [];
  return (
    <LineChart
      height={height}
      skipAnimation
      disableKeyboardNavigation
      hideLegend={series.length < 2}
      margin={MARGIN}
      colors={colors}
      xAxis={[axisOf(labels, 'point', font)]}
      yAxis={[{ valueFormatter: tick, tickMinStep: step, width: font * 4.8, disableLine: true, disableTicks: true, tickLabelStyle: { fontSize: font } }]}
      series={[
        ...series.map(({ name, values }, at) => ({
          id: `s${at}`,
          data: values,
          label: name,
          valueFormatter: say,
          showMark: labels.length < 32,
          curve: 'linear' as const,
        })),
        ...band,
      ]}
      grid={{ horizontal: true }}
      sx={{
        '& .MuiLineChart-line': { strokeWidth: large ? 4 : 2 },
        // no colour alone: each further line is broken otherwise
        '& .MuiLineChart-line[data-series="s1"]': { strokeDasharray: '6 4' },
        '& .MuiLineChart-line[data-series="s2"]': { strokeDasharray: '2 3' },
        [`& .MuiLineChart-line[data-series="${LOW}"], & .MuiLineChart-line[data-series="${HIGH}"]`]: { display: 'none' },
        [`& .MuiLineChart-area[data-series="${LOW}"]`]: { fill: 'none' },
        [`& .MuiLineChart-area[data-series="${HIGH}"]`]: { fillOpacity: 0.18 },
      }}
    />
  );
}

function Pie({ chart, height, large }: Props) {
  const { colors, say, font } = useLook(chart, large);
  const [first] = chart.series;
  const data = chart.labels.flatMap((label, id) => {
    const value = first?.values[id];
    return value ? [{ id, value, label, color: colors[id % colors.length] }] : [];
  });
  return (
    <PieChart
      height={height}
      skipAnimation
      disableKeyboardNavigation
      colors={colors}
      series={[{ data, valueFormatter: ({ value }) => say(value), innerRadius: '45%', paddingAngle: 1, cornerRadius: 2 }]}
      slotProps={{ legend: { sx: { fontSize: font + 1 } } }}
    />
  );
}
