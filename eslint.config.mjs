import tseslint from 'typescript-eslint';

const banned = (selector, message) => ({ selector, message });
const dates = [
  banned(
    `CallExpression[callee.property.name=/^(get|set)(Day|Hours|Date|Month|FullYear)$/]`,
    'The machine has a time zone, the organization another: core/dates.',
  ),
];
const money = [
  banned(`CallExpression[callee.name='parseFloat']`, 'Money and quantities are decimals: core/money, core/quantity.'),
  banned(`CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']`, 'Money and quantities are decimals.'),
];
/** The day a person means is the organization's, wherever the browser is. */
const browserDays = [
  ...dates.map(({ selector }) => banned(selector, 'The browser has a time zone, the organization another: core/time.')),
  banned(
    `CallExpression[callee.property.name='toLocaleDateString']`,
    'The day of the organization is useToday() of core/time; what is shown is formatted by useFormat().',
  ),
];
const environment = banned(
  `MemberExpression[object.name='process'][property.name='env']`,
  'The environment is read in core/config.ts alone; what starts another program may hand it on.',
);
const timers = banned(
  `CallExpression[callee.name='setTimeout'][arguments.0.type='Identifier'][arguments.0.name=/^(resolve|done|r)$/]`,
  'A test that waits for time is a test that fails one day.',
);

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'coverage/**', '.data/**', 'web/src/api/**', 'bench/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-empty': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true, allowTaggedTemplates: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['server/src/**/*.ts', 'docker/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 40 }], 'no-restricted-syntax': ['error', ...dates, ...money, environment] },
  },
  {
    files: ['server/src/*/**/*.ts'],
    ignores: ['server/src/core/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'typeorm', allowImportNames: ['Column'], message: 'There is no other handle to the database than tx: core/rows, core/sql.' },
            { name: '@nestjs/typeorm', message: 'There is no other handle to the database than tx.' },
          ],
        },
      ],
    },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': ['error', { max: 80 }], 'no-restricted-syntax': ['error', ...money, ...browserDays] },
  },
  {
    files: ['server/src/core/config.ts', 'server/src/core/pdf/launch.ts', 'docker/embedded/postgres.ts'],
    rules: { 'no-restricted-syntax': ['error', ...dates, ...money] },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts', '**/*.test.ts', '**/e2e/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-explicit-any': 'off', 'no-console': 'off', 'no-restricted-syntax': ['error', timers] },
  },
);
