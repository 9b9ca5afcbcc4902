import { survivesKilling } from '../../../test/killed';

it('a worker killed in the middle of its jobs, three times: nothing is lost, nothing happens twice', () => survivesKilling(), 120_000);
