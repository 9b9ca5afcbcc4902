import { createElement } from 'react';
import type { Absence, Appointment, AppointmentType, Resource, SpecialHours } from '../api';
import type { Table } from '../core/table';
import { Away } from './Away';

export const STATUSES = ['scheduled', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled'];
export const KINDS = ['staff', 'room', 'equipment'];
export const ABSENCE_KINDS = ['vacation', 'sick', 'training', 'closed', 'other'];

export const appointmentsTable: Table<Appointment, 'scheduling.appointments'> = {
  texts: 'scheduling.appointments',
  path: '/appointments',
  custom: 'appointments',
  sort: 'startsAt',
  to: ({ id }) => `/appointments/${id}`,
  export: 'appointments:export',
  create: { label: 'scheduling.appointments.create', to: '/appointments/new', can: 'appointments:write' },
  empty: { title: 'scheduling.appointments.empty.title', text: 'scheduling.appointments.empty.text' },
  columns: [
    { field: 'startsAt', type: 'time', sort: true, width: 180 },
    { field: 'customerName', type: 'link', value: ({ customerName, title }) => customerName ?? title },
    { field: 'typeName' },
    { field: 'resourceNames', type: 'chips' },
    { field: 'status', type: 'status', sort: true, width: 140 },
    { field: 'title', hidden: true },
    { field: 'price', type: 'money', hidden: true },
    { field: 'source', type: 'chip', hidden: true },
    { field: 'createdAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: STATUSES },
    { field: 'startsAt', kind: 'date', params: ['startsFrom', 'startsTo'] },
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'typeId', kind: 'record', resource: 'appointment-types' },
    { field: 'resourceId', kind: 'record', resource: 'resources' },
  ],
  bulk: [
    { action: 'confirm', label: 'scheduling.appointments.bulk.confirm', can: 'appointments:write' },
    {
      action: 'cancel',
      label: 'scheduling.appointments.bulk.cancel',
      can: 'appointments:write',
      danger: true,
      confirm: 'scheduling.appointments.bulk.cancelText',
    },
    { action: 'delete', label: 'core.actions.delete', can: 'appointments:delete', danger: true, confirm: 'scheduling.appointments.bulk.deleteText' },
  ],
};

export const typesTable: Table<AppointmentType, 'scheduling.types'> = {
  texts: 'scheduling.types',
  path: '/appointment-types',
  sort: 'name',
  to: ({ id }) => `/appointment-types/${id}`,
  canEdit: 'appointment-types:write',
  export: 'appointment-types:export',
  create: { label: 'scheduling.types.create', to: '/appointment-types/new', can: 'appointment-types:write' },
  empty: { title: 'scheduling.types.empty.title', text: 'scheduling.types.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'durationMinutes', type: 'number', sort: true, width: 120 },
    { field: 'price', type: 'money', width: 120 },
    { field: 'isPublic', type: 'bool', width: 110 },
    { field: 'isActive', type: 'bool', width: 110 },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'isActive', kind: 'flag' },
    { field: 'isPublic', kind: 'flag' },
  ],
};

export const resourcesTable: Table<Resource, 'scheduling.resources'> = {
  texts: 'scheduling.resources',
  path: '/resources',
  sort: 'name',
  to: ({ id }) => `/resources/${id}`,
  canEdit: 'resources:write',
  export: 'resources:export',
  create: { label: 'scheduling.resources.create', to: '/resources/new', can: 'resources:write' },
  empty: { title: 'scheduling.resources.empty.title', text: 'scheduling.resources.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'kind', type: 'chip', sort: true, width: 130 },
    { field: 'userName' },
    { field: 'isActive', type: 'bool', width: 110 },
  ],
  filters: [
    { field: 'kind', kind: 'enum', options: KINDS },
    { field: 'isActive', kind: 'flag' },
  ],
};

export const absencesTable: Table<Absence, 'scheduling.absences'> = {
  texts: 'scheduling.absences',
  path: '/absences',
  sort: '-startsAt',
  to: ({ id }) => `/absences/${id}`,
  canEdit: 'absences:write',
  export: 'absences:export',
  create: { label: 'scheduling.absences.create', to: '/absences/new', can: 'absences:write' },
  empty: { title: 'scheduling.absences.empty.title', text: 'scheduling.absences.empty.text' },
  columns: [
    { field: 'resourceName', type: 'link', value: ({ resourceName }) => resourceName ?? '–' },
    { field: 'kind', type: 'chip', sort: true, width: 140 },
    { field: 'startsAt', type: 'time', sort: true, render: (absence) => createElement(Away, { absence, side: 'from' }) },
    { field: 'endsAt', type: 'time', sort: true, render: (absence) => createElement(Away, { absence, side: 'to' }) },
    { field: 'reason' },
  ],
  filters: [
    { field: 'kind', kind: 'enum', options: ABSENCE_KINDS },
    { field: 'resourceId', kind: 'record', resource: 'resources' },
    { field: 'startsAt', kind: 'date', params: ['startsFrom', 'startsTo'] },
  ],
};

export const specialHoursTable: Table<SpecialHours, 'scheduling.special'> = {
  texts: 'scheduling.special',
  path: '/special-hours',
  search: false,
  sort: '-day',
  to: ({ id }) => `/special-hours/${id}`,
  canEdit: 'special-hours:write',
  export: 'special-hours:export',
  create: { label: 'scheduling.special.create', to: '/special-hours/new', can: 'special-hours:write' },
  empty: { title: 'scheduling.special.empty.title', text: 'scheduling.special.empty.text' },
  columns: [
    { field: 'day', type: 'date', sort: true, width: 140 },
    { field: 'hours', value: ({ hours }) => hours.map(({ from, to }) => `${from}–${to}`).join(', ') || '–' },
    { field: 'resourceName', value: ({ resourceName }) => resourceName ?? '–' },
    { field: 'reason' },
  ],
  filters: [
    { field: 'resourceId', kind: 'record', resource: 'resources' },
    { field: 'day', kind: 'date', params: ['dayFrom', 'dayTo'] },
  ],
};
