import { Typography } from '@mui/material';
import type { ComponentType } from 'react';
import type { FieldName, Prefix, TextKey } from '../texts';
import { useText } from '../texts';
import { Address, Contacts, Country } from './groups';
import { Lines } from './Lines';
import { Place } from './Place';
import { Money, Percent, Quantity } from './numbers';
import { DateField, Flag, Pick, Select, Tags, Text } from './plain';

const all = { Text, Money, Quantity, Percent, Date: DateField, Select, Flag, Tags, Address, Country, Contacts, Pick, Lines };
type Named<C, P extends string> =
  C extends ComponentType<infer Q> ? ComponentType<Omit<Q, 'name'> & { name: FieldName<P> | `${FieldName<P>}.${string}` }> : never;
type Fields<P extends string> = { [N in keyof typeof all]: Named<(typeof all)[N], P> };

/** The fields of a form, typed by the texts: `const F = fields('parts'); <F.Text name="sku" required />`. A name without a label does not compile. */
export const fields = <P extends Prefix>(_texts: P): Fields<P> => all as unknown as Fields<P>;

/** A heading between fields. */
export function Section({ title }: { title: TextKey }) {
  const t = useText();
  return (
    <Place>
      <Typography component="h2" variant="h2" sx={{ pt: 1.5 }}>
        {t(title)}
      </Typography>
    </Place>
  );
}
