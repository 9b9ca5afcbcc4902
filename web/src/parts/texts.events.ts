/** What has happened to a part, below `parts.events`. */
export const en = {
  part_created: 'created the part',
  part_changed: 'changed the part',
  part_archived: 'deleted the part',
  part_restored: 'restored the part',
  stock_moved: 'moved stock',
  low_stock: 'noticed that stock is low',
  nothing_to_reserve: 'found nothing to reserve',
  nothing_to_release: 'found nothing to release',
  print_plan_set: 'said what a printed piece takes',
  print_plan_dropped: 'prints it here no more',
};

export const de: typeof en = {
  part_created: 'hat das Teil angelegt',
  part_changed: 'hat das Teil geändert',
  part_archived: 'hat das Teil gelöscht',
  part_restored: 'hat das Teil wiederhergestellt',
  stock_moved: 'hat Bestand bewegt',
  low_stock: 'hat niedrigen Bestand bemerkt',
  nothing_to_reserve: 'fand nichts zum Reservieren',
  nothing_to_release: 'fand nichts zum Freigeben',
  print_plan_set: 'hat festgelegt, was ein gedrucktes Stück braucht',
  print_plan_dropped: 'druckt es hier nicht mehr',
};
