export { api, queryString, send, type Answer, type Pagination, type Query } from './client';
export { byField, isProblem, Problem, type Fault } from './problem';
export { useReach } from './network';
export { keyOf, queries, useAll, useMany, useOne, useWrite, type Rec } from './query';
export { download, upload } from './transfer';
