import { problems, says, taken } from '../core/problem';

export const builds = problems({
  model_number_taken: taken('modelNumber', 'There is a build with this model number already.', 'Es gibt schon ein Modell mit dieser Modellnummer.'),
  part_made_already: taken('partId', 'Another build makes this part.', 'Dieses Teil wird schon nach einem anderen Modell gebaut.'),
  serial_number_taken: taken('serialNumbers', 'A serial number is never used twice.', 'Eine Seriennummer wird nie zweimal verwendet.'),
  part_repeated: taken('partId', 'This part stands in the list twice.', 'Dieses Teil steht zweimal in der Liste.'),
  option_repeated: taken('options', 'The name "{name}" stands twice.', 'Der Name „{name}“ kommt zweimal vor.'),
  bom_cycle: says(422, 'A machine cannot contain itself: {path}.', 'Eine Maschine kann sich nicht selbst enthalten: {path}.'),
  revision_released: says(409, 'A released revision is locked. Open a new one.', 'Eine freigegebene Revision ist gesperrt. Legen Sie eine neue an.'),
  no_draft: says(409, 'There is no draft to release.', 'Es gibt keinen Entwurf, der freizugeben wäre.'),
  option_unknown: says(
    422,
    'This build has no option "{option}: {choice}" to choose (once).',
    'Dieses Modell hat keine (einmal) wählbare Option „{option}: {choice}“.',
  ),
  option_takes_too_much: says(
    422,
    'An option takes away more of a part than the list has.',
    'Eine Option nimmt mehr von einem Teil weg, als in der Liste steht.',
  ),
  build_discontinued: says(422, 'This build is discontinued.', 'Dieses Modell ist ausgelaufen.'),
  build_unknown: says(422, 'There is no such build.', 'Dieses Modell gibt es nicht.'),
  production_fixed: says(
    409,
    'Quantity and choices can be changed while the order is planned.',
    'Menge und Auswahl lassen sich nur ändern, solange der Auftrag geplant ist.',
  ),
  not_a_substitute: says(422, 'This part is no substitute for the other.', 'Dieser Artikel ist kein Ersatz für den anderen.'),
  component_unknown: says(422, 'The order has no such component.', 'Dieses Teil kommt im Auftrag nicht vor.'),
  step_signed: says(409, '“{name}” is signed already.', '„{name}“ ist schon abgezeichnet.'),
  checklist_open: says(422, 'Not everything is ticked yet: {open}.', 'Noch nicht alles ist abgehakt: {open}.'),
  photo_missing: says(422, 'This step is signed with a photo.', 'Dieser Schritt wird mit einem Foto abgezeichnet.'),
  steps_open: says(
    422,
    'Before the last machine every step is signed: {open} are open.',
    'Vor der letzten Maschine ist jeder Schritt abgezeichnet: {open} sind offen.',
  ),
  over_completion: says(422, 'Only {open} are left to make.', 'Es sind nur noch {open} zu fertigen.'),
  serial_numbers_needed: says(
    422,
    'So many machines need as many serial numbers: {needed}, not {given}.',
    'Es braucht genau so viele Seriennummern wie Maschinen: {needed}, nicht {given}.',
  ),
  print_machine_taken: taken('name', 'There is a printer of this name already.', 'Es gibt schon einen Drucker mit diesem Namen.'),
  print_plan_missing: says(
    422,
    'Nobody has said yet what a piece of it takes: material, grams and minutes.',
    'Für dieses Teil steht noch nicht fest, was ein Stück braucht: Material, Gramm und Minuten.',
  ),
  material_of_itself: says(422, 'A part is not its own material.', 'Ein Teil ist nicht sein eigenes Material.'),
  nothing_to_reverse: says(422, 'There is not so much to take back.', 'So viel kann nicht zurückgenommen werden.'),
});
