import { problems, taken } from '../problem';

problems({
  view_name_taken: taken('name', 'You have a view of this name on this list already.', 'Sie haben für diese Liste schon eine Ansicht mit diesem Namen.'),
  view_default_taken: taken(
    'isDefault',
    'Another view became the default of this list at the same time.',
    'Gleichzeitig wurde eine andere Ansicht zum Standard dieser Liste.',
  ),
});
