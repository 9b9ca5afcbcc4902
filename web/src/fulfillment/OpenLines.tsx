import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';

export interface OpenLine {
  id: string;
  name: string;
  unit: string;
  open: number;
}
type Amounts = Record<string, number | string | null>;

/** Amounts typed beside what is open. */
export const useAmounts = (lines: OpenLine[]) => {
  const [amounts, setAmounts] = useState<Amounts>(() => Object.fromEntries(lines.map((line) => [line.id, line.open])));
  const items = lines.map((line) => ({ orderItemId: line.id, quantity: Number(amounts[line.id] ?? 0) })).filter(({ quantity }) => quantity > 0);
  const wrong = Object.values(amounts).some((amount) => amount !== null && (Number.isNaN(Number(amount)) || Number(amount) < 0));
  return { amounts, setAmounts, items, wrong };
};

interface GridProps {
  lines: OpenLine[];
  amounts: Amounts;
  onChange: (amounts: Amounts) => void;
  /** Below a line: serial numbers. */
  below?: (line: OpenLine) => ReactNode;
}

export function OpenGrid({ lines, amounts, onChange, below }: GridProps) {
  const t = useText();
  const { number } = useFormat();
  if (!lines.length) return <Typography>{t('fulfillment.open.nothing')}</Typography>;
  return (
    <TableContainer>
      <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('fulfillment.orders.fields.name')}</TableCell>
            <TableCell align="right">{t('fulfillment.open.open')}</TableCell>
            <TableCell align="right" sx={{ width: 120 }}>
              {t('fulfillment.orders.fields.quantity')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.id}>
              <TableCell>
                {line.name}
                {below?.(line)}
              </TableCell>
              <TableCell align="right">{number(line.open)}</TableCell>
              <TableCell>
                <NumberInput
                  bare
                  label={t('fulfillment.open.amountOf', { name: line.name })}
                  as="number"
                  value={amounts[line.id]}
                  onChange={(value) => onChange({ ...amounts, [line.id]: value })}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
