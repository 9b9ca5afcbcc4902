import { trackingUrl } from './carriers.rules';

describe('where a carrier shows a parcel', () => {
  it.each([
    ['Österreichische Post', '1000 4711', 'https://www.post.at/sv/sendungsdetails?snr=10004711'],
    ['DHL', 'JJD01', 'https://www.dhl.de/de/privatkunden/dhl-sendungsverfolgung.html?piececode=JJD01'],
    ['DHL Express', 'JJD01', 'https://www.dhl.com/at-de/home/tracking.html?tracking-id=JJD01'],
    ['Deutsche Post', 'RR1', 'https://www.dhl.de/de/privatkunden/dhl-sendungsverfolgung.html?piececode=RR1'],
    ['GLS Austria', 'Z&1', 'https://gls-group.com/track/Z%261'],
    ['Somebody', 'https://parcels.example/7', 'https://parcels.example/7'],
  ])('%s %s', (carrier, number, url) => expect(trackingUrl(carrier, number)).toBe(url));

  it.each([
    ['Somebody', '7'],
    [null, '7'],
    ['DHL', null],
    ['DHL', ' '],
    ['Posthorn', '7'],
    ['Groups', 'http://plain.example'],
  ])('nobody knows of %s %s', (carrier, number) => expect(trackingUrl(carrier, number)).toBeNull());
});
